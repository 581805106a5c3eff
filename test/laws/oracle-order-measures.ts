import type { Zone } from '../../src/words/days.ts';
import { nextSharp, wallClock } from './oracle-calendar.ts';
import { countsOn, waybillStories, type OrderStory } from './oracle-orders.ts';
import { collect, dayIn, isKnown, isWithin, type Measures, type ReasonWords, type Share } from './oracle-window.ts';
import type { ShopFacts } from './shop-facts.ts';

/** Pickup time in hours at most, points; beyond the last 50. Assumed, for the platform's table was not found. */
const PICKUP_POINTS: readonly (readonly [number, number])[] = [[6, 100], [12, 95], [18, 90], [24, 85], [30, 80], [36, 70], [48, 60]];
const PICKUP_POINTS_LEAST = 50;

export function orderMeasures(shop: ShopFacts, orders: ReadonlyMap<string, OrderStory>, words: ReasonWords): Measures {
  return { ...paidMeasures(orders, words, shop.zone), ...signedMeasures(orders, words, shop.zone), ...pickupMeasures(orders, shop.zone), ...waybillMeasures(shop, orders) };
}

const holdsWord = (text: string, words: readonly string[] | undefined): boolean => (words ?? []).some((word) => text.includes(word));

function paidMeasures(orders: ReadonlyMap<string, OrderStory>, words: ReasonWords, zone: Zone): Measures {
  const ofPaid = (today: number, read: (order: OrderStory) => Omit<Share, 'id'> | null): Share[] => collect(orders.values(), (order) => {
    if (!isWithin(dayIn(zone, order.fact.paidAt), today) || !countsOn(order, today, zone)) return null;
    const share = read(order);
    return share && { id: order.id, ...share };
  });
  return {
    paid_orders: (today) => ofPaid(today, () => ({ num: 1, den: 0 })),
    insured_orders: (today) => ofPaid(today, ({ fact }) => (fact.isInsured ? { num: 1, den: 0 } : null)),
    bulky_insured_orders: (today) => ofPaid(today, ({ fact }) => (fact.isBulkyInsured ? { num: 1, den: 0 } : null)),
    installed_rate: (today) => ofPaid(today, ({ fact }) => (fact.isInstallInScope ? { num: fact.isInstalled ? 1 : 0, den: 1 } : null)),
    damage_return_rate: (today) => ofPaid(today, ({ claim }) => ({ num: claim && isKnown(zone, claim.at, today) && holdsWord(claim.reason, words['damage']) ? 1 : 0, den: 1 })),
    logistics_return_rate: (today) => ofPaid(today, ({ claim }) => {
      const isLiable = claim !== null && isKnown(zone, claim.liabilityAt, today) && holdsWord(claim.reason, words['logistics']) && holdsWord(claim.liabilityReason, words['logistics_liability']);
      return { num: isLiable ? 1 : 0, den: 1 };
    }),
  };
}

function signedMeasures(orders: ReadonlyMap<string, OrderStory>, words: ReasonWords, zone: Zone): Measures {
  const ofSigned = (today: number, read: (order: OrderStory) => Omit<Share, 'id'> | null): Share[] => collect(orders.values(), (order) => {
    if (!isWithin(dayIn(zone, order.signedAt), today) || !countsOn(order, today, zone)) return null;
    const share = read(order);
    return share && { id: order.id, ...share };
  });
  const reviewBy = (order: OrderStory, today: number): number | null => (order.review && isKnown(zone, order.review.at, today) ? order.review.rating : null);
  return {
    product_rating: (today) => ofSigned(today, (order) => {
      const rating = reviewBy(order, today);
      return rating === null ? null : { num: rating, den: 1 };
    }),
    bad_review_orders: (today) => ofSigned(today, (order) => {
      const rating = reviewBy(order, today);
      return rating === 1 || rating === 2 ? { num: 1, den: 0 } : null;
    }),
    quality_return_rate: (today) => ofSigned(today, ({ claim }) => ({ num: claim && isKnown(zone, claim.at, today) && holdsWord(claim.reason, words['quality']) ? 1 : 0, den: 1 })),
    next_day_rate: (today) => ofSigned(today, ({ signedAt, fact }) => {
      const isNextDay = signedAt !== null && fact.paidAt !== null && wallClock(signedAt, zone).day - wallClock(fact.paidAt, zone).day <= 1;
      return { num: isNextDay ? 1 : 0, den: 1 };
    }),
    remote_transit_orders: (today) => ofSigned(today, ({ fact, claim }) => (fact.isRemoteTransit && !(claim && isKnown(zone, claim.at, today)) ? { num: 1, den: 0 } : null)),
  };
}

function pickupMeasures(orders: ReadonlyMap<string, OrderStory>, zone: Zone): Measures {
  const ofPickedUp = (today: number, read: (order: OrderStory, seconds: number) => number): Share[] => collect(orders.values(), (order) => {
    const { pickedUpAt, fact: { paidAt } } = order;
    if (pickedUpAt === null || paidAt === null || !isWithin(wallClock(pickedUpAt, zone).day, today) || !countsOn(order, today, zone)) return null;
    const hour = wallClock(paidAt, zone).second / 3600;
    const startsAt = hour >= 18 || hour < 6 ? nextSharp(paidAt, 6, zone) : paidAt;
    return { id: order.id, num: read(order, Math.max(0, pickedUpAt - startsAt)), den: 1 };
  });
  return {
    pickup_seconds_mean: (today) => ofPickedUp(today, (_, seconds) => seconds),
    pickup_score: (today) => ofPickedUp(today, ({ compensatedAt }, seconds) => {
      if (isKnown(zone, compensatedAt, today)) return PICKUP_POINTS_LEAST;
      return PICKUP_POINTS.find(([hours]) => seconds <= hours * 3600)?.[1] ?? PICKUP_POINTS_LEAST;
    }),
  };
}

function waybillMeasures(shop: ShopFacts, orders: ReadonlyMap<string, OrderStory>): Measures {
  const { zone } = shop;
  const waybills = waybillStories(shop, orders);
  const ofDue = (today: number, read: (isOnTime: boolean) => Omit<Share, 'id'> | null): Share[] => collect(waybills, (waybill) => {
    if (!isWithin(wallClock(waybill.dueAt, zone).day, today)) return null;
    if (waybill.orders.length > 0 && !waybill.orders.some((order) => countsOn(order, today, zone))) return null;
    const isCompensated = isKnown(zone, waybill.compensatedAt, today);
    const share = read(waybill.signedAt !== null && waybill.signedAt <= waybill.dueAt && !isCompensated);
    return share && { id: waybill.id, ...share };
  });
  return {
    waybill_on_time_rate: (today) => ofDue(today, (isOnTime) => ({ num: isOnTime ? 1 : 0, den: 1 })),
    waybills_missed: (today) => ofDue(today, (isOnTime) => (isOnTime ? null : { num: 1, den: 0 })),
  };
}
