import { Failure } from '../../words/failure.ts';

export interface ColumnSpec {
  /** Names the column goes by, the preferred first. */
  names: readonly string[];
  required?: boolean;
}
export type ColumnSpecs<F extends string> = Readonly<Record<F, ColumnSpec>>;

export interface MatchedColumns<F extends string> {
  /** Position of each field in a row; -1 when the file does not have it. */
  at: Readonly<Record<F, number>>;
  /** The header as it stands in the file, for naming columns in reports. */
  header: readonly string[];
  /** Names of used columns that stand in the header more than once; the first one counts. */
  duplicates: readonly string[];
}

/** A header's name without what differs between exports: spaces, BOM, full-width forms, case. */
export function columnKey(name: string): string {
  return name.normalize('NFKC').replace(/[\s\ufeff\u200b"'`]+/g, '').replaceAll('【', '[').replaceAll('】', ']').toLowerCase();
}

/** Finds the columns by name, never by position. A required one that is missing ends the import and says what was looked for. */
export function matchColumns<F extends string>(header: readonly string[], specs: ColumnSpecs<F>, file: string): MatchedColumns<F> {
  const { at, duplicates } = locate(header, specs);
  const missing = fieldsOf(specs).filter((field) => specs[field].required === true && at[field] < 0);
  if (missing.length > 0) throw missingColumns(missing.map((field) => specs[field].names), header, file);
  return { at, header, duplicates };
}

export function missingColumns(wanted: readonly (readonly string[])[], header: readonly string[], file: string): Failure {
  const list = wanted.map(([name = '', ...aliases]) => (aliases.length > 0 ? `${name} (or ${aliases.join(', ')})` : name));
  const found = header.slice(0, 60).map((name) => name.slice(0, 40)).join(', ');
  return new Failure('bad_file', `The column ${list.join('; ')} is missing. Columns found: ${found}.`, {
    place: { file, row: 1, column: wanted[0]?.[0] ?? '' },
    hint: 'Export again with this column ticked, and do not rename the header.',
  });
}

/**
 * How surely a header is the one described: 0 when a required column is missing, else from 0.5 up by the share of the
 * file's columns that are known. So of two sources that both can read a file the one that knows more of it wins.
 */
export function columnShare<F extends string>(header: readonly string[], specs: ColumnSpecs<F>, others: readonly string[] = []): number {
  if (header.length === 0) return 0;
  const fields = fieldsOf(specs);
  const { at } = locate(header, specs);
  if (fields.some((field) => specs[field].required === true && at[field] < 0)) return 0;
  const known = new Set([...fields.flatMap((field) => specs[field].names), ...others].map(columnKey));
  return 0.5 + (0.5 * header.filter((name) => known.has(columnKey(name))).length) / header.length;
}

const fieldsOf = <F extends string>(specs: ColumnSpecs<F>): F[] => Object.keys(specs) as F[];

function locate<F extends string>(header: readonly string[], specs: ColumnSpecs<F>): { at: Record<F, number>; duplicates: string[] } {
  const keys = header.map(columnKey);
  const at = {} as Record<F, number>;
  const duplicates: string[] = [];
  for (const field of fieldsOf(specs)) {
    const wanted = specs[field].names.map(columnKey).find((key) => keys.includes(key));
    at[field] = wanted === undefined ? -1 : keys.indexOf(wanted);
    if (wanted !== undefined && keys.indexOf(wanted) !== keys.lastIndexOf(wanted)) duplicates.push(header[at[field]] ?? wanted);
  }
  return { at, duplicates };
}
