import type { Edition } from '../rulebook/edition-schema.ts';
import type { Sums } from '../score/score-types.ts';
import { planMeasures } from '../sql/measure-plan.ts';
import { seriesOfShop, sumsOfAllShops } from '../sql/series-sql.ts';
import type { System } from '../system.ts';
import type { Day } from '../words/days.ts';

/** Sums by the key that a measure has in window_delta. */
export type SumsByKey = ReadonlyMap<string, Sums>;

/** The sums of an edition's measures by their ids. */
export function sumsOfEdition(edition: Edition, byKey: SumsByKey): Map<string, Sums> {
  return new Map(planMeasures(edition).flatMap((plan) => {
    const sums = byKey.get(plan.key);
    return sums ? [[plan.id, sums] as const] : [];
  }));
}

/** Sums of one shop on each day from `from` to `to`, both included. One query. */
export async function seriesByKey(system: System, shop: string, from: Day, to: Day): Promise<(index: number) => SumsByKey> {
  const rows = await system.warehouse.rows<{ measure: string; nums: (string | number)[]; dens: (string | number)[] }>('series of shop', seriesOfShop, { shop, from, to });
  return (index) => new Map(rows.map((r) => [r.measure, { num: Number(r.nums[index] ?? 0), den: Number(r.dens[index] ?? 0) }]));
}

/** Sums of all shops on a day. One query. */
export async function sumsOfShops(system: System, asOf: Day): Promise<Map<string, SumsByKey>> {
  const rows = await system.warehouse.rows<{ shop_id: string; measure: string; num: string | number; den: string | number }>('sums of all shops', sumsOfAllShops, { asOf });
  const shops = new Map<string, Map<string, Sums>>();
  for (const r of rows) {
    let sums = shops.get(r.shop_id);
    if (!sums) shops.set(r.shop_id, (sums = new Map<string, Sums>()));
    sums.set(r.measure, { num: Number(r.num), den: Number(r.den) });
  }
  return shops;
}
