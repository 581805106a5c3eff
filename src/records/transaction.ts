import type { Pool, PoolClient } from 'pg';

/** Runs `work` on one connection in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(records: { pool: Pool }, work: (db: PoolClient) => Promise<T>): Promise<T> {
  const client = await records.pool.connect();
  // A connection that breaks between two statements reports here; the next statement then fails by itself.
  const onError = (): void => undefined;
  client.on('error', onError);
  let broken = false;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
