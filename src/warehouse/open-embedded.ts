import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type ClickHouseClientConfigOptions } from '@clickhouse/client';
import { Failure } from '../words/failure.ts';
import { freshConnections } from './chdb-connection.ts';
import { clientWarehouse } from './client-warehouse.ts';
import type { Warehouse } from './warehouse.ts';

/** Calls that run at once in the engine; each holds one thread of the process's pool (UV_THREADPOOL_SIZE, see ./tiyan). */
const CALLS_AT_ONCE = 8;

/** A landing file under such a path would be loaded as no file, or as several. */
const PATTERN = /[*?{]| :: /;

export interface EmbeddedOptions {
  /** Folder of the engine's data; made if it is not there. One process at a time. */
  path: string;
  database?: string;
  /** The engine's share of memory, bytes. */
  memoryBytes?: number;
}

/** chDB, ClickHouse within this process. A plain session kept open carries the configuration that connections cannot. */
export async function openEmbeddedWarehouse(options: EmbeddedOptions): Promise<Warehouse> {
  const { path, database = 'default', memoryBytes = 4_000_000_000 } = options;
  if (PATTERN.test(path)) {
    throw new Failure('bad_config', `The data folder ${path} cannot be used: its name has a * ? { or ::, which the engine takes for a pattern of file names`, { place: { path }, hint: 'Use a folder without these' });
  }
  await mkdir(path, { recursive: true, mode: 0o700 });
  const config = join(path, 'tiyan-engine.xml');
  await writeFile(config, engineConfig(memoryBytes));
  const { Session } = await import('chdb');
  let keeper: InstanceType<typeof Session>;
  try {
    keeper = new Session(path, { connectionArgs: [`--config-file=${config}`] });
    keeper.query('SELECT 1');
  } catch (error) {
    throw new Failure('data_in_use', `The warehouse under ${path} could not be opened: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Another process has it open, or the folder is damaged. Stop that process first, or name another data folder (TIYAN_DATA)',
      cause: error,
    });
  }
  if (database !== 'default') keeper.query(`CREATE DATABASE IF NOT EXISTS \`${database}\``);
  const connection = freshConnections(path, database, CALLS_AT_ONCE);
  // chdb brings its own copy of the client's types, so its connection does not type-check against any client version.
  const client = createClient({ connection } as unknown as ClickHouseClientConfigOptions);
  const [version] = await (await client.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' })).json<{ version: string }>();
  return clientWarehouse({
    kind: 'embedded',
    version: version?.version ?? '',
    path,
    client,
    loadStatement,
    onClose: async () => {
      // A running query would hold the process for as long as it likes.
      await freshConnections(path, database, 1).command({ query: "KILL QUERY WHERE query LIKE '/* tiyan %' ASYNC" });
      keeper.close();
    },
  });
}

/** Landing files are written by us, so a value that does not fit its column is a bug and stops the load. */
function loadStatement(table: string, columns: readonly string[], structure: string, file: string): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM file(${quoted(file)}, 'JSONCompactEachRow', ${quoted(structure)})`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const engineConfig = (memoryBytes: number): string => `<clickhouse>
  <max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
  <mark_cache_size>134217728</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <user_files_path>/</user_files_path>
</clickhouse>
`;
