import { Failure } from '../../words/failure.ts';
import { cleanId } from '../cells/cell-text.ts';
import { HELD_KEYS_MAX } from './compile-condition.ts';
import { compileExpression } from './compile-expression.ts';
import type { Evaluate, JoinedRow, RowLayout } from './compile-expression.ts';
import type { MappedTable } from './mapped-tables.ts';
import { tableRows } from './mapped-tables.ts';
import type { MappedJoin } from './mapping-schema.ts';
import type { RunChecks } from './table-checks.ts';

/** A joined table, held in memory by its key. */
export type HeldTable = ReadonlyMap<string, readonly (readonly string[])[]>;

export async function holdTable(table: MappedTable, runChecks: RunChecks, rowsMax = HELD_KEYS_MAX): Promise<HeldTable> {
  const held = new Map<string, string[][]>();
  const keyAt = table.columns.get(table.key) ?? -1;
  let count = 0;
  for await (const part of tableRows(table)) {
    runChecks(part);
    count += part.rows.length;
    if (count > rowsMax) throw tooLarge(table, rowsMax);
    for (const cells of part.rows) {
      const key = cleanId(cells[keyAt] ?? '');
      if (key === '') continue;
      const rows = held.get(key);
      if (rows) rows.push(cells);
      else held.set(key, [cells]);
    }
  }
  return held;
}

const tooLarge = (table: MappedTable, rowsMax: number): Failure =>
  new Failure('limit_exceeded', `The joined table ${table.name} has more than ${rowsMax} rows; joined tables are held in memory.`, {
    place: { path: `tables.${table.name}`, ...(table.files[0] ? { file: table.files[0].file.name } : {}) },
    hint: 'Split the files by month and import them one after the other, or make the largest table the one that facts are read from.',
  });

export interface JoinStep {
  join: MappedJoin;
  on: Evaluate;
  held: HeldTable;
}

export function joinSteps(joins: readonly MappedJoin[], layout: RowLayout, held: ReadonlyMap<string, HeldTable>): JoinStep[] {
  return joins.map((join, i) => ({
    join,
    on: compileExpression(join.on, { joined: layout.joined.slice(0, i), slots: layout.slots }),
    held: held.get(join.table) ?? new Map<string, string[][]>(),
  }));
}

/** The rows that one row becomes; the join that found nothing although it must. */
export function joinRow(row: number, cells: readonly string[], steps: readonly JoinStep[]): { rows: JoinedRow[]; missed: MappedJoin | null } {
  let rows: JoinedRow[] = [{ row, cells: [cells], groups: [[]] }];
  for (const { join, on, held } of steps) {
    const next: JoinedRow[] = [];
    for (const one of rows) {
      const found = held.get(cleanId(on(one))) ?? [];
      if (found.length === 0 && join.missing === 'reject') return { rows: [], missed: join };
      next.push(...extended(one, found, join.pick));
    }
    rows = next;
  }
  return { rows, missed: null };
}

function extended(row: JoinedRow, found: readonly (readonly string[])[], pick: MappedJoin['pick']): JoinedRow[] {
  if (pick === 'group') return [{ ...row, cells: [...row.cells, null], groups: [...row.groups, found] }];
  const picked = pick === 'first' || found.length === 0 ? [found[0] ?? null] : found;
  return picked.map((cells) => ({ ...row, cells: [...row.cells, cells], groups: [...row.groups, []] }));
}
