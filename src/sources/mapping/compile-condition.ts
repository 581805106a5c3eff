import type { Zone } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { parseInstant } from '../cells/parse-instant.ts';
import type { DateOrder } from '../cells/parse-instant.ts';
import { compileExpression } from './compile-expression.ts';
import type { JoinedRow, RowLayout } from './compile-expression.ts';
import type { Condition, Expression } from './mapping-schema.ts';

export type Holds = (row: JoinedRow) => boolean;

/** Values that {repeats} has seen, and the keys of joined tables, are held in memory; some 100 bytes each. */
export const HELD_KEYS_MAX = 5_000_000;

/** How the mapping's times are written. */
export interface TimeRules {
  zone: Zone;
  dates: DateOrder;
}

export function compileCondition(condition: Condition, layout: RowLayout, rules: TimeRules): Holds {
  const of = (expression: Expression) => compileExpression(expression, layout);
  const inner = (one: Condition) => compileCondition(one, layout, rules);
  if ('before' in condition) {
    const [a, b] = [of(condition.before[0]), of(condition.before[1])];
    return (row) => isBefore(a(row), b(row), rules);
  }
  if ('equals' in condition) {
    const [a, b] = [of(condition.equals[0]), of(condition.equals[1])];
    return (row) => a(row) === b(row);
  }
  if ('empty' in condition) {
    const value = of(condition.empty);
    return (row) => value(row) === '';
  }
  if ('present' in condition) {
    const value = of(condition.present);
    return (row) => value(row) !== '';
  }
  if ('repeats' in condition) return repeats(of(condition.repeats));
  if ('not' in condition) {
    const holds = inner(condition.not);
    return (row) => !holds(row);
  }
  const list = ('all' in condition ? condition.all : condition.any).map(inner);
  return 'all' in condition ? (row) => list.every((holds) => holds(row)) : (row) => list.some((holds) => holds(row));
}

/** Of a time that is missing or cannot be read nothing is said here; the column that takes it rejects the row. */
function isBefore(a: string, b: string, rules: TimeRules): boolean {
  const [first, second] = [parseInstant(a, rules.zone, rules.dates), parseInstant(b, rules.zone, rules.dates)];
  return typeof first === 'number' && typeof second === 'number' && first < second;
}

/** Holds for the second and every later row with a value. */
function repeats(value: (row: JoinedRow) => string): Holds {
  const seen = new Set<string>();
  return (row) => {
    const text = value(row);
    if (text === '') return false;
    if (seen.has(text)) return true;
    if (seen.size >= HELD_KEYS_MAX) throw new Failure('limit_exceeded', `A check {repeats} would hold more than ${HELD_KEYS_MAX} values.`, { place: { row: row.row }, hint: 'Leave the check out, or import a shorter time span.' });
    seen.add(text);
    return false;
  };
}
