import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { Failure } from '../words/failure.ts';
import { clientWarehouse } from './client-warehouse.ts';
import type { Warehouse } from './warehouse.ts';

/** What goes wrong is told by our own failures; the client's lines would come on top of them, with a stack trace. */
const SILENT = { level: ClickHouseLogLevel.OFF };

/** Any ClickHouse server or cluster by URL (`http://user:password@host:8123/database`). Errors never show the password. */
export async function openRemoteWarehouse(options: { url: string; database?: string }): Promise<Warehouse> {
  const address = new URL(options.url);
  const shown = `${address.protocol}//${address.host}${address.pathname}`;
  const database = options.database ?? (address.pathname.slice(1) || 'default');
  const client = createClient({
    url: `${address.protocol}//${address.host}`,
    username: decodeURIComponent(address.username) || 'default',
    password: decodeURIComponent(address.password),
    database: 'default',
    request_timeout: 3_600_000,
    log: SILENT,
  });
  try {
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS \`${database}\`` });
    await client.close();
    const inDatabase = createClient({
      url: `${address.protocol}//${address.host}`,
      username: decodeURIComponent(address.username) || 'default',
      password: decodeURIComponent(address.password),
      database,
      request_timeout: 3_600_000,
      log: SILENT,
    });
    const version = await (await inDatabase.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' })).json<{ version: string }>();
    if (!isNewEnough(version[0]?.version ?? '')) {
      await inDatabase.close();
      throw new Failure('bad_config', `The ClickHouse server at ${shown} has version ${version[0]?.version ?? '?'}; ${OLDEST.join('.')} or later is needed`, { hint: 'Update the server, or leave TIYAN_CLICKHOUSE_URL empty for the built-in store' });
    }
    return clientWarehouse({ kind: 'remote', version: version[0]?.version ?? '', path: null, client: inDatabase, loadStatement: null, onClose: () => Promise.resolve() });
  } catch (error) {
    await client.close();
    if (error instanceof Failure) throw error;
    throw new Failure('store_unavailable', `The ClickHouse server at ${shown} does not answer: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Check TIYAN_CLICKHOUSE_URL, or leave it empty for the built-in store',
      cause: error,
    });
  }
}

/** Before this, `least` and `greatest` of a missing instant and a given one were missing: days would silently be lost. */
const OLDEST = [24, 12] as const;

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
