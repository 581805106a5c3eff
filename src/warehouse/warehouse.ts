/** The one interface of both doors: chDB in this process, or a ClickHouse server by URL. The SQL is the same. */
export interface Warehouse extends AsyncDisposable {
  readonly kind: 'embedded' | 'remote';
  readonly version: string;
  /** Data folder of the embedded door; null for a server. */
  readonly path: string | null;
  /** Rows of a SELECT. 64-bit integers come as text. `tag` names the query in the engine's logs. */
  rows<T>(tag: string, sql: string, parameters?: Record<string, unknown>, options?: QueryOptions): Promise<T[]>;
  /** A statement without rows: DDL, INSERT … SELECT, DELETE. */
  run(tag: string, sql: string, parameters?: Record<string, unknown>, options?: QueryOptions): Promise<void>;
  /** Loads a landing file (JSONCompactEachRow, columns in this order) into a table. */
  load(table: string, columns: readonly string[], file: string): Promise<void>;
  close(): Promise<void>;
}

export interface QueryOptions {
  /** The query is stopped in the engine after so many seconds. Default 120. */
  timeoutSeconds?: number;
  signal?: AbortSignal;
}

export const DEFAULT_TIMEOUT_SECONDS = 120;

/** Every query carries its name, so that it can be found, measured and stopped. */
export const tagged = (tag: string, id: string, sql: string): string => `/* tiyan ${tag} ${id} */ ${sql.trim()}`;
