import type { FactKind } from '../facts/shapes.ts';
import type { ShopProfile } from '../facts/shop-profile.ts';
import type { System } from '../system.ts';
import { addDays, dayOf, type Day } from '../words/days.ts';

/** What has come in for a shop: kinds of facts, and the last day they tell of. */
export interface Coverage {
  kinds: ReadonlySet<FactKind>;
  dataUntil: Day | null;
}

export async function coverageOfShops(system: System): Promise<Map<string, Coverage>> {
  const rows = await system.warehouse.rows<{ shop_id: string; kinds: string[]; last_day: string }>(
    'coverage', "SELECT shop_id, arrayDistinct(arrayFlatten(groupArray(mapKeys(counts)))) AS kinds, max(day_last) AS last_day FROM batch FINAL WHERE state = 'live' GROUP BY shop_id");
  return new Map(rows.map((r) => [r.shop_id, { kinds: new Set(r.kinds as FactKind[]), dataUntil: r.last_day === '' ? null : r.last_day }]));
}

export const NO_COVERAGE: Coverage = { kinds: new Set(), dataUntil: null };

/** The day a score is given for when none is asked: yesterday, or the last day the facts tell of if that is earlier. */
export function defaultDay(system: System, shop: ShopProfile, coverage: Coverage): Day {
  const yesterday = addDays(dayOf(system.clock.now(), shop.zone), -1);
  return coverage.dataUntil !== null && coverage.dataUntil < yesterday ? coverage.dataUntil : yesterday;
}
