import { Failure } from '../../words/failure.ts';
import type { Place } from '../../words/failure.ts';

/** What one opened file may cost at most. Crossing one is a Failure `limit_exceeded` that names it. */
export const fileLimits = {
  archiveEntries: 200,
  /** All entries of an archive together, and every part of a workbook, after expansion. */
  expandedBytes: 20 * 1024 ** 3,
  cellChars: 1024 ** 2,
  columns: 2000,
  /** One element of a top-level JSON array, or one line of jsonl. */
  jsonElementChars: 16 * 1024 ** 2,
  textBytes: 1024 ** 2,
  /** A workbook's shared strings stay in memory while it is read; 200 M characters are far beyond a full sheet of orders. */
  sharedStringChars: 200 * 1000 ** 2,
} as const;

export function overLimit(limit: keyof typeof fileLimits, what: string, place: Place): Failure {
  return new Failure('limit_exceeded', `${what} (limit ${limit}: ${fileLimits[limit]})`, {
    place,
    hint: 'Split the file, or export fewer columns or a shorter time span.',
  });
}

/** Throws when a row is wider, or one of its cells longer, than a file of facts ever is. */
export function checkRow(row: readonly string[], file: string, rowNumber: number): void {
  if (row.length > fileLimits.columns) throw overLimit('columns', `A row has ${row.length} columns`, { file, row: rowNumber });
  for (const cell of row) {
    if (cell.length > fileLimits.cellChars) throw overLimit('cellChars', `A cell has ${cell.length} characters`, { file, row: rowNumber });
  }
}
