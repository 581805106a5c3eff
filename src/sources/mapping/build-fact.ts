import { emptyFact, factShapes } from '../../facts/shapes.ts';
import type { RejectedItem } from '../../facts/intake.ts';
import type { FactItem } from '../source.ts';
import { mayBeEmpty } from './check-references.ts';
import { compileExpression } from './compile-expression.ts';
import type { JoinedRow, RowLayout } from './compile-expression.ts';
import { convertValue, isReason } from './convert-value.ts';
import type { ConvertRules } from './convert-value.ts';
import type { Expression, MappedFact } from './mapping-schema.ts';

const REPORTED_CHARS = 200;

/** A function that turns a joined row into its fact, or into the reason why it gives none. */
export function factBuilder(fact: MappedFact, layout: RowLayout, rules: ConvertRules): (row: JoinedRow) => FactItem | RejectedItem {
  const kind = fact.kind;
  const shape = factShapes[kind];
  const columns = Object.entries(fact.columns).map(([column, expression]) => ({
    column, label: labelOf(column, expression), evaluate: compileExpression(expression, layout), convert: convertValue(kind, column, rules),
    isRequired: shape.key.includes(column) && !mayBeEmpty(kind, column),
  }));
  // Facts of money say in which currency, also where the mapping does not.
  const fixed = 'currency' in shape.columns ? { currency: rules.currency } : {};
  return (row) => {
    const built: Record<string, unknown> = { ...emptyFact(kind), ...fixed };
    for (const { column, label, evaluate, convert, isRequired } of columns) {
      const text = evaluate(row);
      const value = convert(text);
      if (isReason(value)) return reject(row, label, text, value.code, value.message);
      if (isRequired && value === '') return reject(row, label, text, 'missing_value', `The fact ${kind} must have its ${column}.`);
      built[column] = value;
    }
    return { kind, fact: built, row: row.row } as unknown as FactItem;
  };
}

/** The file's own name of a column where the fact's column is just that. */
const labelOf = (column: string, expression: Expression): string => (typeof expression === 'string' ? expression : column);

const reject = (row: JoinedRow, column: string, value: string, code: string, message: string): RejectedItem =>
  ({ kind: 'rejected', row: row.row, column, value: value.slice(0, REPORTED_CHARS), code, message });
