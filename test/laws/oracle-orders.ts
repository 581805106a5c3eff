import type { Fact } from '../../src/facts/shapes.ts';
import type { Instant, Zone } from '../../src/words/days.ts';
import { earliest, wallClock } from './oracle-calendar.ts';
import { standingAfterSales, standingFacts, subOrderFinder } from './oracle-facts.ts';
import type { ShopFacts } from './shop-facts.ts';

const LOWEST_AMOUNT = 200;
const INSTANT_REFUND_SECONDS = 3600;

/** All that is known of one order, by hand from all facts that speak of it. */
export interface OrderStory {
  id: string;
  fact: Fact<'order'>;
  amount: number | null;
  /** Cancelled, or refunded before shipping. */
  droppedAt: Instant | null;
  pickedUpAt: Instant | null;
  signedAt: Instant | null;
  compensatedAt: Instant | null;
  review: { rating: number; at: Instant } | null;
  /** Its first after-sale. */
  claim: { reason: string; at: Instant; liabilityReason: string; liabilityAt: Instant } | null;
}

/** A waybill, with those of its orders that are known. */
export interface WaybillStory {
  id: string;
  dueAt: Instant;
  signedAt: Instant | null;
  compensatedAt: Instant | null;
  orders: OrderStory[];
}

export function orderStories(shop: ShopFacts): Map<string, OrderStory> {
  const subOrder = subOrderFinder(shop);
  const reviews = standingFacts(shop, 'review').filter((r) => r.rating !== null && r.reviewedAt !== null);
  const afterSales = standingAfterSales(shop).filter((a) => a.appliedAt !== null && !a.isExempt);
  const parcels = waybillEvents(shop);
  const trackings = trackingsOfOrders(shop);
  return new Map(standingFacts(shop, 'order').map((fact) => {
    const own = parcels.filter((p) => trackings.get(fact.orderId)?.has(p.trackingNo));
    const reviewed = reviews.filter((r) => subOrder(r.orderId, r.productId) === fact.orderId)
      .sort((a, b) => (a.reviewedAt ?? 0) - (b.reviewedAt ?? 0) || (a.reviewId < b.reviewId ? -1 : 1))[0];
    const claims = afterSales.filter((a) => a.orderId !== '' && subOrder(a.orderId, a.productId) === fact.orderId)
      .sort((a, b) => (a.appliedAt ?? 0) - (b.appliedAt ?? 0) || (a.afterSaleId < b.afterSaleId ? -1 : 1));
    const first = claims[0];
    return [fact.orderId, {
      id: fact.orderId,
      fact,
      amount: fact.paidAmount ?? fact.payableAmount,
      droppedAt: earliest(fact.cancelledAt, ...claims.filter((a) => a.type === 'unshipped_refund').map((a) => a.refundedAt)),
      pickedUpAt: earliest(fact.pickedUpAt, ...own.map((p) => p.pickedUpAt)),
      signedAt: earliest(fact.signedAt, fact.finishedAt, ...own.map((p) => p.signedAt)),
      compensatedAt: earliest(...own.map((p) => p.compensatedAt)),
      review: reviewed ? { rating: reviewed.rating ?? 0, at: reviewed.reviewedAt ?? 0 } : null,
      claim: first ? { reason: first.reasonAtFirst, at: first.appliedAt ?? 0, liabilityReason: first.liabilityReason, liabilityAt: first.liabilityAt ?? first.appliedAt ?? 0 } : null,
    }];
  }));
}

/** Gifts, lucky bags, abnormal and low-price orders never count; an instant refund counts until the day it is known. */
export function countsOn(order: OrderStory | undefined, today: number, zone: Zone): boolean {
  if (!order) return true;
  if (order.fact.isGift || order.fact.isLuckyBag || order.fact.isAbnormal) return false;
  if (order.amount !== null && order.amount < LOWEST_AMOUNT) return false;
  const isInstantRefund = order.droppedAt !== null && order.fact.paidAt !== null && order.droppedAt - order.fact.paidAt <= INSTANT_REFUND_SECONDS;
  return !(isInstantRefund && order.droppedAt !== null && wallClock(order.droppedAt, zone).day <= today);
}

/** Waybills by the orders that they carry; an order with a due time and no waybill stands for its own. */
export function waybillStories(shop: ShopFacts, orders: ReadonlyMap<string, OrderStory>): WaybillStory[] {
  const trackings = trackingsOfOrders(shop);
  const events = waybillEvents(shop);
  const ids = new Set([...events.map((e) => e.trackingNo), ...[...orders.values()].flatMap((o) => [...(trackings.get(o.id) ?? [])])]);
  const story = (id: string, carried: OrderStory[]): WaybillStory[] => {
    const own = events.filter((e) => e.trackingNo === id);
    const dueAt = earliest(...own.map((e) => e.deliveryDueAt), ...carried.map((o) => o.fact.deliveryDueAt));
    if (dueAt === null) return [];
    return [{ id, dueAt, orders: carried, compensatedAt: earliest(...own.map((e) => e.compensatedAt)), signedAt: earliest(...own.map((e) => e.signedAt), ...carried.flatMap((o) => [o.fact.signedAt, o.fact.finishedAt])) }];
  };
  const withNumber = [...ids].flatMap((id) => story(id, [...orders.values()].filter((o) => trackings.get(o.id)?.has(id))));
  return [...withNumber, ...[...orders.values()].filter((o) => !trackings.get(o.id)).flatMap((o) => story(o.id, [o]))];
}

interface WaybillEvent {
  trackingNo: string;
  pickedUpAt: Instant | null;
  deliveryDueAt: Instant | null;
  signedAt: Instant | null;
  compensatedAt: Instant | null;
}

/** What parcels and scans say of a waybill. */
function waybillEvents(shop: ShopFacts): WaybillEvent[] {
  const scans = standingFacts(shop, 'parcel_scan').map(({ trackingNo, kind, scannedAt }): WaybillEvent => ({
    trackingNo, pickedUpAt: kind === 'picked_up' ? scannedAt : null, deliveryDueAt: null, signedAt: kind === 'signed' ? scannedAt : null, compensatedAt: null,
  }));
  return [...standingFacts(shop, 'parcel'), ...scans];
}

function trackingsOfOrders(shop: ShopFacts): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { orderId, trackingNo } of [...standingFacts(shop, 'parcel'), ...standingFacts(shop, 'order')]) {
    if (orderId !== '' && trackingNo !== '') found.set(orderId, (found.get(orderId) ?? new Set()).add(trackingNo));
  }
  return found;
}
