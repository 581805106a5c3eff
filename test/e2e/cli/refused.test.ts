import { readFileSync, renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../src/engine/import-report.ts';
import { ORDERS, writeOrders, writeResaved } from './shop-files.ts';
import { openDesk, serve, type Desk, type Said, type Server } from './tiyan.ts';

let desk: Desk;
let server: Server;
beforeAll(async () => {
  desk = await openDesk();
  server = await serve(desk);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await desk[Symbol.asyncDispose]();
});

const write = async (name: string, bytes: string | Uint8Array): Promise<string> => {
  await writeFile(join(desk.folder, name), bytes);
  return join(desk.folder, name);
};
const everything = async (): Promise<unknown> => [await desk.json('shops'), await desk.json('batches')];

/** An expected failure: a sentence, a way out, no trace of the program's insides. */
function expectRefusal(said: Said, code: number): void {
  expect(said.code, said.stderr).toBe(code);
  expect(said.stdout).toBe('');
  expect(said.stderr.trim()).not.toBe('');
  expect(said.stderr).not.toMatch(/\n\s+at |bug in Tiyan|\.ts:\d/);
}

describe('files that cannot go in', { timeout: 120_000 }, () => {
  test('an export that was saved again in Excel: said why and what to do, and not even the shop is made', async () => {
    const before = await everything();
    const said = await desk.tiyan('import', '--shop', 'new', await writeResaved(desk.folder, '订单(1).csv'));
    expectRefusal(said, 4);
    expect(said.stderr).toMatch(/订单\(1\)\.csv, column 子订单编号: .*6\.91793E\+18 in row 2/);
    expect(said.stderr).toMatch(/→ .*Export it again/);
    expect(await everything()).toEqual(before);
  });

  test('of several files the good ones before it stay, the bad one and those after it do not go in', async () => {
    const good = await writeOrders(desk.folder, '1792900800_a.csv', { count: 3 });
    const said = await desk.tiyan('import', '--shop', 'halfway', good, await writeResaved(desk.folder, 'b.csv'), await writeOrders(desk.folder, '1792900801_c.csv', { count: 5 }));
    expectRefusal(said, 4);
    const batches = await desk.json<{ fileName: string; shopId: string }[]>('batches', '--shop', 'halfway');
    expect(batches.map((b) => b.fileName)).toEqual(['1792900800_a.csv']);
    expect((await desk.tiyan('shops', 'remove', 'halfway')).code).toBe(0);
  });

  test.each([
    ['nothing Tiyan knows', 'list.csv', 'name,colour\na,red\n', 4], ['an empty file', 'empty.csv', '', 4], ['bytes', 'photo.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 4],
    ['broken JSON', 'trace.json', '{"nu": "1", "data": [', 4], ['a broken workbook', 'a.xlsx', Buffer.from('504b0304140000000800', 'hex'), 4], ['a broken archive', 'a.zip', Buffer.from('504b0304140000000800ffff', 'hex'), 4],
  ])('%s', async (_what, name, bytes, code) => {
    const before = await everything();
    const said = await desk.tiyan('import', '--shop', 'new', await write(name, bytes));
    expectRefusal(said, code);
    expect(said.stderr).toContain(name);
    expect(await everything()).toEqual(before);
  });

  test('a zip asks for its password and opens with it', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: '5937' });
    await writer.add('1792900800_订单.csv', new Uint8ArrayReader(readFileSync(await writeOrders(desk.folder, 'plain.csv'))));
    const path = await write('订单.zip', await writer.close());
    for (const password of [[], ['--password', 'wrong']]) {
      const said = await desk.tiyan('import', '--shop', 'zipped', path, ...password);
      expectRefusal(said, 4);
      expect(said.stderr).toMatch(/--password|password/i);
    }
    expect(await desk.json<ImportReport[]>('import', '--shop', 'zipped', path, '--password', '5937')).toMatchObject([{ rowsAccepted: ORDERS, rowsRejected: 0 }]);
    expect((await desk.tiyan('shops', 'remove', 'zipped')).code).toBe(0);
  });

  test('a zip of several files takes them all in', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('1792900800_订单.csv', new Uint8ArrayReader(readFileSync(await writeOrders(desk.folder, 'plain.csv'))));
    await writer.add('售后.csv', new TextReader('售后单号,订单号,商品单号,售后类型,售后申请时间\n1,2,3,换货,2026-10-10 10:00:00\n'));
    expect((await desk.json<ImportReport[]>('import', '--shop', 'zipped', await write('全部.zip', await writer.close()))).map((r) => r.rowsAccepted)).toEqual([ORDERS, 1]);
  });
});

