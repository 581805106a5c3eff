import { z } from 'zod';
import { BENEFIT_NAMES } from '../facts/shop-profile.ts';
import type { ShopProfile } from '../facts/shop-profile.ts';
import type { Instant } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import type { Db } from './records.ts';

const benefits = z.array(z.object({ name: z.enum(BENEFIT_NAMES), fromOn: z.iso.date(), untilOn: z.iso.date().nullable() }));
const shopRow = z.object({
  shopId: z.string(),
  name: z.string(),
  platform: z.string(),
  zone: z.string(),
  currency: z.string(),
  industry: z.string(),
  shopKind: z.string(),
  joinedOn: z.iso.date().nullable(),
  productsOnSale: z.int().nullable(),
  isSample: z.boolean(),
  benefits,
}) satisfies z.ZodType<ShopProfile>;

const SELECT = `
  select shop_id as "shopId", name, platform, zone, currency, industry, shop_kind as "shopKind",
    joined_on as "joinedOn", products_on_sale as "productsOnSale", is_sample as "isSample", benefits
  from shop where removed_at is null`;

/** Enters a shop or changes its profile; a removed shop comes back. A shop never changes its platform. */
export async function upsertShop(db: Db, shop: ShopProfile, at: Instant): Promise<void> {
  const { rowCount } = await db.query(
    `insert into shop (shop_id, name, platform, zone, currency, industry, shop_kind, joined_on, products_on_sale,
       is_sample, benefits, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, to_timestamp($12))
     on conflict (shop_id) do update set name = excluded.name, zone = excluded.zone, currency = excluded.currency,
       industry = excluded.industry, shop_kind = excluded.shop_kind, joined_on = excluded.joined_on,
       products_on_sale = excluded.products_on_sale, is_sample = excluded.is_sample, benefits = excluded.benefits,
       removed_at = null
     where shop.platform = excluded.platform`,
    [
      shop.shopId, shop.name, shop.platform, shop.zone, shop.currency, shop.industry, shop.shopKind, shop.joinedOn,
      shop.productsOnSale, shop.isSample, JSON.stringify(benefits.parse(shop.benefits)), at,
    ],
  );
  if (rowCount !== 0) return;
  throw new Failure('conflict', `Shop ${shop.shopId} is already entered for another platform than ${shop.platform}.`, {
    hint: 'Give this shop another id, for example with the platform before it.',
  });
}

/** All shops that were not removed, by id. */
export async function listShops(db: Db): Promise<ShopProfile[]> {
  return z.array(shopRow).parse((await db.query(`${SELECT} order by shop_id collate "C"`)).rows);
}

export async function findShop(db: Db, shopId: string): Promise<ShopProfile | null> {
  return z.array(shopRow).parse((await db.query(`${SELECT} and shop_id = $1`, [shopId])).rows)[0] ?? null;
}

/** False when there was no such shop. Its own values are kept for the case that it comes back. */
export async function removeShop(db: Db, shopId: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    'update shop set removed_at = to_timestamp($2) where shop_id = $1 and removed_at is null',
    [shopId, at],
  );
  return rowCount === 1;
}
