import type { Pool } from 'pg';

/**
 * How the PostgreSQL behind the records runs. Of Tiyan's own server: `direct` as the user Tiyan runs as; the others
 * are for root and for users without an account, whom PostgreSQL refuses (docs/records.md).
 */
export type ServerMode = 'direct' | 'user-namespace' | 'unprivileged-user' | 'copy';
export type RecordsMode = ServerMode | 'remote';

export type Log = (message: string) => void;

/** What a subject's functions need: the records themselves, or one connection inside a transaction. */
export interface Db {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** The records: an open door to PostgreSQL, migrated. `query` turns a lost connection into a Failure; `pool` is bare. */
export interface Records extends Db, AsyncDisposable {
  kind: 'embedded' | 'remote';
  pool: Pool;
  /** As the server says it, for example `18.4`. */
  version: string;
  mode: RecordsMode;
  /** Where the data lies: a folder, or the server's address without its password. */
  location: string;
  close(): Promise<void>;
}
