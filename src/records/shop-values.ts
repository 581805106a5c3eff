import { z } from 'zod';
import type { Day } from '../words/days.ts';
import type { Db } from './records.ts';

const valueRow = z.object({
  shopId: z.string(),
  platform: z.string(),
  /** Place in the edition, as `rulebook explain` prints it. */
  path: z.string(),
  /** First day the value holds; it holds until the next one of the same path. */
  fromOn: z.iso.date(),
  value: z.json(),
  note: z.string(),
  /** Unix seconds. */
  enteredAt: z.coerce.number().int(),
});

/** A shop's own value for an assumed part of a rulebook. */
export type ShopValue = z.infer<typeof valueRow>;

/** Enters a value, or replaces the one of the same shop, platform, path and day. */
export async function setShopValue(db: Db, entered: ShopValue): Promise<void> {
  await db.query(
    `insert into shop_value (shop_id, platform, path, from_on, value, note, entered_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, to_timestamp($7))
     on conflict (shop_id, platform, path, from_on) do update
     set value = excluded.value, note = excluded.note, entered_at = excluded.entered_at`,
    [
      entered.shopId, entered.platform, entered.path, entered.fromOn, JSON.stringify(entered.value), entered.note,
      entered.enteredAt,
    ],
  );
}

/** All values of a shop on a platform, by path and then by day, the oldest first. */
export async function listShopValues(db: Db, shopId: string, platform: string): Promise<ShopValue[]> {
  const { rows } = await db.query(
    `select shop_id as "shopId", platform, path, from_on as "fromOn", value, note,
       extract(epoch from entered_at)::bigint as "enteredAt"
     from shop_value where shop_id = $1 and platform = $2 order by path collate "C", from_on`,
    [shopId, platform],
  );
  return z.array(valueRow).parse(rows);
}

/** False when there was no such value. */
export async function removeShopValue(db: Db, key: { shopId: string; platform: string; path: string; fromOn: Day }): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from shop_value where shop_id = $1 and platform = $2 and path = $3 and from_on = $4',
    [key.shopId, key.platform, key.path, key.fromOn],
  );
  return rowCount === 1;
}
