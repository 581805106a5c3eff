import type { Warehouse } from '../../src/warehouse/warehouse.ts';

const TABLES = 'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name';

/** The warehouse's tables as the engine tells them after all migrations. */
export async function warehouseSchema(warehouse: Warehouse): Promise<string> {
  const tables = await warehouse.rows<{ name: string }>('dump', TABLES);
  const shown = await Promise.all(tables.map(({ name }) => warehouse.rows<{ statement: string }>('dump', `SHOW CREATE TABLE ${name}`)));
  const statements = shown.map(([row]) => `${(row?.statement ?? '').replace(/^CREATE TABLE \w+\./, 'CREATE TABLE ')};\n`);
  return `-- Read from the engine after all migrations (npm run schema:dump); a test compares. Do not edit.\n\n${statements.join('\n')}`;
}
