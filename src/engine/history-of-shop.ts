import type { History } from '../http/schemas.ts';
import { computeScore } from '../score/compute-score.ts';
import type { System } from '../system.ts';
import { addDays, dayRange, daysBetween, type Day } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import { askedDay, coverageOfShops, defaultDay, NO_COVERAGE } from './coverage.ts';
import { editionsOfShop } from './editions-of-shop.ts';
import { requireShop } from './shop-of-import.ts';
import { seriesByKey, sumsOfEdition } from './sums.ts';

const DAYS_MAX = 1100;

/** The score of a shop on each day, as it was known then, under the edition in force on that day. Default: the last 90 days. */
export async function historyOfShop(system: System, request: { shop: string; from?: Day | undefined; to?: Day | undefined; edition?: string | undefined }): Promise<History> {
  const shop = await requireShop(system, request.shop);
  const coverage = (await coverageOfShops(system)).get(shop.shopId) ?? NO_COVERAGE;
  const to = askedDay(system, shop, request.to) ?? defaultDay(system, shop, coverage);
  const from = askedDay(system, shop, request.from) ?? addDays(to, -89);
  const length = daysBetween(from, to) + 1;
  if (length < 1) throw new Failure('bad_request', `The first day ${from} comes after the last ${to}`, { hint: 'Exchange --from and --to' });
  if (length > DAYS_MAX) throw new Failure('limit_exceeded', `${length} days were asked for; at most ${DAYS_MAX} come at once`, { hint: 'Ask for a shorter time' });
  const editions = await editionsOfShop(system, shop);
  const sums = await seriesByKey(system, shop.shopId, from, to);
  const days = dayRange(from, to).map((day, i): History['days'][number] => {
    const chosen = editions.on(day, request.edition);
    if (!chosen) return { day, edition: '', total: null, stage: 'none', dimensions: {} };
    const score = computeScore({ edition: chosen.edition, profile: shop, asOf: day, sums: sumsOfEdition(chosen.edition, sums(i)), kinds: coverage.kinds });
    return { day, edition: chosen.edition.edition, total: score.total, stage: score.stage, dimensions: Object.fromEntries(score.dimensions.map((d) => [d.id, d.points])) };
  });
  return { shopId: shop.shopId, days };
}
