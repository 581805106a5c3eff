import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from 'chdb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriesOfAllShops, seriesOfShop, sumsOfAllShops } from '../../../src/sql/series-sql.ts';
import { migrateWarehouse } from '../../../src/warehouse/migrate.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { closeDatabases, doors, openDatabase, testFolder } from './doors.ts';

/*
 * A cluster of two shards within one chDB: both replicas are this process, and a view lets shard 1 see only the database
 * s1 and shard 2 only s2. The engine plans and refuses as on a real cluster; network and replication are not tried.
 */
const CLUSTER = `<clickhouse>
  <tcp_port>9000</tcp_port>
  <user_files_path>/</user_files_path>
  <remote_servers><two_shards>
    <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
    <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
  </two_shards></remote_servers>
</clickhouse>`;
const TABLES = ['window_delta', 'shop_generation'];
const SHOPS = 40;

let single: Warehouse;
let spread: Warehouse;
let keeper: Session;

beforeAll(async () => {
  const door = doors[0];
  if (!door) throw new Error('no door');
  const config = join(await testFolder(), 'cluster.xml');
  await writeFile(config, CLUSTER);
  // The first session of a process decides on the configuration; those that the warehouse opens take it over.
  keeper = new Session(join(await testFolder(), 'engine'), { connectionArgs: [`--config-file=${config}`] });
  keeper.query('SELECT 1');
  single = await openDatabase(door, 'single');
  await migrateWarehouse(single);
  await fill(single, '1');
  for (const shard of [0, 1]) {
    const warehouse = await openDatabase(door, `s${shard + 1}`);
    await migrateWarehouse(warehouse);
    await fill(warehouse, `cityHash64(shop_id) % 2 = ${shard}`);
  }
  spread = await openDatabase(door, 'spread');
  for (const table of TABLES) {
    await spread.run('view', `CREATE VIEW ${table}_here AS SELECT * FROM merge(REGEXP('^s[12]$'), '^${table}$') WHERE _database = concat('s', toString(shardNum()))`);
    await spread.run('table', `CREATE TABLE ${table} AS s1.${table} ENGINE = Distributed('two_shards', 'spread', '${table}_here', cityHash64(shop_id))`);
  }
}, 120_000);
afterAll(async () => {
  await closeDatabases();
  keeper.close();
});

/** Deltas of three generations a shop, of which one is current; a third of the shops has rows of a generation that was never named. */
async function fill(warehouse: Warehouse, where: string): Promise<void> {
  await warehouse.run('deltas', `
    INSERT INTO window_delta (shop_id, generation, measure, day, num, den)
    SELECT * FROM (SELECT concat('shop-', toString(number % ${SHOPS})) AS shop_id, 1 + intDiv(number, ${SHOPS}) % 3 AS generation, concat('m', toString(cityHash64(number) % 5)) AS measure,
      toDate('2026-09-01') + cityHash64(number, 1) % 60 AS day, toInt64(cityHash64(number, 2) % 11) - 3 AS num, toInt64(cityHash64(number, 3) % 7) AS den FROM numbers(20000)) WHERE ${where}`);
  await warehouse.run('generations', `
    INSERT INTO shop_generation (shop_id, generation, facts_change_no, plan_hash, built_at)
    SELECT * FROM (SELECT concat('shop-', toString(number % ${SHOPS})) AS shop_id, if(number % 3 = 0, 2, 3) - intDiv(number, ${SHOPS}) AS generation, 1 AS change, 'h' AS plan, toDateTime(1, 'UTC') AS built FROM numbers(${SHOPS * 2})) WHERE ${where}`);
}

const sorted = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('spread by shop over two shards', { timeout: 60_000 }, () => {
  test('each shard holds its own shops', async () => {
    const rows = await spread.rows<{ shard: number; shops: string }>('shards', 'SELECT shardNum() AS shard, uniqExact(shop_id) AS shops FROM window_delta GROUP BY shard');
    expect(rows.map((r) => Number(r.shops)).every((n) => n > 5)).toBe(true);
    expect(rows.reduce((sum, r) => sum + Number(r.shops), 0)).toBe(SHOPS);
  });

  test('a join of two spread tables without care is refused, as on a real cluster', async () => {
    await expect(spread.rows('careless', 'SELECT count() FROM window_delta WHERE shop_id IN (SELECT shop_id FROM shop_generation)')).rejects.toThrow('Double-distributed');
  });

  test.each([
    ['sums of all shops', sumsOfAllShops, { asOf: '2026-09-20' }],
    ['series of all shops', seriesOfAllShops, { from: '2026-09-05', to: '2026-09-25' }],
    ['series of one shop', seriesOfShop, { shop: 'shop-7', from: '2026-09-05', to: '2026-09-25' }],
  ])('%s are the same as on single tables', async (tag, sql, parameters) => {
    const expected = await single.rows(tag, sql, parameters);
    expect(expected.length).toBeGreaterThan(3);
    expect(sorted(await spread.rows(tag, sql, parameters))).toEqual(sorted(expected));
  });
});
