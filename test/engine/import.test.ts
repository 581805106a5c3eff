import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runCall, type ArgsOf, type CallName } from '../../src/engine/calls.ts';
import { openSystem, type System } from '../../src/system.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiyan-engine-'));
let system: System;

beforeAll(async () => {
  system = await openSystem(readConfig({ TIYAN_DATA: join(folder, 'data'), TIYAN_SAMPLE: 'off' }), () => undefined);
}, 120_000);
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = <N extends CallName>(name: N, args: ArgsOf<N>) => runCall(system, name, args, () => undefined);
const HEADER = '主订单编号,子订单编号,选购商品,商品ID,支付完成时间,订单状态';
function orders(name: string, ids: readonly string[], time = '2026-09-01 10:00:00'): string {
  const path = join(folder, name);
  writeFileSync(path, [HEADER, ...ids.map((id) => `"\t${id}","\t${id}",杯,"\t36051",${time},已完成`)].join('\n'));
  return path;
}
const facts = async (): Promise<number> => Number((await system.warehouse.rows<{ n: string | number }>('count', 'SELECT count() AS n FROM fact_order'))[0]?.n);

describe('an import', () => {
  it('that fails leaves no rows, no batch and no shop, and its number is not used again', async () => {
    const good = Array.from({ length: 3000 }, (_, i) => `69179267688236${String(i).padStart(5, '1')}`);
    const path = orders('damaged.csv', good);
    writeFileSync(path, `\n"6.91793E+18","6.91793E+18",杯,1,2026-09-01 10:00:00,已完成\n`, { flag: 'a' });
    await expect(call('import', { paths: [path], shop: 'a' })).rejects.toMatchObject({ code: 'bad_file' });
    expect(await facts()).toBe(0);
    expect((await call('shops', {})).shops).toEqual([]);

    // Rows that a sweep could not reach: their number belongs to nobody.
    await system.warehouse.run('left', "INSERT INTO fact_order (shop_id, order_id, batch_no) VALUES ('a', 'left behind', 41)");
    const [report] = await call('import', { paths: [orders('first.csv', ['6917926768823643751'])], shop: 'a' });
    expect(report).toMatchObject({ batchNo: 42, isNewShop: true, rowsAccepted: 1 });
    const rows = await call('rows', { shop: 'a', indicator: 'paid_orders', asOf: '2026-09-02' });
    expect(rows.rows.map((r) => r.factId)).toEqual(['6917926768823643751']);
  });

  it('of a file whose ids a spreadsheet has rounded is refused, though they are written out in full', async () => {
    await expect(call('import', { paths: [orders('rounded.csv', ['6912345678901230000', '6912345678901240000'])], shop: 'a' })).rejects.toMatchObject({ code: 'bad_file', place: { column: '子订单编号' } });
    const [kept] = await call('import', { paths: [orders('chance.csv', ['6912345678901230000', '6912345678901240001'])], shop: 'a' });
    expect(kept?.rowsAccepted).toBe(2);
  });

  it('never mixes platforms in one shop', async () => {
    const path = join(folder, 'tiktok.csv');
    writeFileSync(path, 'Order ID,Order Status,SKU ID,Quantity,Created Time,Paid Time\n1,Completed,2,1,09/01/2026 10:00:00 AM,09/01/2026 10:00:00 AM\n');
    await expect(call('import', { paths: [path], shop: 'a', source: 'tiktok-order-export' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('of the same page for another day is another file', async () => {
    const path = join(folder, 'card.txt');
    writeFileSync(path, '商家体验分 70.00 较昨日 持平');
    const day = async (publishedOn: string) => (await call('import', { paths: [path], shop: 'a', publishedOn }))[0];
    expect(await day('2026-09-20')).toMatchObject({ alreadyIn: null });
    expect(await day('2026-09-21')).toMatchObject({ alreadyIn: null });
    expect((await day('2026-09-20'))?.alreadyIn).toEqual(expect.any(Number));
    expect((await call('score', { shop: 'a', asOf: '2026-09-20' })).published).toMatchObject({ publishedOn: '2026-09-21', total: 7000 });
  });
});

describe('own values that stand on each other', () => {
  const curve = '2026-09-08/dimensions[0].indicators[0].points.curve.rows';
  it('cannot be taken apart, and a set that no longer fits keeps nobody from a score', async () => {
    await call('valueSet', { shop: 'a', path: curve, value: [[1, 50], [2, 60], [3, 70], [3.5, 80], [5, 100]], fromOn: '2026-09-08' });
    await call('valueSet', { shop: 'a', path: `${curve}[4][0]`, value: 4.5, fromOn: '2026-09-09' });
    await call('valueRemove', { shop: 'a', path: curve, fromOn: '2026-09-08' }).catch((error: unknown) => expect(error).toMatchObject({ code: 'bad_rulebook' }));
    await system.records.query("delete from shop_value where path = $1", [curve]);
    expect((await call('shops', {})).shops.map((s) => s.shopId)).toContain('a');
    expect((await call('score', { shop: 'a', asOf: '2026-09-20' })).shop.shopId).toBe('a');
  });
});

describe('a day that has yet to come', () => {
  it('has no score', async () => {
    await expect(call('score', { shop: 'a', asOf: '2999-01-01' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(call('history', { shop: 'a', to: '2999-01-01' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});
