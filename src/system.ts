import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { FACT_KINDS } from './facts/shapes.ts';
import { loadRulebooks } from './load-rulebooks.ts';
import { takeDataLock } from './records/server/data-lock.ts';
import { openEmbeddedRecords } from './records/open-embedded.ts';
import { openRemoteRecords } from './records/open-remote.ts';
import type { Log, Records } from './records/records.ts';
import type { Edition } from './rulebook/edition-schema.ts';
import { Turns } from './turns.ts';
import { sweepUncommitted } from './warehouse/batches.ts';
import { Failure } from './words/failure.ts';
import { migrateWarehouse } from './warehouse/migrate.ts';
import { openEmbeddedWarehouse } from './warehouse/open-embedded.ts';
import { openRemoteWarehouse } from './warehouse/open-remote.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** Everything that is open. Made here and nowhere else; whoever opens it closes it. */
export interface System extends AsyncDisposable {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly warehouse: Warehouse;
  readonly records: Records;
  readonly editions: readonly Edition[];
  /** Everything that changes something goes through here. */
  readonly turns: Turns;
  close(): Promise<void>;
}

/** Opens both stores, brings them up to date and clears what a killed process left. */
export async function openSystem(config: Config, log: Log, clock: Clock = systemClock): Promise<System> {
  const editions = await loadRulebooks(config.rulebooksDir);
  const undo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const records = config.postgresUrl === '' ? await openEmbeddedRecords({ dataDir: join(config.dataDir, 'records'), clock, log }) : await openRemoteRecords({ url: config.postgresUrl, log });
    undo.push(() => records.close());
    if (config.clickhouseUrl !== '') undo.push(await holdRemoteWarehouse(records, config.clickhouseUrl));
    const warehouse = await openWarehouse(config, clock, undo);
    undo.push(() => warehouse.close());
    if (records.kind === 'embedded' || warehouse.kind === 'embedded') await clearLeftFiles(config.dataDir);
    await migrateWarehouse(warehouse);
    const swept = await sweepUncommitted(warehouse, FACT_KINDS);
    if (swept > 0) log(`Cleared ${swept} rows of an import that was not finished`);
    return { config, clock, log, warehouse, records, editions, turns: new Turns(), close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A warehouse behind an address has no folder to lock: the records hold the lock, for as long as this connection lives. */
async function holdRemoteWarehouse(records: Records, url: string): Promise<() => void> {
  const { host, pathname } = new URL(url);
  const client = await records.pool.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtext($1)) as held', [`tiyan warehouse ${host}${pathname}`]);
  if (rows[0]?.held === true) return () => client.release(true);
  client.release();
  throw new Failure('data_in_use', `The warehouse at ${host} is in use by another Tiyan with the same records`, { hint: 'Give the command where that one runs, or stop it first' });
}

async function openWarehouse(config: Config, clock: Clock, undo: (() => Promise<void> | void)[]): Promise<Warehouse> {
  if (config.clickhouseUrl !== '') return openRemoteWarehouse({ url: config.clickhouseUrl });
  const path = join(config.dataDir, 'warehouse');
  await mkdir(path, { recursive: true, mode: 0o700 });
  const lock = takeDataLock(path, clock);
  undo.push(() => lock.release());
  return openEmbeddedWarehouse({ path: join(path, 'engine'), memoryBytes: config.memoryBytes });
}

/** Files of imports that a kill cut short: rows on their way to the warehouse. Only where this process has the folder to itself. */
async function clearLeftFiles(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name === 'landing' || name.startsWith('sample-')) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
