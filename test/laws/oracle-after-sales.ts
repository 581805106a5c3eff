import type { Instant } from '../../src/words/days.ts';
import { earliest, nextSharp, wallClock } from './oracle-calendar.ts';
import { sessionStories } from './oracle-chats.ts';
import { standingAfterSales, subOrderFinder } from './oracle-facts.ts';
import { countsOn, type OrderStory } from './oracle-orders.ts';
import { collect, dayIn, isKnown, isWithin, type Measures, type Share } from './oracle-window.ts';
import type { ShopFacts } from './shop-facts.ts';

/** Assumed, for the platform's limits by category were not found. */
const HANDLING_SECONDS_MOST = 86_400;

type AfterSale = ReturnType<typeof standingAfterSales>[number];

/** Refunded after-sales of shipped goods. One whose order is not known counts, for nothing says that it does not. */
export function afterSaleMeasures(shop: ShopFacts, orders: ReadonlyMap<string, OrderStory>): Measures {
  const { zone } = shop;
  const subOrder = subOrderFinder(shop);
  const all = standingAfterSales(shop).filter((a) => (a.type === 'shipped_refund' || a.type === 'return_refund') && !a.isExempt);
  const ofRefunded = (today: number, read: (a: AfterSale) => Omit<Share, 'id'> | null): Share[] => collect(all, (a) => {
    if (!isWithin(dayIn(zone, a.refundedAt), today) || !countsOn(orders.get(subOrder(a.orderId, a.productId)), today, zone)) return null;
    const share = read(a);
    return share && { id: a.afterSaleId, ...share };
  });
  /** null: not known, or not of those whose time counts. */
  const isLate = (a: AfterSale): boolean | null => {
    const seconds = handlingSeconds(a);
    return seconds === null || (a.type === 'shipped_refund' && a.startedBy === 'platform') ? null : seconds > HANDLING_SECONDS_MOST;
  };
  return {
    after_sale_on_time_rate: (today) => ofRefunded(today, (a) => (isLate(a) === null ? null : { num: isLate(a) ? 0 : 1, den: 1 })),
    after_sales_late: (today) => ofRefunded(today, (a) => (isLate(a) ? { num: 1, den: 0 } : null)),
    after_sale_review_seconds_mean: (today) => ofRefunded(today, ({ appliedAt, agreedAt }) => {
      if (appliedAt === null || agreedAt === null || !isKnown(zone, agreedAt, today)) return null;
      const hour = wallClock(appliedAt, zone).second / 3600;
      const startsAt = hour >= 23 || hour < 8 ? nextSharp(appliedAt, 8, zone) : appliedAt;
      return { num: Math.max(0, agreedAt - startsAt), den: 1 };
    }),
  };
}

/** What waits for the shop: application to agreement, and for returns the goods' arrival to the refund. */
function handlingSeconds(a: AfterSale): number | null {
  if (a.waitingSeconds !== null) return a.waitingSeconds;
  if (a.appliedAt === null || a.agreedAt === null) return null;
  const first = Math.max(0, a.agreedAt - a.appliedAt);
  return a.type === 'return_refund' && a.returnSignedAt !== null ? first + Math.max(0, (a.refundedAt ?? 0) - a.returnSignedAt) : first;
}

/** Orders whose buyer asked the shop for help, by after-sale or by a chat in which a human spoke. */
export function helpMeasures(shop: ShopFacts, orders: ReadonlyMap<string, OrderStory>): Measures {
  const { zone } = shop;
  const subOrder = subOrderFinder(shop);
  const sought = new Map<string, { at: Instant; escalatedAt: Instant | null }>();
  const add = (orderId: string, at: Instant, escalatedAt: Instant | null): void => {
    const known = sought.get(orderId);
    sought.set(orderId, { at: Math.min(known?.at ?? at, at), escalatedAt: earliest(known?.escalatedAt, escalatedAt) });
  };
  for (const a of standingAfterSales(shop)) {
    if (a.orderId !== '' && a.appliedAt !== null && !a.isExempt) add(subOrder(a.orderId, a.productId), a.appliedAt, a.arbitrationAt);
  }
  for (const { humanAt, messages } of sessionStories(shop)) {
    // About an order from the first message that names it, whoever sends it; with a human from the first answer of one.
    if (humanAt !== null) for (const m of messages) if (m.orderId !== '') add(subOrder(m.orderId, m.productId), Math.max(humanAt, m.sentAt), null);
  }
  return {
    platform_help_rate: (today) => collect(sought, ([id, { at, escalatedAt }]) => {
      if (!isWithin(dayIn(zone, at), today) || !countsOn(orders.get(id), today, zone)) return null;
      return { id, num: isKnown(zone, escalatedAt, today) ? 1 : 0, den: 1 };
    }),
  };
}
