import type { ShopProfile } from '../facts/shop-profile.ts';
import type { ShopList, ShopRow } from '../http/schemas.ts';
import { listShops } from '../records/shops.ts';
import { computeScore } from '../score/compute-score.ts';
import type { Score } from '../score/score-types.ts';
import type { System } from '../system.ts';
import { addDays, type Day } from '../words/days.ts';
import { askedDay, coverageOfShops, defaultDay, NO_COVERAGE, type Coverage } from './coverage.ts';
import { editionsOfShop, type ShopEditions } from './editions-of-shop.ts';
import { headOf, shopOf } from './score-detail.ts';
import { sumsOfEdition, sumsOfShops, type SumsByKey } from './sums.ts';

/** All shops with their score and its change since the day before. Two queries a day that is asked for, however many shops. */
export async function listOfShops(system: System, request: { asOf?: Day | undefined } = {}): Promise<ShopList> {
  const coverage = await coverageOfShops(system);
  const shops = (await listShops(system.records)).map((shop) => {
    const own = coverage.get(shop.shopId) ?? NO_COVERAGE;
    return { shop, coverage: own, asOf: askedDay(system, shop, request.asOf) ?? defaultDay(system, shop, own) };
  });
  const days = new Set(shops.flatMap(({ asOf }) => [asOf, addDays(asOf, -1)]));
  const sums = new Map<Day, Map<string, SumsByKey>>();
  for (const day of days) sums.set(day, await sumsOfShops(system, day));
  const rows: ShopRow[] = [];
  for (const { shop, coverage: own, asOf } of shops) {
    const editions = await editionsOfShop(system, shop);
    const on = (day: Day): SumsByKey => sums.get(day)?.get(shop.shopId) ?? new Map();
    rows.push(rowOf(shop, own, editions, asOf, on));
  }
  return { shops: rows };
}

function rowOf(shop: ShopProfile, coverage: Coverage, editions: ShopEditions, asOf: Day, sumsOn: (day: Day) => SumsByKey): ShopRow {
  const scored = (day: Day): Score | null => {
    const chosen = editions.on(day);
    return chosen && computeScore({ edition: chosen.edition, profile: shop, asOf: day, sums: sumsOfEdition(chosen.edition, sumsOn(day)), kinds: coverage.kinds });
  };
  const today = scored(asOf);
  const before = scored(addDays(asOf, -1));
  const chosen = editions.on(asOf);
  return {
    ...shopOf(shop),
    score: today && chosen ? headOf({ asOf, ...chosen, score: today }) : null,
    changeSinceYesterday: today?.total == null || before?.total == null ? null : today.total - before.total,
    dimensions: (chosen?.edition.dimensions ?? []).map((d) => ({ id: d.id, title: d.title, points: today?.dimensions.find((s) => s.id === d.id)?.points ?? null })),
    dataUntil: coverage.dataUntil,
  };
}
