import type { Condition, Expression } from './mapping-schema.ts';

/** A column as written: its table is '' where none is named, which means the table the fact is read from. */
export interface ColumnRef {
  table: string;
  column: string;
  /** Named by {total}: only a table joined with `pick: group` has one. */
  isTotal: boolean;
}

export function columnRef(text: string, joined: readonly string[], isTotal = false): ColumnRef {
  const dot = text.indexOf('.');
  const table = text.slice(0, Math.max(dot, 0));
  return joined.includes(table) ? { table, column: text.slice(dot + 1), isTotal } : { table: '', column: text, isTotal };
}

/** Every column an expression reads. */
export function refsOfExpression(expression: Expression, joined: readonly string[]): ColumnRef[] {
  if (typeof expression === 'string') return [columnRef(expression, joined)];
  if ('const' in expression) return [];
  if ('total' in expression) return [columnRef(expression.total, joined, true)];
  return partsOf(expression).flatMap((part) => refsOfExpression(part, joined));
}

export function refsOfCondition(condition: Condition, joined: readonly string[]): ColumnRef[] {
  return expressionsOf(condition).flatMap((expression) => refsOfExpression(expression, joined));
}

function expressionsOf(condition: Condition): Expression[] {
  if ('before' in condition) return condition.before;
  if ('equals' in condition) return condition.equals;
  if ('empty' in condition) return [condition.empty];
  if ('present' in condition) return [condition.present];
  if ('repeats' in condition) return [condition.repeats];
  if ('not' in condition) return expressionsOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(expressionsOf);
}

export function partsOf(expression: Expression): Expression[] {
  if (typeof expression === 'string' || 'const' in expression || 'total' in expression) return [];
  if ('concat' in expression) return expression.concat;
  if ('coalesce' in expression) return expression.coalesce;
  return 'sum' in expression ? expression.sum : [expression.choose];
}

export function holdsRepeats(condition: Condition): boolean {
  if ('repeats' in condition) return true;
  if ('not' in condition) return holdsRepeats(condition.not);
  if ('all' in condition) return condition.all.some(holdsRepeats);
  return 'any' in condition && condition.any.some(holdsRepeats);
}
