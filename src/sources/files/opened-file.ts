import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Instant } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import type { TextEncoding } from './decode-text.ts';
import { fileLimits, overLimit } from './limits.ts';
import type { FileFormat, OpenFile, TableChunk } from './open-file.ts';
import { readCsv } from './read-csv.ts';
import type { Delimiter } from './read-csv.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readParquet } from './read-parquet.ts';
import { readXlsx } from './read-xlsx.ts';

export interface OpenedFileParts {
  path: string;
  name: string;
  bytes: number;
  exportedAt: Instant | null;
  format: FileFormat;
  encoding: OpenFile['encoding'];
  delimiter: Delimiter;
  /** Called with the bytes just read while rows or documents are read, for showing progress. */
  onBytes: (count: number) => void;
}

interface TableRow {
  row: number;
  cells: string[];
  numeric?: ReadonlySet<number>;
}

const CHUNK_ROWS = 1000;
const HEAD_ROWS = 20;
const NO_COLUMNS: ReadonlySet<number> = new Set();

/** An OpenFile over a file on disk. */
export class OpenedFile implements OpenFile {
  readonly name: string;
  readonly format: FileFormat;
  readonly encoding: OpenFile['encoding'];
  readonly bytes: number;
  readonly exportedAt: Instant | null;
  private readonly parts: OpenedFileParts;

  constructor(parts: OpenedFileParts) {
    this.parts = parts;
    this.name = parts.name;
    this.format = parts.format;
    this.encoding = parts.encoding;
    this.bytes = parts.bytes;
    this.exportedAt = parts.exportedAt;
  }

  /** The same file with some of what is known of it replaced. */
  with(changes: Partial<OpenedFileParts>): OpenedFile {
    return new OpenedFile({ ...this.parts, ...changes });
  }

  async hash(): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.parts.path) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex');
  }

  async head(): Promise<{ header: string[]; rows: string[][] }> {
    if (!this.isTable) return { header: [], rows: [] };
    const rows: string[][] = [];
    for await (const { cells } of this.tableRows(() => {})) {
      rows.push(cells);
      if (rows.length > HEAD_ROWS) break;
    }
    return { header: (rows[0] ?? []).map((cell) => cell.trim()), rows: rows.slice(1) };
  }

  /** A blank row ends a chunk, so that row numbers stay those of the file. */
  async *rows(): AsyncGenerator<TableChunk> {
    if (!this.isTable) throw this.wrongFormat('a table');
    let chunk: TableRow[] = [];
    let isHeader = true;
    for await (const row of this.tableRows(this.parts.onBytes)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const last = chunk.at(-1);
      if (last && (chunk.length >= CHUNK_ROWS || last.row + 1 !== row.row)) {
        yield this.toChunk(chunk);
        chunk = [];
      }
      chunk.push(row);
    }
    if (chunk.length > 0) yield this.toChunk(chunk);
  }

  documents(): AsyncGenerator<{ row: number; value: unknown }> {
    if (this.format === 'json') return readJson(this.asText(this.parts.onBytes));
    if (this.format === 'jsonl') return readJsonLines(this.asText(this.parts.onBytes));
    throw this.wrongFormat('JSON');
  }

  async text(): Promise<string> {
    if (this.encoding === 'binary') throw this.wrongFormat('text');
    if (this.bytes > fileLimits.textBytes) throw overLimit('textBytes', `The text has ${this.bytes} bytes`, { file: this.name });
    return new TextDecoder(this.encoding).decode(await readFile(this.parts.path));
  }

  private get isTable(): boolean {
    return this.format === 'csv' || this.format === 'xlsx' || this.format === 'parquet';
  }

  private tableRows(onBytes: (count: number) => void): AsyncGenerator<TableRow> {
    const file = { path: this.parts.path, name: this.name, onBytes };
    if (this.format === 'xlsx') return readXlsx(file);
    if (this.format === 'parquet') return readParquet(file);
    return readCsv(this.asText(onBytes), this.parts.delimiter);
  }

  private asText(onBytes: (count: number) => void): { path: string; name: string; encoding: TextEncoding; onBytes: (count: number) => void } {
    return { path: this.parts.path, name: this.name, encoding: this.encoding as TextEncoding, onBytes };
  }

  private toChunk(rows: readonly TableRow[]): TableChunk {
    return {
      firstRow: rows[0]?.row ?? 2,
      rows: rows.map((row) => row.cells),
      numericCells: this.format === 'xlsx' ? rows.map((row) => row.numeric ?? NO_COLUMNS) : null,
    };
  }

  private wrongFormat(wanted: string): Failure {
    return new Failure('bad_file', `The file is ${this.format}, not ${wanted}.`, { place: { file: this.name }, hint: 'Choose the source that fits this file.' });
  }
}
