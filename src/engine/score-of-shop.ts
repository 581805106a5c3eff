import type { ScoreDetail } from '../http/schemas.ts';
import { computeScore } from '../score/compute-score.ts';
import type { System } from '../system.ts';
import type { Day } from '../words/days.ts';
import { askedDay, coverageOfShops, defaultDay, NO_COVERAGE } from './coverage.ts';
import { editionsOfShop } from './editions-of-shop.ts';
import { detailOf, readingsOnly } from './score-detail.ts';
import { publishedScore } from './published-score.ts';
import { requireShop } from './shop-of-import.ts';
import { seriesByKey, sumsOfEdition } from './sums.ts';

export interface ScoreRequest {
  shop: string;
  asOf?: Day | undefined;
  edition?: string | undefined;
}

/** The score of a shop with its ledger and the readings of all indicators. */
export async function scoreOfShop(system: System, request: ScoreRequest): Promise<ScoreDetail> {
  const shop = await requireShop(system, request.shop);
  const coverage = (await coverageOfShops(system)).get(shop.shopId) ?? NO_COVERAGE;
  const asOf = askedDay(system, shop, request.asOf) ?? defaultDay(system, shop, coverage);
  const editions = await editionsOfShop(system, shop);
  const chosen = editions.on(asOf, request.edition);
  const published = await publishedScore(system, shop, asOf);
  if (!chosen) return readingsOnly(shop, asOf, coverage, published);
  const sums = await seriesByKey(system, shop.shopId, asOf, asOf);
  const score = computeScore({ edition: chosen.edition, profile: shop, asOf, sums: sumsOfEdition(chosen.edition, sums(0)), kinds: coverage.kinds });
  return detailOf({ shop, asOf, coverage, ...chosen, score }, published);
}
