import type { Instant } from '../../words/days.ts';

/** What a file is, whatever its name says: found from its first bytes. */
export type FileFormat = 'csv' | 'xlsx' | 'json' | 'jsonl' | 'parquet' | 'text';

/**
 * A file opened for reading once or more; each method streams from the start in bounded memory. Cells are text exactly
 * as written, except that a UTF-8 BOM is gone. For xlsx, numbers and dates are given as Excel stores them turned to
 * text; `numericCells` tells sources which cells were stored as numbers (a lost id is one).
 */
export interface OpenFile {
  /** As given; for an entry of an archive `archive.zip/entry.csv`. Shown to people, never a path. */
  name: string;
  format: FileFormat;
  encoding: 'utf-8' | 'utf-16le' | 'gb18030' | 'binary';
  bytes: number;
  /** From the unix seconds that platform exports put before their names (`1791430000_….csv`); else null. */
  exportedAt: Instant | null;
  /** sha-256 of the bytes, hex. */
  hash(): Promise<string>;
  /** The header row's cells (trimmed) and up to 20 rows after it; empty for formats without tables. */
  head(): Promise<{ header: string[]; rows: string[][] }>;
  /** Rows after the header, in chunks; `row` of the first is 2. Only for csv, xlsx, parquet. */
  rows(): AsyncIterable<TableChunk>;
  /** Each JSON document (jsonl), each element of a top-level array, or the one top-level object. Only for json, jsonl. */
  documents(): AsyncIterable<{ row: number; value: unknown }>;
  /** Whole text, at most 1 MB. */
  text(): Promise<string>;
}

export interface TableChunk {
  /** Number of the first row of the chunk as a person counts in the file (header = 1). */
  firstRow: number;
  rows: string[][];
  /** For xlsx: columns of each row whose cell was stored as a number; null for other formats. */
  numericCells: ReadonlySet<number>[] | null;
}
