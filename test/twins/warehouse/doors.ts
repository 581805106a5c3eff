import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedWarehouse } from '../../../src/warehouse/open-embedded.ts';
import { openRemoteWarehouse } from '../../../src/warehouse/open-remote.ts';
import { migrateWarehouse } from '../../../src/warehouse/migrate.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';

/** A way into a warehouse. The suite of this folder runs once on each. */
export interface Door {
  name: 'chDB' | 'ClickHouse server';
  skip: string | null;
}

const serverUrl = process.env.TIYAN_TEST_CLICKHOUSE_URL ?? '';

export const doors: readonly Door[] = [
  { name: 'chDB', skip: null },
  { name: 'ClickHouse server', skip: serverUrl === '' ? 'TIYAN_TEST_CLICKHOUSE_URL is not set' : null },
];

export const titleOf = ({ name, skip }: Door): string => (skip === null ? name : `${name} (skipped: ${skip})`);

let folder: string | null = null;
const opened: { warehouse: Warehouse; database: string }[] = [];
let count = 0;

/** The folder of this test file's engine, which a process opens once; files to load may lie beside it. */
export const testFolder = async (): Promise<string> => (folder ??= await mkdtemp(join(tmpdir(), 'tiyan-warehouse-')));

/** A warehouse with a database of its own, or that of the given name. */
export async function openDatabase(door: Door, database = `tiyan_test_${process.pid}_${(count += 1)}`): Promise<Warehouse> {
  const warehouse = door.name === 'chDB'
    ? await openEmbeddedWarehouse({ path: join(await testFolder(), 'engine'), database, memoryBytes: 2_000_000_000 })
    : await openRemoteWarehouse({ url: serverUrl, database });
  opened.push({ warehouse, database });
  return warehouse;
}

export async function openMigrated(door: Door): Promise<Warehouse> {
  const warehouse = await openDatabase(door);
  await migrateWarehouse(warehouse);
  return warehouse;
}

/** For `afterAll`. */
export async function closeDatabases(): Promise<void> {
  for (const { warehouse, database } of opened.splice(0)) {
    if (warehouse.kind === 'remote') await warehouse.run('drop', `DROP DATABASE IF EXISTS \`${database}\``);
    await warehouse.close();
  }
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}
