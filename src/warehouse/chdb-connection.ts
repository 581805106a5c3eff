import { createChdbConnection } from 'chdb/connection';

/** The client's pluggable connection, as chDB's factory gives it. */
export type EngineConnection = ReturnType<typeof createChdbConnection>;

/**
 * A connection for `@clickhouse/client` over chDB that is safe to share. chDB's own keeps state between calls: a query
 * that fails midway leaves its rows to the next result, and settings given once stay. So each call gets a fresh
 * connection (0.14 ms) to the one engine, and at most `limit` calls run at a time, for each takes a thread of the pool.
 */
export function freshConnections(path: string, database: string, limit: number): EngineConnection {
  const gate = new Gate(limit);

  async function each<T>(signal: AbortSignal | undefined, work: (connection: EngineConnection) => Promise<T>): Promise<T> {
    using _turn = await gate.enter();
    // chDB starts a call whose signal has gone off while it waited, and nobody would stop it.
    signal?.throwIfAborted();
    const connection = createChdbConnection({ path });
    try {
      if (database !== 'default') await connection.command({ query: `USE \`${database}\`` });
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  const shared: Pick<EngineConnection, 'ping' | 'query' | 'command' | 'insert' | 'exec' | 'close'> = {
    ping: (params) => each(undefined, (c) => c.ping(params)),
    query: (params) => each(params.abort_signal, (c) => c.query(params)),
    // KILL must never wait behind the queries that it is to stop.
    command: (params) => (params.query.startsWith('KILL') ? killNow(path, params.query) : each(params.abort_signal, (c) => c.command(params))),
    insert: (params) => each(params.abort_signal, (c) => c.insert(params)),
    exec: (params) => each(params.abort_signal, (c) => c.exec(params)),
    close: () => Promise.resolve(),
  };
  return shared as EngineConnection;
}

async function killNow(path: string, query: string): Promise<Awaited<ReturnType<EngineConnection['command']>>> {
  const connection = createChdbConnection({ path });
  try {
    return await connection.command({ query });
  } finally {
    await connection.close();
  }
}

/** Lets `limit` callers in at a time; the others wait in order. */
class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#free = limit;
  }

  async enter(): Promise<Disposable> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return { [Symbol.dispose]: () => this.#leave() };
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
