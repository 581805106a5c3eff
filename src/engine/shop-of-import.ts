import type { ShopProfile } from '../facts/shop-profile.ts';
import { addAudit } from '../records/audit.ts';
import { findShop, listShops, upsertShop } from '../records/shops.ts';
import type { System } from '../system.ts';
import { isDay, isZone } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import { z } from 'zod';

const zoneName = z.string().refine(isZone, 'expected a time zone like Asia/Shanghai');

/** What may be said of a shop when it is made or changed. */
export const shopFacts = z.object({
  name: z.string().min(1).max(100).optional(),
  platform: z.string().regex(/^[a-z][a-z0-9_]*$/).optional(),
  zone: zoneName.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
  industry: z.string().max(60).optional(),
  shopKind: z.string().max(40).optional(),
  joinedOn: z.string().refine(isDay, 'expected a day like 2026-09-08').nullable().optional(),
  productsOnSale: z.int().min(0).nullable().optional(),
  benefits: z.array(z.object({ name: z.enum(['freight_insurance', 'bulky_freight_insurance', 'home_installation']), fromOn: z.string().refine(isDay), untilOn: z.string().refine(isDay).nullable() })).optional(),
});
export type ShopFacts = z.infer<typeof shopFacts>;

/** Defaults of a platform's shops until the owner says otherwise. */
const platformDefaults: Record<string, { zone: string; currency: string }> = {
  douyin: { zone: 'Asia/Shanghai', currency: 'CNY' },
  tiktok_shop: { zone: 'America/New_York', currency: 'USD' },
};

/**
 * The shop that an import belongs to: the named one, which is made if it is new; else the only one there is; else a
 * first shop. With several shops a name is asked for. A new shop is saved when its first file is in, not before.
 */
export async function shopOfImport(system: System, wanted: string | undefined, platform: string, given: ShopFacts): Promise<{ shop: ShopProfile; isNew: boolean }> {
  const shops = await listShops(system.records);
  const named = wanted === undefined ? undefined : shops.find((s) => s.shopId === wanted || s.name === wanted);
  if (named && platform !== '' && named.platform !== platform) {
    throw new Failure('bad_request', `The file is of ${platform}, but ${named.shopId} is a shop on ${named.platform}`, { hint: 'Name the shop it belongs to; a new name makes a new shop' });
  }
  if (named) return { shop: named, isNew: false };
  const own = shops.filter((s) => !s.isSample && (platform === '' || s.platform === platform));
  if (wanted === undefined && own.length === 1 && own[0]) return { shop: own[0], isNew: false };
  if (wanted === undefined && own.length > 1) {
    throw new Failure('bad_request', 'There are several shops: say which one the file belongs to', { hint: `--shop ${own.map((s) => s.shopId).slice(0, 8).join(' | ')}` });
  }
  const shop = newShop(wanted ?? 'my-shop', platform, { name: wanted ?? '我的店铺', ...given });
  checkShopKind(system, shop);
  return { shop, isNew: true };
}

/** Platform of a shop that is known already; '' for one that is not. */
export async function platformOf(system: System, wanted: string | undefined): Promise<string> {
  const shops = await listShops(system.records);
  return shops.find((s) => s.shopId === wanted || s.name === wanted)?.platform ?? '';
}

export function newShop(shopId: string, platform: string, given: ShopFacts): ShopProfile {
  const of = given.platform ?? (platform === '' ? 'douyin' : platform);
  const defaults = platformDefaults[of] ?? { zone: 'UTC', currency: 'USD' };
  return {
    shopId, name: given.name ?? shopId, platform: of, zone: given.zone ?? defaults.zone, currency: given.currency ?? defaults.currency, industry: given.industry ?? '',
    shopKind: given.shopKind ?? 'enterprise', joinedOn: given.joinedOn ?? null, productsOnSale: given.productsOnSale ?? null, isSample: false, benefits: given.benefits ?? [],
  };
}

export async function saveShop(system: System, shop: ShopProfile, action: 'shop.create' | 'shop.change'): Promise<void> {
  checkShopKind(system, shop);
  await upsertShop(system.records, shop, system.clock.now());
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action, subject: shop.shopId, details: { name: shop.name, platform: shop.platform, zone: shop.zone, industry: shop.industry, shopKind: shop.shopKind } });
}

/** A kind that no edition of the platform knows would silently get the weights of another. */
function checkShopKind(system: System, shop: ShopProfile): void {
  const known = new Set(system.editions.filter((e) => e.platform === shop.platform).flatMap((e) => Object.keys(e.shopKinds)));
  if (known.size === 0 || known.has(shop.shopKind)) return;
  throw new Failure('bad_request', `"${shop.shopKind}" is no kind of shop on ${shop.platform}`, { hint: `Expected one of ${[...known].join(', ')}` });
}

export async function requireShop(system: System, shop: string): Promise<ShopProfile> {
  const found = (await findShop(system.records, shop)) ?? (await listShops(system.records)).find((s) => s.name === shop);
  if (found) return found;
  const known = (await listShops(system.records)).map((s) => s.shopId);
  throw new Failure('not_found', `There is no shop "${shop}"`, { hint: known.length > 0 ? `Shops: ${known.slice(0, 8).join(', ')}` : 'Import a file first: tiyan import FILE --shop NAME' });
}
