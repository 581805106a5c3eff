import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFact, FACT_KINDS, factShapes, snake, type ColumnType, type Fact, type FactKind } from '../../../src/facts/shapes.ts';
import { Landing } from '../../../src/warehouse/landing.ts';
import { openEmbeddedWarehouse } from '../../../src/warehouse/open-embedded.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { closeDatabases, doors, openMigrated, testFolder, titleOf } from './doors.ts';

afterAll(closeDatabases);

const TEXTS = ["it's \"quoted\", `so`", 'line\nend\r\nend', '\t6917926768823643751', 'tab\there', '\\N', 'NULL', 'a\\', '\\\'; DROP TABLE batch; --', '👨‍👩‍👧 体验 😀', '{shop:String}', '[1,2]', 'nul\u0000inside', '\u2028', ' '];
const NUMBERS = [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
/** First and last second that a DateTime holds, and one in between. */
const INSTANTS = [0, 1_790_000_000, 4_294_967_295];

function nastyValue(type: ColumnType, turn: number): string | number | boolean {
  if (type === 'id' || type === 'text') return TEXTS[turn % TEXTS.length] ?? '';
  if (type === 'day') return '2026-09-08';
  if (type === 'flag') return turn % 2 === 0;
  return (type === 'instant' ? INSTANTS[turn % INSTANTS.length] : NUMBERS[turn % NUMBERS.length]) ?? 0;
}

/** The empty fact, then facts in which every text, number and instant meets every column. */
function nastyFacts<K extends FactKind>(kind: K): Fact<K>[] {
  const filled = TEXTS.map((_, turn) => Object.fromEntries(Object.entries(factShapes[kind].columns).map(([name, type], i) => [name, nastyValue(type, turn + i)])) as Fact<K>);
  return [emptyFact(kind), ...filled];
}

/** Facts as the warehouse holds them, in the order of their rows. */
async function stored(warehouse: Warehouse, kind: FactKind): Promise<object[]> {
  const { columns } = factShapes[kind];
  const shown = Object.entries(columns).map(([name, type]) => (type === 'instant' ? `toUnixTimestamp(${snake(name)}) AS ${snake(name)}` : snake(name)));
  const rows = await warehouse.rows<Record<string, unknown>>('stored', `SELECT ${shown.join(', ')} FROM fact_${kind} ORDER BY row_no SETTINGS prefer_column_name_to_alias = 1`);
  return rows.map((row) => Object.fromEntries(Object.entries(columns).map(([name, type]) => {
    const value = row[snake(name)];
    return [name, value !== null && (type === 'instant' || type === 'int' || type === 'money') ? Number(value) : value];
  })));
}

describe.each(doors)('$name', { timeout: 60_000 }, (door) => {
  describe.skipIf(door.skip !== null)(`facts through landing files on ${titleOf(door)}`, () => {
    test('come back as they went in, of every kind, whatever stands in them', async () => {
      const warehouse = await openMigrated(door);
      const landing = new Landing(warehouse, { folder: await testFolder(), shopId: "shop 'a'\t\\ 店", batchNo: 1 });
      for (const kind of FACT_KINDS) for (const [i, fact] of nastyFacts(kind).entries()) await landing.add(kind, fact, 1_790_000_000, i + 2);
      await landing.finish();
      for (const kind of FACT_KINDS) expect(await stored(warehouse, kind), kind).toEqual(nastyFacts(kind));
      expect(await warehouse.rows('shop', 'SELECT DISTINCT shop_id FROM fact_order')).toEqual([{ shop_id: "shop 'a'\t\\ 店" }]);
    });

    test('with half a character, as a cut-off JSON text leaves it, go in with a replacement character', async () => {
      const warehouse = await openMigrated(door);
      const landing = new Landing(warehouse, { folder: await testFolder(), shopId: 'a', batchNo: 1 });
      await landing.add('review', { ...emptyFact('review'), reviewId: '1', text: '好评\ud83d' }, 1, 2);
      await landing.finish();
      expect(await stored(warehouse, 'review')).toMatchObject([{ text: '好评\ufffd' }]);
    });

    test('in a path that needs quoting', async () => {
      const warehouse = await openMigrated(door);
      const folder = join(await testFolder(), "it's a \\ \"店\" 100%20 [1] #");
      await mkdir(folder);
      const landing = new Landing(warehouse, { folder, shopId: 'a', batchNo: 1 });
      await landing.add('review', { ...emptyFact('review'), reviewId: '1' }, 1, 2);
      await landing.finish();
      expect(await stored(warehouse, 'review')).toHaveLength(1);
    });
  });
});

test.each(['a*', 'a?', '{a}', 'a :: b'])('chDB refuses a data folder named %s, which it would take for a pattern of names', async (name) => {
  await expect(openEmbeddedWarehouse({ path: join(await testFolder(), name) })).rejects.toMatchObject({ code: 'bad_config' });
});
