import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRulebooks } from '../../src/load-rulebooks.ts';
import type { Edition } from '../../src/rulebook/edition-schema.ts';
import { planMeasures, type MeasurePlan } from '../../src/sql/measure-plan.ts';
import { writeBatch, type Batch } from '../../src/warehouse/batches.ts';
import { Landing } from '../../src/warehouse/landing.ts';
import { migrateWarehouse } from '../../src/warehouse/migrate.ts';
import { openEmbeddedWarehouse } from '../../src/warehouse/open-embedded.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { randomSource } from './random-source.ts';
import type { FactRow, ShopFacts } from './shop-facts.ts';

/** The three editions of Douyin; the laws hold for each. */
export async function douyinEditions(): Promise<Edition[]> {
  return (await loadRulebooks('')).filter((edition) => edition.platform === 'douyin');
}

/** Plans of all editions, one for each set of deltas. */
export const plansOf = (editions: readonly Edition[]): MeasurePlan[] => [...new Map(editions.flatMap(planMeasures).map((plan) => [plan.key, plan])).values()];

export interface Store extends AsyncDisposable {
  warehouse: Warehouse;
  /** Numbers batches over all shops of the warehouse. */
  nextBatch: () => number;
  folder: string;
}

/** An empty warehouse of its own folder. One a test file: the engine binds one folder a process. */
export async function openStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'tiyan-laws-'));
  const warehouse = await openEmbeddedWarehouse({ path: join(folder, 'warehouse'), memoryBytes: 2_000_000_000 });
  await migrateWarehouse(warehouse);
  let batchNo = 0;
  return {
    warehouse, folder,
    nextBatch: () => (batchNo += 1),
    async [Symbol.asyncDispose]() {
      await warehouse.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Imports a shop's rows, its batches in the order of their numbers, and withdraws those that are not live. Gives the number that each batch got. */
export async function importShop(store: Store, shop: ShopFacts, options: { shuffle?: number } = {}): Promise<Map<number, number>> {
  const random = options.shuffle === undefined ? null : randomSource(options.shuffle);
  const numbers = new Map<number, number>();
  for (const no of [...new Set(shop.rows.map((row) => row.batchNo))].sort((a, b) => a - b)) {
    const rows = shop.rows.filter((row) => row.batchNo === no);
    const stored = await importRows(store, shop.shopId, random ? random.shuffled(rows) : rows);
    numbers.set(no, stored);
    if (!shop.live.has(no)) await setState(store, shop.shopId, stored, 'withdrawn');
  }
  return numbers;
}

/** One batch of rows, committed. */
export async function importRows(store: Store, shopId: string, rows: readonly FactRow[]): Promise<number> {
  const batchNo = store.nextBatch();
  const landing = new Landing(store.warehouse, { folder: store.folder, shopId, batchNo });
  for (const { kind, fact, revision, row } of rows) await landing.add(kind, fact, revision, row);
  await landing.finish();
  await setState(store, shopId, batchNo, 'live');
  return batchNo;
}

let changeNo = 0;

export async function setState(store: Store, shopId: string, batchNo: number, state: Batch['state']): Promise<void> {
  changeNo += 1;
  await writeBatch(store.warehouse, {
    batchNo, changeNo, state, shopId, source: 'laws', fileName: 'laws', fileHash: '', exportedAt: null, importedAt: 1, changedAt: 1,
    rowsRead: 1, rowsAccepted: 1, rowsRejected: 0, counts: {}, dayFirst: '', dayLast: '', isSample: false,
  });
}
