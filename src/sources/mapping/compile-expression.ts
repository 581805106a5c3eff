import { cellText } from '../cells/cell-text.ts';
import { columnRef } from './expression-parts.ts';
import type { Expression } from './mapping-schema.ts';
import { sumDecimals } from './sum-decimals.ts';

/** A row of the fact's table with what was joined to it: slot 0 is the fact's own table, then the joins in their order. */
export interface JoinedRow {
  row: number;
  cells: (readonly string[] | null)[];
  groups: (readonly (readonly string[])[])[];
}

/** Where each column stands in the cells of each slot. */
export interface RowLayout {
  joined: readonly string[];
  slots: readonly ReadonlyMap<string, number>[];
}

export type Evaluate = (row: JoinedRow) => string;

/** Turns an expression into a function, so that no name is looked up while rows go by. */
export function compileExpression(expression: Expression, layout: RowLayout): Evaluate {
  if (typeof expression === 'string') return compileColumn(expression, layout);
  if ('const' in expression) {
    const text = String(expression.const);
    return () => text;
  }
  if ('total' in expression) return compileTotal(expression.total, layout);
  if ('choose' in expression) {
    const of = new Map(Object.entries(expression.of));
    const inner = compileExpression(expression.choose, layout);
    return (row) => of.get(inner(row)) ?? expression.else ?? '';
  }
  const [form, list] = 'concat' in expression ? (['concat', expression.concat] as const) : 'sum' in expression ? (['sum', expression.sum] as const) : (['coalesce', expression.coalesce] as const);
  const parts = list.map((part) => compileExpression(part, layout));
  if (form === 'concat') return (row) => concat(parts, row);
  if (form === 'coalesce') return (row) => firstGiven(parts, row);
  // What cannot be added is handed on as it is: the column's type then refuses it and shows it.
  return (row) => sumOf(parts.map((part) => part(row)));
}

function compileColumn(text: string, layout: RowLayout): Evaluate {
  const { slot, at } = find(text, layout);
  return (row) => cellText(row.cells[slot]?.[at] ?? '');
}

function compileTotal(text: string, layout: RowLayout): Evaluate {
  const { slot, at } = find(text, layout);
  return (row) => sumOf((row.groups[slot] ?? []).map((cells) => cells[at] ?? ''));
}

const sumOf = (parts: string[]): string => sumDecimals(parts) ?? parts.join('+');

/** Half an id is no id: one empty part makes the whole empty. */
function concat(parts: readonly Evaluate[], row: JoinedRow): string {
  let text = '';
  for (const part of parts) {
    const piece = part(row);
    if (piece === '') return '';
    text += piece;
  }
  return text;
}

function firstGiven(parts: readonly Evaluate[], row: JoinedRow): string {
  for (const part of parts) {
    const piece = part(row);
    if (piece !== '') return piece;
  }
  return '';
}

function find(text: string, layout: RowLayout): { slot: number; at: number } {
  const ref = columnRef(text, layout.joined);
  const slot = ref.table === '' ? 0 : layout.joined.indexOf(ref.table) + 1;
  const at = layout.slots[slot]?.get(ref.column);
  if (at === undefined) throw new Error(`column ${text} was not checked against the header`);
  return { slot, at };
}
