import type { FactKind } from '../facts/shapes.ts';
import type { ShopProfile } from '../facts/shop-profile.ts';
import type { System } from '../system.ts';
import { addDays, dayOf, isDay, type Day } from '../words/days.ts';
import { Failure } from '../words/failure.ts';

/**
 * What has come in for a shop: kinds of facts, and the last day they tell of; as far as its deltas hold it. A batch that
 * is in but not yet in the deltas would make a kind look reported whose sums are still 0.
 */
export interface Coverage {
  kinds: ReadonlySet<FactKind>;
  dataUntil: Day | null;
}

export async function coverageOfShops(system: System): Promise<Map<string, Coverage>> {
  const rows = await system.warehouse.rows<{ shop_id: string; kinds: string[]; last_day: string }>(
    'coverage', `SELECT b.shop_id AS shop_id, arrayDistinct(arrayFlatten(groupArray(mapKeys(b.counts)))) AS kinds, max(b.day_last) AS last_day
    FROM (SELECT shop_id, counts, day_last, change_no FROM batch FINAL WHERE state = 'live') AS b
    INNER JOIN (SELECT shop_id, facts_change_no FROM shop_generation FINAL) AS g ON g.shop_id = b.shop_id
    WHERE b.change_no <= g.facts_change_no GROUP BY b.shop_id`);
  return new Map(rows.map((r) => [r.shop_id, { kinds: new Set(r.kinds as FactKind[]), dataUntil: r.last_day === '' ? null : r.last_day }]));
}

export const NO_COVERAGE: Coverage = { kinds: new Set(), dataUntil: null };

/** A day that was asked for: of the calendar, and not one that has yet to come, of which only exits are known. */
export function askedDay(system: System, shop: ShopProfile, asked: string | undefined): Day | undefined {
  if (asked === undefined) return undefined;
  if (!isDay(asked)) throw new Failure('bad_request', `"${asked}" is no day`, { hint: 'Expected a day like 2026-09-08' });
  const today = dayOf(system.clock.now(), shop.zone);
  if (asked > today) throw new Failure('bad_request', `${asked} has yet to come: today is ${today} in ${shop.zone}`, { hint: 'Ask for today or a day before' });
  return asked;
}

/** The day a score is given for when none is asked: yesterday, or the last day the facts tell of if that is earlier. */
export function defaultDay(system: System, shop: ShopProfile, coverage: Coverage): Day {
  const yesterday = addDays(dayOf(system.clock.now(), shop.zone), -1);
  return coverage.dataUntil !== null && coverage.dataUntil < yesterday ? coverage.dataUntil : yesterday;
}
