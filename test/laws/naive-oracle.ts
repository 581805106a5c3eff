import type { Zone } from '../../src/words/days.ts';
import { countsOn, orderStories, waybillStories, type OrderStory } from './oracle-orders.ts';
import { afterSaleMeasures, helpMeasures } from './oracle-after-sales.ts';
import { nextSharp, wallClock } from './oracle-calendar.ts';
import { sessionStories } from './oracle-chats.ts';
import { standingFacts } from './oracle-facts.ts';
import type { ShopFacts } from './shop-facts.ts';

/**
 * The second opinion: every measure from its definition, by scanning all facts for each day. It knows nothing of entries
 * and exits, of the rulebooks' measure language, of SQL. `today` is a day number.
 */
export type Measures = Record<string, (today: number) => Share[]>;

/** One fact within a reading. */
export interface Share {
  id: string;
  num: number;
  den: number;
}

/** The words by which an edition knows a reason's class, and nothing else of the edition. */
export type ReasonWords = Readonly<Record<string, readonly string[]>>;

const WINDOW_DAYS = 30;
/** Pickup time in hours at most, points; beyond the last 50. Assumed, for the platform's table was not found. */
const PICKUP_POINTS: readonly (readonly [number, number])[] = [[6, 100], [12, 95], [18, 90], [24, 85], [30, 80], [36, 70], [48, 60]];
const PICKUP_POINTS_LEAST = 50;

export const isWithin = (base: number | null, today: number): boolean => base !== null && base <= today && today - base < WINDOW_DAYS;

export function naiveOracle(shop: ShopFacts, words: ReasonWords): Measures {
  const { zone } = shop;
  const orders = orderStories(shop);
  return {
    ...paidMeasures(orders, words, zone),
    ...signedMeasures(orders, words, zone),
    ...pickupMeasures(orders, zone),
    ...waybillMeasures(shop, orders),
    ...afterSaleMeasures(shop, orders),
    ...helpMeasures(shop, orders),
    ...chatMeasures(shop),
    ...violationMeasures(shop),
  };
}

export const dayIn = (zone: Zone, at: number | null): number | null => (at === null ? null : wallClock(at, zone).day);

/** One share for each item that `read` counts. */
export const collect = <T>(items: Iterable<T>, read: (item: T) => Share | null): Share[] => [...items].flatMap((item) => read(item) ?? []);

const holdsWord = (text: string, words: readonly string[] | undefined): boolean => (words ?? []).some((word) => text.includes(word));