describe('what it is asked wrongly', { timeout: 120_000 }, () => {
  test.each([
    ['an unknown command', ['scores'], 2], ['a missing argument', ['import'], 2], ['no number', ['batches', 'withdraw', 'x'], 2], ['no time', ['import', 'a.csv', '--exported-at', 'soon'], 2],
    ['no day', ['score', '--as-of', '2026-02-30', '--shop', 'zipped'], 2], ['no zone', ['shops', 'set', 'x', '--zone', 'Mars/Base'], 2], ['no source', ['import', '--source', 'nowhere', 'ORDERS'], 2],
    ['a shop that is not there', ['score', '--shop', 'nobody'], 6], ['a batch that is not there', ['batches', 'withdraw', '999999'], 6], ['an indicator that is not there', ['explain', 'zipped', 'luck'], 6],
    ['an edition that is not there', ['rulebook', 'explain', '1999-01-01'], 6], ['a rulebook that is not there', ['rulebook', 'check', '/nowhere.yaml'], 6],
  ] as [string, string[], number][])('%s ends with its own code', async (_what, args, code) => {
    const orders = await writeOrders(desk.folder, 'orders.csv', { count: 1 });
    expectRefusal(await desk.tiyan(...args.map((arg) => (arg === 'ORDERS' ? orders : arg))), code);
  });

  test('a file that is not there is no bug', async () => {
    const said = await desk.tiyan('import', '--shop', 'new', join(desk.folder, 'not-there.csv'));
    expectRefusal(said, 6);
    expect(said.stderr).toContain('not-there.csv');
  });

  test('a failure is JSON when JSON is wanted', async () => {
    const said = await desk.tiyan('--json', 'score', '--shop', 'nobody');
    expect(said).toMatchObject({ code: 6, stderr: '' });
    expect(JSON.parse(said.stdout)).toMatchObject({ failure: { code: 'not_found', message: expect.stringContaining('nobody'), hint: expect.any(String) } });
  });

  test('a rulebook with mistakes is told all of them', async () => {
    const path = await write('rulebook.yaml', 'platform: douyin\nedition: soon\n');
    const said = await desk.tiyan('rulebook', 'check', path);
    expect(said.code).toBe(5);
    expect(said.stdout).toMatch(/edition/);
  });
});

describe('the data folder', { timeout: 120_000 }, () => {
  test('of a server that a command cannot find is in use, by whom and what to do', async () => {
    const address = join(desk.data, 'server.json');
    renameSync(address, `${address}.aside`);
    try {
      const said = await desk.tiyan('shops');
      expectRefusal(said, 8);
      expect(said.stderr).toContain(`pid ${server.pid}`);
      expect(said.stderr).toMatch(/→ .*(stop|kill)/);
    } finally {
      renameSync(`${address}.aside`, address);
    }
    expect((await desk.tiyan('shops')).code).toBe(0);
  });

  test.each([
    ['a server that others could reach', { TIYAN_HOST: '0.0.0.0' }, ['serve'], 3], ['a port that is none', { TIYAN_PORT: 'http' }, ['serve'], 3], ['an address that is none', { TIYAN_POSTGRES_URL: 'localhost' }, ['shops'], 3],
    ['a ClickHouse server that is not there', { TIYAN_CLICKHOUSE_URL: 'http://ann:s3cr3t@127.0.0.1:1/tiyan' }, ['shops'], 9],
  ] as [string, Record<string, string>, string[], number][])('%s is refused', async (_what, environment, args, code) => {
    await using other = await openDesk(environment);
    const said = await other.tiyan(...args);
    expectRefusal(said, code);
    expect(said.stderr).not.toContain('s3cr3t');
  });
});
