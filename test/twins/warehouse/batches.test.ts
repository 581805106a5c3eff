import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyFact, FACT_KINDS } from '../../../src/facts/shapes.ts';
import { loadRulebooks } from '../../../src/load-rulebooks.ts';
import { planMeasures, type MeasurePlan } from '../../../src/sql/measure-plan.ts';
import { sumsOfAllShops } from '../../../src/sql/series-sql.ts';
import { findBatch, listBatches, nextNumbers, readRejected, readRemarks, sweepUncommitted, writeBatch, writeRejected, writeRemarks, type Batch } from '../../../src/warehouse/batches.ts';
import { Landing } from '../../../src/warehouse/landing.ts';
import { rebuildDeltas } from '../../../src/warehouse/rebuild.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { closeDatabases, doors, openMigrated, testFolder, titleOf } from './doors.ts';

afterAll(closeDatabases);

const NOON = Date.UTC(2026, 8, 20, 4) / 1000;
const ZONE = 'Asia/Shanghai';

const batch = (over: Partial<Batch>): Batch => ({
  batchNo: 1, changeNo: 1, state: 'live', shopId: 'a', source: 'doudian-order-export', fileName: "it's \"a\"\t订单.csv", fileHash: 'f00', exportedAt: NOON, importedAt: NOON + 1, changedAt: NOON + 2,
  rowsRead: 3, rowsAccepted: 2, rowsRejected: 1, counts: { order: 2, parcel: 0 }, dayFirst: '2026-09-01', dayLast: '2026-09-20', isSample: false, ...over,
});

/** A batch of paid orders, loaded and, unless told otherwise, committed. */
async function importOrders(warehouse: Warehouse, shopId: string, ids: readonly string[], isCommitted = true): Promise<number> {
  const { batchNo, changeNo } = await nextNumbers(warehouse);
  const landing = new Landing(warehouse, { folder: await testFolder(), shopId, batchNo });
  for (const [i, id] of ids.entries()) await landing.add('order', { ...emptyFact('order'), orderId: id, mainOrderId: id, currency: 'CNY', paidAmount: 5000, paidAt: NOON, orderedAt: NOON }, NOON, i + 2);
  await landing.finish();
  if (isCommitted) await writeBatch(warehouse, batch({ batchNo, changeNo, shopId, counts: { order: ids.length } }));
  return batchNo;
}

async function withdraw(warehouse: Warehouse, batchNo: number): Promise<void> {
  const found = await findBatch(warehouse, batchNo);
  if (!found) throw new Error(`no batch ${batchNo}`);
  await writeBatch(warehouse, { ...found, state: 'withdrawn', changeNo: (await nextNumbers(warehouse)).changeNo });
}

