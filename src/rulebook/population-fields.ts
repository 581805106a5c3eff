/**
 * What a measure may speak of: the populations and their fields. The SQL of each population gives exactly these as
 * columns (src/sql/populations.ts); a rulebook that names another field is refused.
 */

/** Type of a field: decides which conditions may test it. */
export type FieldType = 'id' | 'text' | 'flag' | 'int' | 'instant' | 'day';

/** Flags of an order by which it may be left out; every population that belongs to orders carries them. */
const orderFlags = {
  isGift: 'flag', isLuckyBag: 'flag', isAbnormal: 'flag', isSample: 'flag', amount: 'int', paidOn: 'day',
  dropSeconds: 'int', droppedOn: 'day',
} as const;

export const populationFields = {
  order: {
    orderId: 'id', mainOrderId: 'id', productId: 'id', carrier: 'text', trackingNo: 'id', route: 'text', status: 'text', ...orderFlags,
    isPreSale: 'flag', isQualityInspected: 'flag', isInstalled: 'flag', isInstallInScope: 'flag', isInsured: 'flag',
    isBulkyInsured: 'flag', isRemoteTransit: 'flag',
    paidAt: 'instant', promisedShipAt: 'instant', shippedAt: 'instant', shippedOn: 'day', pickedUpAt: 'instant', pickedUpOn: 'day',
    deliveryDueAt: 'instant', signedAt: 'instant', signedOn: 'day', finishedOn: 'day', cancelledAt: 'instant', cancelledOn: 'day',
    compensatedAt: 'instant', compensatedOn: 'day', daysToSign: 'int',
    rating: 'int', reviewedAt: 'instant', reviewedOn: 'day',
    firstReason: 'text', firstType: 'text', firstAppliedAt: 'instant', firstAppliedOn: 'day', liabilityReason: 'text', liabilityOn: 'day',
  },
  waybill: { trackingNo: 'id', productId: 'id', carrier: 'text', route: 'text', ...orderFlags, deliveryDueAt: 'instant', deliveryDueOn: 'day', signedAt: 'instant', compensatedOn: 'day' },
  after_sale: {
    orderId: 'id', productId: 'id', type: 'text', firstReason: 'text', startedBy: 'text', ...orderFlags, appliedAt: 'instant', agreedAt: 'instant', agreedOn: 'day',
    refundedAt: 'instant', refundedOn: 'day', isExempt: 'flag', handlingSeconds: 'int',
  },
  chat_round: { sessionId: 'id', agentId: 'id', orderId: 'id', productId: 'id', startedAt: 'instant', startedOn: 'day', openedAt: 'instant', answeredAt: 'instant', isHumanRound: 'flag', responseSeconds: 'int', knownOn: 'day' },
  chat_session: { sessionId: 'id', agentId: 'id', orderId: 'id', productId: 'id', startedAt: 'instant', startedOn: 'day', humanOn: 'day', rating: 'int', ratedOn: 'day' },
  help_order: { orderId: 'id', productId: 'id', ...orderFlags, soughtAt: 'instant', soughtOn: 'day', escalatedOn: 'day', reason: 'text' },
  violation: { scene: 'text', orderId: 'id', productId: 'id', happenedAt: 'instant', happenedOn: 'day', revokedOn: 'day' },
} as const satisfies Record<string, Record<string, FieldType>>;

export type PopulationName = keyof typeof populationFields;
export const populationNames = Object.keys(populationFields) as PopulationName[];

export const fieldsOf = (name: PopulationName): Readonly<Record<string, FieldType>> => populationFields[name];
