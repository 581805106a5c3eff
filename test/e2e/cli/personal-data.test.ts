import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openEmbeddedWarehouse } from '../../../src/warehouse/open-embedded.ts';
import type { Batch } from '../../../src/warehouse/batches.ts';
import { orderRow, PLANTED, writeShopFiles } from './shop-files.ts';
import { openDesk, serve } from './tiyan.ts';

const SHOP = 'shop-1';

const planted = (where: string, bytes: Buffer | string): string[] => PLANTED.filter((word) => bytes.includes(word)).map((word) => `${word} in ${where}`);

/** Every file under the folder, as it lies there and, where it is packed as a whole, unpacked. */
function inFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    return [...planted(path, bytes), ...[gunzipSync, zstdDecompressSync].flatMap((unpack) => {
      try {
        return planted(`${path} unpacked`, unpack(bytes));
      } catch {
        return [];
      }
    })];
  });
}

test('names, phones, addresses, mails and ids of people are found nowhere after an import', { timeout: 240_000 }, async () => {
  await using desk = await openDesk();
  const files = await writeShopFiles(join(desk.folder, 'in'));
  expect(planted('a file', readFileSync(files.all[3] ?? '')), 'the files do hold them').not.toEqual([]);
  // A row whose cells have slipped: what was said of a person stands where the price should.
  const slipped = join(desk.folder, '1792900900_slipped.csv');
  await writeFile(slipped, `主订单编号,子订单编号,订单应付金额,订单状态,订单提交时间\n1,2,打给 ${PLANTED[1]} 或 ${PLANTED[5]},已完成,2026-10-01 10:00:00\n`);
  const server = await serve(desk);
  const found: string[] = [];
  const say = async (...args: string[]): Promise<void> => {
    const said = await desk.tiyan(...args);
    found.push(...planted(args.join(' '), said.stdout + said.stderr));
  };
  try {
    await say('import', '--shop', SHOP, ...files.all, slipped);
    const batches = await desk.json<Batch[]>('batches');
    expect(batches).toHaveLength(7);
    for (const { batchNo } of batches) {
      await say('batches', 'rejected', String(batchNo), '--csv');
      found.push(...planted(`batch ${batchNo}`, JSON.stringify(await desk.json('batches', 'rejected', String(batchNo)))));
    }
    for (const args of [['shops'], ['batches'], ['score'], ['explain', SHOP], ['history', SHOP, '--csv'], ['doctor']]) await say('--json', ...args);
    for (const indicator of ['product_rating', 'quality_return_rate', 'reply_seconds_mean', 'chat_dissatisfied_rate', 'platform_help_rate', 'waybill_on_time_rate', 'after_sale_review_seconds_mean']) {
      await say('--json', 'explain', SHOP, indicator, '--rows', '100');
      found.push(...planted(`GET ${indicator}`, await (await fetch(`${server.url}/api/shops/${SHOP}/indicators/${indicator}/rows?limit=100`)).text()));
    }
    for (const path of ['shops', `shops/${SHOP}/score`, `shops/${SHOP}/history`, 'batches', 'openapi.json']) found.push(...planted(`GET ${path}`, await (await fetch(`${server.url}/api/${path}`)).text()));
    await say('import', '--shop', SHOP, '--source', 'feige-chat-log', files.orders);
  } finally {
    await server.stop();
  }
  found.push(...planted('the log', server.log()), ...inFiles(desk.data));
  // The warehouse packs its columns, so its texts are read out and searched as well.
  await using warehouse = await openEmbeddedWarehouse({ path: join(desk.data, 'warehouse', 'engine') });
  const tables = await warehouse.rows<{ name: string }>('tables', 'SELECT name FROM system.tables WHERE database = currentDatabase()');
  for (const { name } of tables) found.push(...planted(name, JSON.stringify(await warehouse.rows('all', `SELECT * FROM \`${name}\``))));
  expect(tables.length).toBeGreaterThan(8);
  expect(found).toEqual([]);
  expect(orderRow(0).filter((cell) => PLANTED.some((word) => cell.includes(word))).length).toBeGreaterThan(4);
});
