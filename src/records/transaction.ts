import type { Pool } from 'pg';
import { orUnavailable } from './pool.ts';
import type { Db } from './records.ts';

/** Runs `work` on one connection in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(records: { pool: Pool; location: string }, work: (db: Db) => Promise<T>): Promise<T> {
  const { pool, location } = records;
  const client = await orUnavailable(location, () => pool.connect());
  const query: Db['query'] = (text, values) => orUnavailable(location, () => client.query(text, values));
  let isBroken = false;
  try {
    await query('begin');
    const result = await work({ query });
    await query('commit');
    return result;
  } catch (error) {
    await query('rollback').catch(() => (isBroken = true));
    throw error;
  } finally {
    client.release(isBroken);
  }
}
