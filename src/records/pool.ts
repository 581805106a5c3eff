import pg from 'pg';
import type { Pool, PoolConfig } from 'pg';
import { Failure } from '../words/failure.ts';
import type { Log } from './records.ts';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Days stay the ISO text PostgreSQL sends; pg would make local-time Date objects of them. */
const types: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary'): unknown =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function openPool(config: PoolConfig, log: Log): Pool {
  const pool = new pg.Pool({
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'tiyan',
    allowExitOnIdle: true,
    types,
    ...config,
  });
  // Without a listener a server that goes away ends the process; the pool drops the connection by itself.
  pool.on('error', (error) => pool.ending || log(`records: an idle connection was lost (${error.message})`));
  // The same for a connection that is in use: what it is used for fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** True for errors that say the server cannot be reached or is going away, and not that the statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|57P|53300)/.test(error.code ?? '');
  // What pg throws itself for a dropped connection and for its timeouts has no code; a TypeError is a bug of ours.
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof Failure);
}

/** Does one thing with a connection; if that is lost, it fails with `store_unavailable`. */
export async function orUnavailable<T>(location: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    throw new Failure('store_unavailable', `The records at ${location} did not answer.`, {
      hint: 'Try again in a moment; if it stays so, see whether the PostgreSQL server runs.',
      cause: error,
    });
  }
}
