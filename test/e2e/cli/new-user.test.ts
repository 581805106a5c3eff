import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../src/engine/import-report.ts';
import type { FactRows, History, ScoreDetail } from '../../../src/http/schemas.ts';
import type { Batch } from '../../../src/warehouse/batches.ts';
import { orderId, ORDERS, orderRow, writeOrders, writeShopFiles, type ShopFiles } from './shop-files.ts';
import { openDesk, serve, type Desk, type Server } from './tiyan.ts';

const SHOP = '辣味小店';
const DAY = '2026-10-24';

let desk: Desk;
let files: ShopFiles;
let server: Server;
let first: ImportReport[];

/** The first import is made by the command itself; later commands go through a server, for opening the stores takes a second each. */
beforeAll(async () => {
  desk = await openDesk();
  files = await writeShopFiles(join(desk.folder, '下载'));
  first = await desk.json<ImportReport[]>('import', '--shop', SHOP, ...files.all);
  server = await serve(desk);
}, 180_000);
afterAll(async () => {
  await server.stop();
  await desk[Symbol.asyncDispose]();
});

const scoreOf = (): Promise<ScoreDetail> => desk.json<ScoreDetail>('score', '--shop', SHOP, '--as-of', DAY);
const batches = (): Promise<Batch[]> => desk.json<Batch[]>('batches');

