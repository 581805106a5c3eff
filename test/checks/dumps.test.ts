import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpFiles } from '../../scripts/dumps/dump-files.ts';
import { openTemporarySystem } from '../../scripts/dumps/temporary-system.ts';
import { FACT_KINDS, factShapes, snake, type ColumnType, type FactKind } from '../../src/facts/shapes.ts';
import type { System } from '../../src/system.ts';

const root = resolve(import.meta.dirname, '../..');
let system: System;
beforeAll(async () => {
  system = await openTemporarySystem();
});
afterAll(() => system.close());

it.each(dumpFiles)('$path says what the code says', async ({ path, script, make }) => {
  const made = (await make(system)).split('\n');
  const kept = readFileSync(resolve(root, path), 'utf8').split('\n');
  const row = made.findIndex((line, i) => line !== kept[i]);
  const isSame = row === -1 && made.length === kept.length;
  expect(isSame, `${path} is behind the code, from line ${row + 1} on: run \`npm run ${script}\`, look at the difference and commit it`).toBe(true);
});

describe('the tables of facts are the fact shapes', () => {
  const engineTypes: Record<ColumnType, RegExp> = {
    id: /^String$/,
    text: /^(String|LowCardinality\(String\))$/,
    instant: /^Nullable\(DateTime\('UTC'\)\)$/,
    money: /^Nullable\(Int64\)$/,
    int: /^Nullable\(Int64\)$/,
    flag: /^Bool$/,
    day: /^(Date|String)$/,
  };
  const columnsOf = (kind: FactKind) =>
    system.warehouse.rows<{ name: string; type: string }>('columns', 'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position', { table: `fact_${kind}` });

  it.each(FACT_KINDS)('%s: the same columns in the same order', async (kind) => {
    const shape = Object.keys(factShapes[kind].columns).map(snake);
    expect((await columnsOf(kind)).map(({ name }) => name)).toEqual(['shop_id', ...shape, 'revision', 'batch_no', 'row_no']);
  });

  it.each(FACT_KINDS)('%s: types that hold the values', async (kind) => {
    const types = new Map((await columnsOf(kind)).map(({ name, type }) => [name, type]));
    for (const [column, type] of Object.entries(factShapes[kind].columns)) expect(types.get(snake(column)), column).toMatch(engineTypes[type]);
  });

  it.each(FACT_KINDS)('%s: sorted by its natural key, then by what decides which row wins', async (kind) => {
    const [table] = await system.warehouse.rows<{ sorting_key: string }>('key', 'SELECT sorting_key FROM system.tables WHERE database = currentDatabase() AND name = {table:String}', { table: `fact_${kind}` });
    expect(table?.sorting_key).toBe(['shop_id', ...factShapes[kind].key.map(snake), 'revision', 'batch_no', 'row_no'].join(', '));
  });

  it('there is no table of facts without a shape', async () => {
    const tables = await system.warehouse.rows<{ name: string }>('tables', "SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'fact_')");
    expect(tables.map(({ name }) => name).sort()).toEqual(FACT_KINDS.map((kind) => `fact_${kind}`).sort());
  });
});
