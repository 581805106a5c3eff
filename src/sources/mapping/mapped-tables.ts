import { Failure } from '../../words/failure.ts';
import type { OpenFile } from '../files/open-file.ts';
import { refsOfCondition, refsOfExpression } from './expression-parts.ts';
import type { ColumnRef } from './expression-parts.ts';
import type { Mapping } from './mapping-schema.ts';

/** A table's files, opened and known to hold every column that the mapping reads. */
export interface MappedTable {
  name: string;
  key: string;
  /** What is read of it, at these places in every row that comes out of `tableRows`. */
  columns: ReadonlyMap<string, number>;
  files: { file: OpenFile; positions: readonly number[] }[];
}

export interface TableRows {
  firstRow: number;
  rows: string[][];
}

/** Finds each table's files by name and looks for its columns. Several files for one table are read one after the other. */
export async function openTables(mapping: Mapping, files: readonly OpenFile[]): Promise<Map<string, MappedTable>> {
  const tables = new Map<string, MappedTable>();
  for (const [name, table] of Object.entries(mapping.tables)) {
    const pattern = filePattern(table.file);
    const found = files.filter((file) => pattern.test(file.name.slice(file.name.lastIndexOf('/') + 1)));
    if (found.length === 0) {
      throw new Failure('bad_mapping', `No file fits the table ${name}: expected ${table.file}.`, { place: { path: `tables.${name}.file` }, hint: `Files given: ${files.map((file) => file.name).slice(0, 20).join(', ') || 'none'}.` });
    }
    const columns = usedColumns(mapping, name);
    const opened = [];
    for (const file of found) opened.push({ file, positions: await locateColumns(file, name, columns) });
    tables.set(name, { name, key: table.key ?? '', columns: new Map(columns.map((column, i) => [column, i])), files: opened });
  }
  return tables;
}

/** Every row of a table, cut down to the columns that are read. */
export async function* tableRows(table: MappedTable): AsyncGenerator<TableRows> {
  for (const { file, positions } of table.files) {
    for await (const { firstRow, rows } of file.rows()) yield { firstRow, rows: rows.map((cells) => positions.map((at) => cells[at] ?? '')) };
  }
}

const filePattern = (glob: string): RegExp => new RegExp(`^${glob.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')).join('.*')}$`, 'i');

async function locateColumns(file: OpenFile, table: string, wanted: readonly string[]): Promise<number[]> {
  const { header } = await file.head();
  const positions = wanted.map((column) => header.indexOf(column));
  const missing = wanted[positions.indexOf(-1)];
  if (missing === undefined) return positions;
  throw new Failure('bad_mapping', `The table ${table} has no column ${missing}.`, {
    place: { file: file.name, row: 1, column: missing, path: `tables.${table}` },
    hint: `Its columns are ${header.slice(0, 60).join(', ') || 'none: the file is no table'}.`,
  });
}

/** Columns of a table that its checks, its key or any fact reads. */
function usedColumns(mapping: Mapping, name: string): string[] {
  const table = mapping.tables[name];
  const own = (table?.checks ?? []).flatMap(({ when }) => refsOfCondition(when, [])).map((ref) => ref.column);
  const read = mapping.facts.flatMap((fact) => {
    const joined = fact.join.map((join) => join.table);
    const refs: ColumnRef[] = [
      ...Object.values(fact.columns).flatMap((expression) => refsOfExpression(expression, joined)),
      ...fact.join.flatMap((join) => refsOfExpression(join.on, joined)),
      ...(fact.skipWhen ? refsOfCondition(fact.skipWhen, joined) : []),
    ];
    return refs.filter((ref) => (ref.table === '' ? fact.from : ref.table) === name).map((ref) => ref.column);
  });
  return [...new Set([...(table?.key === undefined ? [] : [table.key]), ...own, ...read])];
}
