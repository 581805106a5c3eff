import { afterAll, describe, expect, test } from 'vitest';
import { factShapes, snake } from '../../../src/facts/shapes.ts';
import { migrateWarehouse } from '../../../src/warehouse/migrate.ts';
import { closeDatabases, doors, openDatabase, openMigrated, titleOf } from './doors.ts';

afterAll(closeDatabases);

describe.each(doors)('$name', { timeout: 60_000 }, (door) => {
  describe.skipIf(door.skip !== null)(`migrations on ${titleOf(door)}`, () => {
    test('are applied once', async () => {
      const warehouse = await openDatabase(door);
      expect(await migrateWarehouse(warehouse)).toContain('000001.sql');
      expect(await migrateWarehouse(warehouse)).toEqual([]);
    });

    test('bear being run again, for a crash can fall between a statement and its mark', async () => {
      const warehouse = await openMigrated(door);
      await warehouse.run('row', "INSERT INTO batch_remark VALUES (1, 'kept', '', 1, [])");
      await warehouse.run('forget', 'TRUNCATE TABLE migration');
      expect(await migrateWarehouse(warehouse)).toContain('000001.sql');
      expect(await warehouse.rows('row', 'SELECT code FROM batch_remark')).toEqual([{ code: 'kept' }]);
    });

    test('of a newer Tiyan are refused, with the way out', async () => {
      const warehouse = await openMigrated(door);
      await warehouse.run('newer', "INSERT INTO migration VALUES ('999999.sql', 'x')");
      await expect(migrateWarehouse(warehouse)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('999999.sql'), hint: expect.stringContaining('Update Tiyan') });
    });

    test('make a table for each kind of fact with exactly its columns', async () => {
      const warehouse = await openMigrated(door);
      for (const [kind, { columns }] of Object.entries(factShapes)) {
        const found = await warehouse.rows<{ name: string }>('columns', 'SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String}', { table: `fact_${kind}` });
        expect(found.map((c) => c.name)).toEqual(['shop_id', ...Object.keys(columns).map(snake), 'revision', 'batch_no', 'row_no']);
      }
    });
  });
});