function paidMeasures(orders: ReadonlyMap<string, OrderStory>, words: ReasonWords, zone: Zone): Measures {
  const ofPaid = (today: number, read: (order: OrderStory) => Omit<Share, 'id'> | null): Share[] => collect(orders.values(), (order) => {
    if (!isWithin(dayIn(zone, order.fact.paidAt), today) || !countsOn(order, today, zone)) return null;
    const share = read(order);
    return share && { id: order.id, ...share };
  });
  const isKnown = (at: number, today: number): boolean => wallClock(at, zone).day <= today;
  return {
    paid_orders: (today) => ofPaid(today, () => ({ num: 1, den: 0 })),
    insured_orders: (today) => ofPaid(today, ({ fact }) => (fact.isInsured ? { num: 1, den: 0 } : null)),
    bulky_insured_orders: (today) => ofPaid(today, ({ fact }) => (fact.isBulkyInsured ? { num: 1, den: 0 } : null)),
    installed_rate: (today) => ofPaid(today, ({ fact }) => (fact.isInstallInScope ? { num: fact.isInstalled ? 1 : 0, den: 1 } : null)),
    damage_return_rate: (today) => ofPaid(today, ({ claim }) => ({ num: claim && isKnown(claim.at, today) && holdsWord(claim.reason, words['damage']) ? 1 : 0, den: 1 })),
    logistics_return_rate: (today) => ofPaid(today, ({ claim }) => {
      const isLiable = claim !== null && isKnown(claim.liabilityAt, today) && holdsWord(claim.reason, words['logistics']) && holdsWord(claim.liabilityReason, words['logistics_liability']);
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
  const reviewBy = (order: OrderStory, today: number): number | null => (order.review && wallClock(order.review.at, zone).day <= today ? order.review.rating : null);
  return {
    product_rating: (today) => ofSigned(today, (order) => {
      const rating = reviewBy(order, today);
      return rating === null ? null : { num: rating, den: 1 };
    }),
    bad_review_orders: (today) => ofSigned(today, (order) => {
      const rating = reviewBy(order, today);
      return rating === 1 || rating === 2 ? { num: 1, den: 0 } : null;
    }),
    quality_return_rate: (today) => ofSigned(today, ({ claim }) => ({ num: claim && wallClock(claim.at, zone).day <= today && holdsWord(claim.reason, words['quality']) ? 1 : 0, den: 1 })),
    next_day_rate: (today) => ofSigned(today, ({ signedAt, fact }) => {
      const isNextDay = signedAt !== null && fact.paidAt !== null && wallClock(signedAt, zone).day - wallClock(fact.paidAt, zone).day <= 1;
      return { num: isNextDay ? 1 : 0, den: 1 };
    }),
    // Whether there is an after-sale is as known now, not as known on the day: so the edition says.
    remote_transit_orders: (today) => ofSigned(today, ({ fact, claim }) => (fact.isRemoteTransit && claim === null ? { num: 1, den: 0 } : null)),
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
      if (compensatedAt !== null && wallClock(compensatedAt, zone).day <= today) return PICKUP_POINTS_LEAST;
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
    const isCompensated = waybill.compensatedAt !== null && wallClock(waybill.compensatedAt, zone).day <= today;
    const share = read(waybill.signedAt !== null && waybill.signedAt <= waybill.dueAt && !isCompensated);
    return share && { id: waybill.id, ...share };
  });
  return {
    waybill_on_time_rate: (today) => ofDue(today, (isOnTime) => ({ num: isOnTime ? 1 : 0, den: 1 })),
    waybills_missed: (today) => ofDue(today, (isOnTime) => (isOnTime ? null : { num: 1, den: 0 })),
  };
}

function chatMeasures(shop: ShopFacts): Measures {
  const { zone } = shop;
  const sessions = sessionStories(shop).filter(({ startedAt }) => {
    const { second } = wallClock(startedAt, zone);
    return second >= 8 * 3600 && second < 23 * 3600;
  });
  const startedOn = (at: number): number => wallClock(at, zone).day;
  return {
    reply_seconds_mean: (today) => sessions.filter((s) => isWithin(startedOn(s.startedAt), today)).flatMap((s) =>
      collect(s.rounds, (round) => (startedOn(round.knownAt) <= today ? { id: round.id, num: round.seconds, den: 1 } : null))),
    chat_dissatisfied_rate: (today) => collect(sessions, ({ id, startedAt, humanAt, rating }) => {
      if (!isWithin(startedOn(startedAt), today) || humanAt === null || rating === null) return null;
      if (startedOn(humanAt) > today || startedOn(rating.at) > today) return null;
      return { id, num: rating.stars <= 3 ? 1 : 0, den: 1 };
    }),
  };
}

const SCENES = ['mock_buyer', 'abnormal_address', 'unreasonable_refusal', 'refuse_invoice', 'fake_trade', 'false_advertising', 'fraud_shipping', 'brand_confusion'];

/** Every order counts here, and a case counts until the day it is revoked. */
function violationMeasures(shop: ShopFacts): Measures {
  const all = standingFacts(shop, 'violation');
  return Object.fromEntries(SCENES.map((scene) => [scene, (today: number) => collect(all, (violation) => {
    const revokedOn = dayIn(shop.zone, violation.revokedAt);
    const counts = violation.scene === scene && isWithin(dayIn(shop.zone, violation.happenedAt), today) && (revokedOn === null || revokedOn > today);
    return counts ? { id: violation.violationId, num: 1, den: 0 } : null;
  })]));
}
