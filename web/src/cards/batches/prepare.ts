import type { BatchList, ShopList } from '../../../../src/http/schemas.ts';
import type { BatchRow } from '../../api/shapes.ts';
import { formatInstant } from '../../../../src/words/days.ts';

export interface BatchLine extends BatchRow {
  shopName: string;
  importedText: string;
  /** `2026-08-01 – 2026-10-31`; '' when no row was accepted. */
  days: string;
}

/** Newest first, with the shops' names where they are known. */
export function prepareBatches(list: BatchList, shops: ShopList | undefined, zone: string): BatchLine[] {
  const names = new Map(shops?.shops.map(({ shopId, name }) => [shopId, name]));
  return list.batches
    .toSorted((a, b) => b.importedAt - a.importedAt)
    .map((batch) => ({
      ...batch,
      shopName: names.get(batch.shopId) ?? batch.shopId,
      importedText: formatInstant(batch.importedAt, zone),
      days: batch.dayFirst === batch.dayLast ? batch.dayFirst : `${batch.dayFirst} – ${batch.dayLast}`,
    }));
}
