import { afterSaleMeasures, helpMeasures } from './oracle-after-sales.ts';
import { wallClock } from './oracle-calendar.ts';
import { sessionStories } from './oracle-chats.ts';
import { standingFacts } from './oracle-facts.ts';
import { orderMeasures } from './oracle-order-measures.ts';
import { orderStories } from './oracle-orders.ts';
import { collect, dayIn, isKnown, isWithin, type Measures, type ReasonWords } from './oracle-window.ts';
import type { ShopFacts } from './shop-facts.ts';

/**
 * The second opinion: every measure from its definition, by scanning all facts for each day. It knows nothing of entries
 * and exits, of the rulebooks' measure language, of SQL.
 */
export function naiveOracle(shop: ShopFacts, words: ReasonWords): Measures {
  const orders = orderStories(shop);
  return { ...orderMeasures(shop, orders, words), ...afterSaleMeasures(shop, orders), ...helpMeasures(shop, orders), ...chatMeasures(shop), ...violationMeasures(shop) };
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
      collect(s.rounds, (round) => (isKnown(zone, round.knownAt, today) ? { id: round.id, num: round.seconds, den: 1 } : null))),
    chat_dissatisfied_rate: (today) => collect(sessions, ({ id, startedAt, humanAt, rating }) => {
      if (!isWithin(startedOn(startedAt), today) || humanAt === null || rating === null) return null;
      if (!isKnown(zone, humanAt, today) || !isKnown(zone, rating.at, today)) return null;
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