describe.each(doors)('$name', { timeout: 60_000 }, (door) => {
  describe.skipIf(door.skip !== null)(`batches on ${titleOf(door)}`, () => {
    let warehouse: Warehouse;
    let plans: MeasurePlan[];
    beforeEach(async () => {
      warehouse = await openMigrated(door);
      plans = (await loadRulebooks('')).filter((e) => e.platform === 'douyin' && e.edition === '2026-09-08').flatMap(planMeasures).filter((plan) => plan.population === 'order');
    }, 60_000);

    const rebuild = (shops: string[], own: MeasurePlan[] = plans): Promise<void> => rebuildDeltas(warehouse, shops.map((shopId) => ({ shopId, zone: ZONE })), own, NOON);
    /** Orders paid by the 20th as readers see them. */
    async function paidOrders(): Promise<Record<string, number>> {
      const rows = await warehouse.rows<{ shop_id: string; measure: string; num: string }>('sums', sumsOfAllShops, { asOf: '2026-09-20' });
      return Object.fromEntries(rows.filter((r) => r.measure.startsWith('paid_orders~')).map((r) => [r.shop_id, Number(r.num)]));
    }
    const generations = async (shop: string): Promise<number[]> =>
      (await warehouse.rows<{ g: string }>('generations', 'SELECT DISTINCT generation AS g FROM window_delta WHERE shop_id = {shop:String} ORDER BY g', { shop })).map((r) => Number(r.g));

    test('are listed as written, newest first, by shop and by hash; the newest change of a batch stands', async () => {
      expect(await nextNumbers(warehouse)).toEqual({ batchNo: 1, changeNo: 1 });
      const [first, second] = [batch({}), batch({ batchNo: 2, changeNo: 2, shopId: 'b', fileHash: 'f01', exportedAt: null, counts: {}, dayFirst: '', dayLast: '', isSample: true })];
      await writeBatch(warehouse, first);
      await writeBatch(warehouse, second);
      expect(await listBatches(warehouse)).toEqual([second, first]);
      expect(await listBatches(warehouse, { shopId: 'a' })).toEqual([first]);
      expect(await listBatches(warehouse, { shopId: 'b', hash: 'f00' })).toEqual([]);
      await writeBatch(warehouse, { ...first, state: 'withdrawn', changeNo: 3 });
      expect(await findBatch(warehouse, 1)).toEqual({ ...first, state: 'withdrawn', changeNo: 3 });
      expect(await findBatch(warehouse, 9)).toBeNull();
      expect(await nextNumbers(warehouse)).toEqual({ batchNo: 3, changeNo: 4 });
    });

    test('keep their rejected rows and remarks, more than one statement holds', async () => {
      const rejected = Array.from({ length: 4500 }, (_, i) => ({ kind: 'rejected' as const, row: i + 2, column: '金额\t"', value: `'${i}'\n\\N😀`, code: 'bad_number', message: 'A number was expected.' }));
      await writeRejected(warehouse, 1, 'a.csv', rejected);
      expect(await readRejected(warehouse, 1)).toEqual(rejected.map((r) => ({ ...r, file: 'a.csv' })));
      const remarks = [{ code: 'odd', message: "it's odd", count: 12, rows: [1, 2, 3] }];
      await writeRemarks(warehouse, 1, remarks);
      expect(await readRemarks(warehouse, 1)).toEqual(remarks);
    });

    test('that were never committed are swept, and nothing else', async () => {
      await importOrders(warehouse, 'a', ['1', '2']);
      await importOrders(warehouse, 'a', ['3', '4', '5'], false);
      await writeRejected(warehouse, 2, 'a.csv', [{ kind: 'rejected', row: 2, column: '', value: '', code: 'x', message: '' }]);
      expect(await sweepUncommitted(warehouse, FACT_KINDS)).toBe(4);
      expect(await warehouse.rows('left', 'SELECT order_id FROM fact_order ORDER BY order_id')).toEqual([{ order_id: '1' }, { order_id: '2' }]);
      expect(await sweepUncommitted(warehouse, FACT_KINDS)).toBe(0);
    });

    test('count once they are rebuilt: in, out again, and those of other shops stay', async () => {
      const first = await importOrders(warehouse, 'a', ['1', '2']);
      await importOrders(warehouse, 'b', ['1', '2', '3']);
      await rebuild(['a', 'b']);
      expect(await paidOrders()).toEqual({ a: 2, b: 3 });
      await importOrders(warehouse, 'a', ['2', '4', '5']);
      expect(await paidOrders()).toEqual({ a: 2, b: 3 });
      await rebuild(['a']);
      expect(await paidOrders()).toEqual({ a: 4, b: 3 });
      await withdraw(warehouse, first);
      await rebuild(['a']);
      expect(await paidOrders()).toEqual({ a: 3, b: 3 });
    });

    test('a rebuild that fails leaves readers what they had, and the next one is not disturbed by what it left', async () => {
      await importOrders(warehouse, 'a', ['1']);
      await rebuild(['a']);
      await importOrders(warehouse, 'a', ['2']);
      const failing: Warehouse = { ...warehouse, run: (tag, ...rest) => (tag === 'swap' ? Promise.reject(new Error('power cut')) : warehouse.run(tag, ...rest)) };
      await expect(rebuildDeltas(failing, [{ shopId: 'a', zone: ZONE }], plans, NOON)).rejects.toThrow('power cut');
      expect(await generations('a')).toHaveLength(2);
      expect(await paidOrders()).toEqual({ a: 1 });
      await rebuild(['a']);
      expect(await paidOrders()).toEqual({ a: 2 });
    });

    test('readers see the old sums or the new ones while deltas are swapped, and old generations go', async () => {
      await importOrders(warehouse, 'a', ['1', '2', '3']);
      await rebuild(['a']);
      let isDone = false;
      const seen = new Set<number>();
      const reading = (async () => {
        while (!isDone) seen.add((await paidOrders())['a'] ?? -1);
      })();
      for (let turn = 0; turn < 3; turn += 1) {
        await importOrders(warehouse, 'a', ['4', '5', '6', '7']);
        await rebuild(['a']);
      }
      isDone = true;
      await reading;
      expect([...seen].filter((n) => n !== 3 && n !== 7)).toEqual([]);
      expect((await generations('a')).length).toBeLessThanOrEqual(2);
      expect(await warehouse.rows('work tables', "SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'work_')")).toEqual([]);
    });

    test('a shop whose last batch is withdrawn has no sums', async () => {
      const only = await importOrders(warehouse, 'a', ['1']);
      await rebuild(['a']);
      await withdraw(warehouse, only);
      await rebuild(['a']);
      expect(await paidOrders()).toEqual({});
    });
  });
});
