import type { ShopProfile } from '../facts/shop-profile.ts';
import { listShops } from '../records/shops.ts';
import type { MeasurePlan } from '../sql/measure-plan.ts';
import type { System } from '../system.ts';
import { planHash, rebuildDeltas } from '../warehouse/rebuild.ts';
import { editionsOfShop } from './editions-of-shop.ts';

/**
 * Rebuilds the deltas of shops whose facts, rules or zone are newer than what their deltas were built from. Run after
 * each change and on opening, so that a process killed between a batch's commit and its deltas loses nothing.
 */
export async function keepDeltas(system: System, only?: readonly string[]): Promise<string[]> {
  const shops = (await listShops(system.records)).filter((shop) => !only || only.includes(shop.shopId));
  const stale: { shop: ShopProfile; plans: MeasurePlan[]; hash: string }[] = [];
  const built = await builtFrom(system);
  const changed = await factsChanged(system);
  for (const shop of shops) {
    const { plans } = await editionsOfShop(system, shop);
    const hash = planHash(plans, shop.zone);
    const state = built.get(shop.shopId);
    if (!state || state.hash !== hash || state.change < (changed.get(shop.shopId) ?? 0)) stale.push({ shop, plans, hash });
  }
  for (const group of Map.groupBy(stale, (s) => s.hash).values()) {
    await rebuildDeltas(system.warehouse, group.map(({ shop }) => ({ shopId: shop.shopId, zone: shop.zone })), group[0]?.plans ?? [], system.clock.now());
  }
  return stale.map(({ shop }) => shop.shopId);
}

async function builtFrom(system: System): Promise<Map<string, { change: number; hash: string }>> {
  const rows = await system.warehouse.rows<{ shop_id: string; facts_change_no: string | number; plan_hash: string }>('built from', 'SELECT shop_id, facts_change_no, plan_hash FROM shop_generation FINAL');
  return new Map(rows.map((r) => [r.shop_id, { change: Number(r.facts_change_no), hash: r.plan_hash }]));
}

async function factsChanged(system: System): Promise<Map<string, number>> {
  const rows = await system.warehouse.rows<{ shop_id: string; change: string | number }>('facts changed', 'SELECT shop_id, max(change_no) AS change FROM batch GROUP BY shop_id');
  return new Map(rows.map((r) => [r.shop_id, Number(r.change)]));
}
