import type { ShopProfile } from '../facts/shop-profile.ts';
import type { ScoreDetail } from '../http/schemas.ts';
import { LIVE_BATCHES } from '../sql/latest.ts';
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
 * morning has been taken in. A page that held no total does not hide one that did.
 */
export async function publishedScore(system: System, shop: ShopProfile, asOf: Day): Promise<ScoreDetail['published']> {
  const rows = await system.warehouse.rows<Row>(
    'published score',
    `SELECT published_on, total, product, logistics, service FROM fact_published_score
    WHERE shop_id IN {shops:Array(String)} AND batch_no IN (${LIVE_BATCHES}) AND published_on = {on:String} AND total IS NOT NULL
    ORDER BY revision DESC, batch_no DESC, row_no DESC LIMIT 1`,
    { shops: [shop.shopId], on: addDays(asOf, 1) },
  );
  const number = (value: string | number | null): number | null => (value === null ? null : Number(value));
  return rows.map((r) => ({ publishedOn: r.published_on, total: Number(r.total), product: number(r.product), logistics: number(r.logistics), service: number(r.service) }))[0] ?? null;
}
