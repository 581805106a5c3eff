import { createReadStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { Failure } from '../words/failure.ts';
import { DEFAULT_TIMEOUT_SECONDS, tagged, type QueryOptions, type Warehouse } from './warehouse.ts';

interface Door {
  kind: Warehouse['kind'];
  version: string;
  path: string | null;
  client: ClickHouseClient;
  /** How a landing file gets in: read by the engine itself, or streamed to the server. */
  loadStatement: ((table: string, columns: readonly string[], structure: string, file: string) => string) | null;
  onClose: () => Promise<void>;
}

/** A landing file holds at most some 100,000 rows; an hour means that the disk is stuck. */
const LOAD_TIMEOUT_SECONDS = 3600;

/** Both doors speak through the official client; only how files come in and what closes differ. */
export function clientWarehouse(door: Door): Warehouse {
  const { client } = door;

  async function guarded<T>(id: string, options: QueryOptions | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const timeout = AbortSignal.timeout((options?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000);
    const signal = options?.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
    const stop = (): void => void client.command({ query: `KILL QUERY WHERE query LIKE '%${id} */%' AND query NOT LIKE 'KILL%' ASYNC` }).catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await work(signal);
    } catch (error) {
      throw timeout.aborted ? new Failure('limit_exceeded', `A query took longer than ${options?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS} s and was stopped`, { cause: error }) : error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  const run: Warehouse['run'] = async (tag, sql, parameters = {}, options) => {
    const id = randomUUID();
    await guarded(id, options, (signal) => client.command({ query: tagged(tag, id, sql), query_params: parameters, abort_signal: signal }));
  };

  return {
    kind: door.kind,
    version: door.version,
    path: door.path,
    run,
    async rows<T>(tag: string, sql: string, parameters: Record<string, unknown> = {}, options?: QueryOptions) {
      const id = randomUUID();
      return guarded(id, options, async (signal) => {
        const result = await client.query({ query: tagged(tag, id, sql), query_params: parameters, format: 'JSONEachRow', abort_signal: signal });
        return result.json<T>();
      });
    },
    async load(table, columns, file) {
      if (door.loadStatement) {
        const types = await this.rows<{ name: string; type: string }>('columns', 'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}', { table });
        const typeOf = new Map(types.map(({ name, type }) => [name, type]));
        const structure = columns.map((name) => `${name} ${typeOf.get(name) ?? 'String'}`).join(', ');
        return run(`load ${table}`, door.loadStatement(table, columns, structure, file), {}, { timeoutSeconds: LOAD_TIMEOUT_SECONDS });
      }
      await client.insert({ table, columns: [...columns] as [string, ...string[]], values: createReadStream(file), format: 'JSONCompactEachRow' });
    },
    async close() {
      await client.close();
      await door.onClose();
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}
