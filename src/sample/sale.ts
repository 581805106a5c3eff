import type { Instant } from '../words/days.ts';
import type { Carrier, Product } from './douyin-plan.ts';
import type { Destination } from './places.ts';

export type SaleKind = 'valid' | 'pre_sale' | 'gift' | 'lucky_bag' | 'trial' | 'unpaid' | 'instant_refund' | 'cancelled';

export interface Parcel {
  trackingNo: string;
  carrier: Carrier;
  shippedAt: Instant;
  pickedUpAt: Instant;
  dueAt: Instant;
  /** null for a parcel that got lost. */
  signedAt: Instant | null;
}

/** One sub-order as it really happened, the future included; the files show of it what was known when they were made. */
export interface Sale {
  mainOrderId: string;
  orderId: string;
  kind: SaleKind;
  product: Product;
  sku: string;
  quantity: number;
  /** Fen. */
  amount: number;
  buyerId: string;
  destination: Destination;
  isFaulty: boolean;
  orderedAt: Instant;
  paidAt: Instant | null;
  promisedShipAt: Instant | null;
  parcel: Parcel | null;
  finishedAt: Instant | null;
  /** Set by the after-sale that ends it. */
  refundedAt: Instant | null;
}