describe('a new user', { timeout: 120_000 }, () => {
  test('imports what the back office gives, without saying what it is', () => {
    expect(first.map(({ source, rowsAccepted, rowsRejected, alreadyIn }) => [source, rowsAccepted, rowsRejected, alreadyIn])).toEqual([
      ['doudian-order-export', ORDERS, 0, null], ['doudian-after-sale-export', 2, 0, null], ['doudian-review-export', 20, 1, null],
      ['feige-chat-log', 12, 0, null], ['kuaidi100-trace', ORDERS, 0, null], ['doudian-page-text', 1, 0, null],
    ]);
    expect(first[0]).toMatchObject({ shopId: SHOP, dayFirst: '2026-10-01', dayLast: '2026-10-23' });
  });

  test('sees the score with the readings that a person counts in the files', async () => {
    const detail = await scoreOf();
    expect(detail.score).toMatchObject({ asOf: DAY, stage: 'formal', edition: '2026-09-08', missing: [] });
    expect(Object.fromEntries(detail.indicators.map((i) => [i.id, [i.numerator, i.denominator]]))).toEqual({
      product_rating: [97, 20], quality_return_rate: [2, 40], pickup_seconds_mean: [40 * 21_600, 40], waybill_on_time_rate: [40, 40], damage_return_rate: [0, 40],
      chat_dissatisfied_rate: [1, 6], reply_seconds_mean: [120, 6], after_sale_review_seconds_mean: [14_400, 2], platform_help_rate: [0, 6],
    });
    expect(detail.ledger.reduce((sum, line) => sum + line.points, 0)).toBe(detail.score.total);
    const shown = await desk.tiyan('score');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain(((detail.score.total ?? 0) / 100).toFixed(2));
    expect((await desk.tiyan('--lang', 'zh', 'score')).stdout).toContain('商品品质退货率');
  });

  test('is told where each point comes from and opens the rows behind a number', async () => {
    const ledger = await desk.tiyan('explain', SHOP, '--as-of', DAY);
    expect(ledger.stdout).toMatch(/Total +\d+\.\d\d/);
    const rows = await desk.json<FactRows>('explain', SHOP, 'quality_return_rate', '--as-of', DAY, '--rows', '50');
    expect(rows).toMatchObject({ numerator: 2, denominator: ORDERS, total: ORDERS });
    expect(rows.rows).toHaveLength(ORDERS);
    expect(rows.rows.filter((r) => r.numerator === 1).map((r) => r.factId).sort()).toEqual([orderId(0), orderId(1)]);
    const page = await desk.json<FactRows>('explain', SHOP, 'quality_return_rate', '--as-of', DAY, '--rows', '5', '--offset', '38');
    expect(page.rows).toEqual(rows.rows.slice(38));
    expect((await desk.tiyan('explain', SHOP, 'quality_return_rate', '--as-of', DAY, '--rows')).stdout).toContain(orderId(0));
  });

  test('takes the history along as CSV, whose last line is the score', async () => {
    const { total } = (await scoreOf()).score;
    const csv = await desk.tiyan('history', SHOP, '--from', '2026-10-01', '--to', DAY, '--csv');
    const lines = csv.stdout.trim().split('\r\n');
    expect(lines[0]).toBe('day,score,product,logistics,service,stage,edition');
    expect(lines).toHaveLength(25);
    expect(lines.at(-1)).toMatch(new RegExp(`^${DAY},${((total ?? 0) / 100).toFixed(2)},.*,formal,2026-09-08$`));
    const history = await desk.json<History>('history', SHOP, '--from', '2026-10-01', '--to', DAY);
    expect(history.days.at(-1)).toMatchObject({ day: DAY, total });
    expect(history.days[0]).toMatchObject({ day: '2026-10-01', stage: 'growth' });
  });

  test('gets the rejected rows back as CSV, with the reason', async () => {
    const csv = await desk.tiyan('batches', 'rejected', '3', '--csv');
    expect(csv.stdout.trim().split('\r\n')).toEqual(['file,row,column,value,code,reason', '评价管理.xlsx,22,商品评价得分,6,bad_rating,Expected a rating from 1 to 5.']);
  });

  test.each(['shops', 'batches', 'doctor', `values ${SHOP}`, 'batches rejected 3', 'rulebook check', 'rulebook explain', 'rulebook diff 2026-07-14 2026-09-08'])('gets JSON from `%s` if wanted, else a table', async (command) => {
    const args = command.split(' ');
    const value = await desk.json<object>(...args);
    expect(Object.keys(value).length).toBeGreaterThanOrEqual(args[0] === 'values' ? 0 : 1);
    const shown = await desk.tiyan(...args);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).not.toMatch(/undefined|\[object|NaN/);
  });

  test('changes nothing with the same file again, nor with an older one; a newer one replaces', async () => {
    const before = await scoreOf();
    expect(await desk.json<ImportReport[]>('import', files.orders)).toMatchObject([{ batchNo: null, alreadyIn: 1 }]);
    expect((await desk.tiyan('import', files.orders)).stdout).toContain('nothing changed');
    expect(await batches()).toHaveLength(6);

    const older = await writeOrders(desk.folder, '1792800000_旧订单.csv', { status: '已关闭' });
    expect(await desk.json<ImportReport[]>('import', older)).toMatchObject([{ rowsAccepted: ORDERS, batchNo: 7 }]);
    expect(await scoreOf()).toEqual(before);

    // The newer file gives order 0 a lower price than what counts.
    const newer = join(desk.folder, '1792999999_新订单.csv');
    await writeFile(newer, `主订单编号,子订单编号,订单应付金额,订单状态,订单提交时间,支付完成时间\n"\t${orderId(0)}","\t${orderId(0)}",0.10,已完成,${orderRow(0)[16]},${orderRow(0)[19]}\n`);
    expect(await desk.json<ImportReport[]>('import', newer)).toMatchObject([{ rowsAccepted: 1, batchNo: 8 }]);
    const quality = (detail: ScoreDetail): unknown => detail.indicators.find((i) => i.id === 'quality_return_rate');
    expect(quality(await scoreOf())).toMatchObject({ numerator: 1, denominator: ORDERS - 1 });

    expect((await desk.tiyan('batches', 'withdraw', '8')).stdout).toContain('withdrawn');
    expect(await scoreOf()).toEqual(before);
    expect((await desk.tiyan('batches', 'withdraw', '8')).code).toBe(7);
    expect((await batches()).find((b) => b.batchNo === 8)?.state).toBe('withdrawn');
  });

  test('with a dry run sees what would go in, and nothing is changed', async () => {
    const before = [await batches(), await desk.json('shops')];
    const dry = await desk.json<ImportReport[]>('import', '--dry-run', '--shop', 'not-yet', files.all[1] ?? '');
    expect(dry).toMatchObject([{ batchNo: null, rowsAccepted: 2 }]);
    expect([await batches(), await desk.json('shops')]).toEqual(before);
  });

  test('with a second shop is asked which one a file belongs to', async () => {
    expect((await desk.tiyan('shops', 'set', 'second', '--name', '第二家', '--platform', 'douyin')).code).toBe(0);
    const asked = await desk.tiyan('import', files.orders);
    expect(asked).toMatchObject({ code: 2, stdout: '' });
    expect(asked.stderr).toMatch(/--shop .*second/);
    expect(await desk.json<ImportReport[]>('import', '--shop', '第二家', files.orders)).toMatchObject([{ shopId: 'second', rowsAccepted: ORDERS }]);
    expect((await desk.json<ScoreDetail[]>('score')).map((d) => d.shop.shopId).sort()).toEqual(['second', SHOP].sort());
    expect((await desk.tiyan('shops', 'remove', 'second')).code).toBe(0);
    expect((await desk.tiyan('score', '--shop', 'second')).code).toBe(6);
  });
});

describe('while the server runs', { timeout: 120_000 }, () => {
  test('commands are carried out by it', async () => {
    const findings = await desk.json<{ name: string; value: string }[]>('doctor');
    expect(findings.find((f) => f.name === 'answered by')?.value).toBe('the running server');
    expect(findings.find((f) => f.name === 'lock')?.value).toContain(String(server.pid));
  });

  test('it answers the page’s requests, and none under a foreign name', async () => {
    const own = await fetch(`${server.url}/api/shops/${encodeURIComponent(SHOP)}/score?asOf=${DAY}`);
    expect(await own.json()).toEqual(await scoreOf());
    const status = await new Promise<number>((resolve, reject) => {
      request(`${server.url}/api/shops`, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject).end();
    });
    expect(status).toBe(403);
    expect((await fetch(`${server.url}/api/local/shops`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tiyan-token': 'wrong' }, body: '{}' })).status).toBe(403);
  });
});
