/**
 * The facts: what happened in a shop. Words: `shop` one seller account · `fact` something that happened, known by the
 * platform's own id · `batch` facts taken in together · `revision` how new a row is.
 *
 * One table of columns is the source of the TypeScript types, of the landing files and of the check against the
 * warehouse's migrations (test/twins). Column names here are camelCase; the warehouse's are the same in snake_case.
 */

/** id/text: string, '' when not given · instant: unix seconds · money: integer minor units · day: ISO date. */
export type ColumnType = 'id' | 'text' | 'instant' | 'money' | 'int' | 'flag' | 'day';

interface Shape {
  /** Columns that make up the natural key within a shop. */
  key: readonly string[];
  columns: Readonly<Record<string, ColumnType>>;
}

const shapes = {
  /** One row per sub-order. */
  order: {
    key: ['orderId'],
    columns: {
      orderId: 'id', mainOrderId: 'id', productId: 'id', productName: 'text', sku: 'text', category: 'text',
      supplierCode: 'text', quantity: 'int', currency: 'text', payableAmount: 'money', paidAmount: 'money',
      status: 'text', cancelReason: 'text', cancelledBy: 'text', buyerHash: 'id', carrier: 'text', trackingNo: 'id', route: 'text',
      orderedAt: 'instant', paidAt: 'instant', promisedShipAt: 'instant', shippedAt: 'instant', pickedUpAt: 'instant',
      deliveryDueAt: 'instant', signedAt: 'instant', finishedAt: 'instant', cancelledAt: 'instant',
      isGift: 'flag', isLuckyBag: 'flag', isPreSale: 'flag', isQualityInspected: 'flag', isInstalled: 'flag',
      isInstallInScope: 'flag', isInsured: 'flag', isBulkyInsured: 'flag', isAbnormal: 'flag', isSample: 'flag', isRemoteTransit: 'flag',
    },
  },
  /** One row per waybill and sub-order in it. orderId '' when the source does not know the order. */
  parcel: {
    key: ['trackingNo', 'orderId'],
    columns: {
      trackingNo: 'id', orderId: 'id', carrier: 'text', route: 'text', shippedAt: 'instant', pickedUpAt: 'instant',
      deliveryDueAt: 'instant', signedAt: 'instant', compensatedAt: 'instant', compensation: 'text',
    },
  },
  /** One row per scan of a waybill. `kind` is one of SCAN_KINDS. */
  parcel_scan: {
    key: ['trackingNo', 'scanId'],
    columns: { trackingNo: 'id', scanId: 'id', carrier: 'text', scannedAt: 'instant', kind: 'text', place: 'text', text: 'text' },
  },
  /** One chat message. `role` is one of ROLES; the session's rating (1–5) stands on any of its messages. */
  message: {
    key: ['sessionId', 'messageId'],
    columns: {
      sessionId: 'id', messageId: 'id', sentAt: 'instant', role: 'text', agentId: 'id', orderId: 'id', productId: 'id', buyerHash: 'id',
      sessionRating: 'int', ratedAt: 'instant',
    },
  },
  review: {
    key: ['reviewId'],
    columns: {
      reviewId: 'id', orderId: 'id', productId: 'id', rating: 'int', reviewedAt: 'instant', text: 'text',
      appendedAt: 'instant', appendedText: 'text', hasReply: 'flag',
    },
  },
  /** `type` is one of AFTER_SALE_TYPES. `firstReason` only where the source states it as the first; else `reason`. */
  after_sale: {
    key: ['afterSaleId'],
    columns: {
      afterSaleId: 'id', orderId: 'id', productId: 'id', type: 'text', status: 'text', firstReason: 'text', reason: 'text', laterReasons: 'text',
      appliedAt: 'instant', agreedAt: 'instant', refundedAt: 'instant', closedAt: 'instant', returnSignedAt: 'instant',
      arbitrationAt: 'instant', arbitrationResult: 'text', liability: 'text', liabilityReason: 'text', liabilityAt: 'instant',
      amount: 'money', startedBy: 'text', waitingSeconds: 'int', isExempt: 'flag',
    },
  },
  /** `scene` is one of SCENES. A won appeal sets revokedAt. */
  violation: {
    key: ['violationId'],
    columns: {
      violationId: 'id', scene: 'text', happenedAt: 'instant', orderId: 'id', productId: 'id', status: 'text', revokedAt: 'instant', text: 'text',
    },
  },
  /** What the platform showed on a day. Scores in hundredths of a point; `readings` is JSON {indicator: number as shown}. */
  published_score: {
    key: ['publishedOn'],
    columns: {
      publishedOn: 'day', publishedAt: 'instant', total: 'int', product: 'int', logistics: 'int', service: 'int',
      bonus: 'int', deduction: 'int', stage: 'text', noScoreReason: 'text', layout: 'text', readings: 'text',
    },
  },
} as const satisfies Record<string, Shape>;

export type FactKind = keyof typeof shapes;

type Value<T extends ColumnType> = T extends 'id' | 'text' ? string : T extends 'flag' ? boolean : T extends 'day' ? string : number | null;

/** A fact of one kind, without its shop, batch and revision. Instants, money and ints are null where not given. */
export type Fact<K extends FactKind> = {
  -readonly [C in keyof (typeof shapes)[K]['columns']]: (typeof shapes)[K]['columns'][C] extends ColumnType
    ? Value<(typeof shapes)[K]['columns'][C]>
    : never;
};

export const FACT_KINDS = Object.keys(shapes) as FactKind[];
export const factShapes: Readonly<Record<FactKind, Shape>> = shapes;

export const ROLES = ['buyer', 'agent', 'robot', 'system'] as const;
export const SCAN_KINDS = ['picked_up', 'in_transit', 'out_for_delivery', 'at_pickup_point', 'signed', 'exception', 'returning', 'returned', 'info'] as const;
export const AFTER_SALE_TYPES = ['shipped_refund', 'return_refund', 'unshipped_refund', 'exchange', 'reissue', 'repair', 'price_protection', 'other'] as const;
export const SCENES = [
  'mock_buyer', 'abnormal_address', 'unreasonable_refusal', 'refuse_invoice', 'fake_trade', 'false_advertising',
  'fraud_shipping', 'brand_confusion', 'track_abnormal', 'late_shipping', 'out_of_stock', 'bad_faith', 'other',
] as const;

/** A fact with every column at its empty value. Called once a row, so the empty facts are made once. */
export function emptyFact<K extends FactKind>(kind: K): Fact<K> {
  return { ...(templates[kind] as Fact<K>) };
}

const templates = Object.fromEntries(FACT_KINDS.map((kind) => [kind, template(kind)])) as Record<FactKind, object>;

function template(kind: FactKind): object {
  const empty = (type: ColumnType): string | boolean | null => (type === 'id' || type === 'text' || type === 'day' ? '' : type === 'flag' ? false : null);
  return Object.fromEntries(Object.entries(factShapes[kind].columns).map(([column, type]) => [column, empty(type)]));
}

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
