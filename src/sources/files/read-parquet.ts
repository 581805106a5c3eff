import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import type { FileMetaData, SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { dayOfNumber } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { checkRow } from './limits.ts';
import { plainNumber } from './xlsx-numbers.ts';

interface ParquetFile {
  path: string;
  name: string;
  onBytes: (count: number) => void;
}

/** Rows of a parquet file as text, the column names first. One row group is in memory at a time. */
export async function* readParquet(file: ParquetFile): AsyncGenerator<{ row: number; cells: string[] }> {
  const source = await asyncBufferFromFile(file.path);
  const counted = {
    byteLength: source.byteLength,
    async slice(start: number, end?: number): Promise<ArrayBuffer> {
      const bytes = await source.slice(start, end);
      file.onBytes(bytes.byteLength);
      return bytes;
    },
  };
  try {
    const metadata = await parquetMetadataAsync(counted, { parsers });
    const columns = topColumns(metadata);
    yield { row: 1, cells: columns.map((column) => column.name) };
    const local = columns.map((column) => column.logical_type?.type === 'TIMESTAMP' && !column.logical_type.isAdjustedToUTC);
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      const rows = await readRows(counted, metadata, start, end);
      for (const [index, values] of rows.entries()) {
        const cells = columns.map((_, i) => cellText(values[i], local[i] ?? false));
        checkRow(cells, file.name, start + index + 2);
        yield { row: start + index + 2, cells };
      }
      start = end;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('bad_file', 'The parquet file cannot be read.', { place: { file: file.name }, hint: 'It was cut off or written with an unknown encoding. Write it again.', cause: error });
  }
}

const parsers = { dateFromDays: (days: number): string => dayOfNumber(days) };

async function readRows(file: { byteLength: number; slice(start: number, end?: number): Promise<ArrayBuffer> }, metadata: FileMetaData, rowStart: number, rowEnd: number): Promise<unknown[][]> {
  let rows: unknown[][] = [];
  await parquetRead({ file, metadata, rowStart, rowEnd, compressors, parsers, onComplete: (read) => (rows = read as unknown[][]) });
  return rows;
}

/** The columns at the top of the schema: nested ones are given as JSON text. */
function topColumns(metadata: FileMetaData): SchemaElement[] {
  const columns: SchemaElement[] = [];
  let at = 1;
  const skip = (): void => {
    const children = metadata.schema[at]?.num_children ?? 0;
    at++;
    for (let i = 0; i < children; i++) skip();
  };
  while (at < metadata.schema.length) {
    const column = metadata.schema[at];
    if (column) columns.push(column);
    skip();
  }
  return columns;
}

/** Instants end in Z; wall-clock times, whose zone the file does not know, look like `2026-09-22 00:54:10`. */
function cellText(value: unknown, isLocal: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(String(value));
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) {
    const iso = value.toISOString().replace('.000Z', 'Z');
    return isLocal ? iso.slice(0, 19).replace('T', ' ') : iso;
  }
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
