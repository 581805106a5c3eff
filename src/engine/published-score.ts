import type { ShopProfile } from '../facts/shop-profile.ts';
import type { ScoreDetail } from '../http/schemas.ts';
import { NAMES_MEAN_COLUMNS } from '../sql/delta-sql.ts';
import { latest } from '../sql/latest.ts';
import type { System } from '../system.ts';
import { addDays, type Day } from '../words/days.ts';

interface Row {
  published_on: string;
  total: string | number | null;
  product: string | number | null;
  logistics: string | number | null;
  service: string | number | null;
}

/**
 * What the platform itself showed for the facts up to a day: it publishes on the next morning. null when nothing of that
 * morning has been taken in.
 */
export async function publishedScore(system: System, shop: ShopProfile, asOf: Day): Promise<ScoreDetail['published']> {
  const rows = await system.warehouse.rows<Row>(
    'published score',
    `SELECT published_on, total, product, logistics, service FROM (${latest('published_score')}) WHERE published_on = {on:String} AND total IS NOT NULL SETTINGS ${NAMES_MEAN_COLUMNS}`,
    { shops: [shop.shopId], on: addDays(asOf, 1) },
  );
  const number = (value: string | number | null): number | null => (value === null ? null : Number(value));
  return rows.map((r) => ({ publishedOn: r.published_on, total: Number(r.total), product: number(r.product), logistics: number(r.logistics), service: number(r.service) }))[0] ?? null;
}
