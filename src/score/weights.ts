import type { ShopProfile } from '../facts/shop-profile.ts';
import type { Edition, WeightTable } from '../rulebook/edition-schema.ts';
import type { Mark } from '../rulebook/num.ts';

/** What the edition's tables call this shop's kind. A kind the edition does not know counts as the widest, non_flagship. */
export const weightKindOf = (edition: Edition, shopKind: string): string => edition.shopKinds[shopKind]?.weightKind ?? 'non_flagship';

/** Weights for this shop: the row of its industry and kind, else of its industry, else of every industry. */
export function weightsFor(edition: Edition, table: WeightTable, profile: ShopProfile): { weights: Record<string, number>; mark: Mark } {
  const kind = weightKindOf(edition, profile.shopKind);
  const fits = (industry: string, shopKind: string): WeightTable['rows'][number] | undefined =>
    table.rows.find((row) => row.industry === industry && row.shopKind === shopKind);
  const row = fits(profile.industry, kind) ?? fits(profile.industry, '*') ?? fits('*', kind) ?? fits('*', '*');
  if (!row) throw new Error('bug: a weight table without a row for all passed the rulebook check');
  return { weights: row.weights, mark: row.mark ?? table.mark };
}
