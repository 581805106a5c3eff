import { z } from 'zod';
import { FACT_KINDS } from '../../facts/shapes.ts';
import type { FactKind } from '../../facts/shapes.ts';

/**
 * The mapping language: tables, joins, and for each fact column one expression. The forms are few and closed on purpose:
 * a mapping is read by people and can do nothing but pick, join and rename.
 */

/** A column (`price`, `items.price`) or one of the forms. Everything is text until the fact column's type reads it. */
export type Expression =
  | string
  | { const: string | number | boolean }
  | { concat: Expression[] }
  | { coalesce: Expression[] }
  | { sum: Expression[] }
  | { total: string }
  | { choose: Expression; of: Record<string, string>; else?: string | undefined };

export type Condition =
  | { before: [Expression, Expression] }
  | { empty: Expression }
  | { present: Expression }
  | { equals: [Expression, Expression] }
  | { repeats: Expression }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const name = z.string().min(1).max(200);
const word = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'Expected a short name of small letters, digits, - and _.');
/** Deep enough for anything readable; a limit so that a mapping cannot exhaust the stack. */
export const DEPTH_MAX = 8;
const LIST_MAX = 20;

const expression: z.ZodType<Expression> = z.lazy(() => expressionForms);
const expressions = z.array(expression).min(1).max(LIST_MAX);
const pair = z.tuple([expression, expression]);

const expressionForms = z.union(
  [
    name,
    z.strictObject({ const: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ concat: expressions }),
    z.strictObject({ coalesce: expressions }),
    z.strictObject({ sum: expressions }),
    z.strictObject({ total: name }),
    z.strictObject({ choose: expression, of: z.record(z.string(), z.string()), else: z.string().optional() }),
  ],
  { error: 'Expected a column name or one of {const}, {concat}, {coalesce}, {sum}, {total}, {choose, of, else}.' },
);

const condition: z.ZodType<Condition> = z.lazy(() => conditionForms);
const conditions = z.array(condition).min(1).max(LIST_MAX);

const conditionForms = z.union(
  [
    z.strictObject({ before: pair }),
    z.strictObject({ empty: expression }),
    z.strictObject({ present: expression }),
    z.strictObject({ equals: pair }),
    z.strictObject({ repeats: expression }),
    z.strictObject({ all: conditions }),
    z.strictObject({ any: conditions }),
    z.strictObject({ not: condition }),
  ],
  { error: 'Expected one of {before}, {empty}, {present}, {equals}, {repeats}, {all}, {any}, {not}.' },
);

const check = z.strictObject({ code: word, message: z.string().min(1).max(300), when: condition });

const table = z.strictObject({
  /** Name of the file, `*` for any part of it. */
  file: name,
  /** The column by which other tables join this one. */
  key: name.optional(),
  checks: z.array(check).max(LIST_MAX).default([]),
});

const join = z.strictObject({
  table: word,
  /** Column of the rows joined so far whose value is the other table's key. */
  on: name,
  /** first: the first row · all: one fact a row · group: no more rows, only {total}. */
  pick: z.enum(['first', 'all', 'group']),
  /** What becomes of a row that finds nothing. */
  missing: z.enum(['keep', 'reject']).default('keep'),
});

const fact = z.strictObject({
  kind: z.enum(FACT_KINDS as [FactKind, ...FactKind[]]),
  from: word,
  join: z.array(join).max(LIST_MAX).default([]),
  skipWhen: condition.optional(),
  columns: z.record(z.string(), expression),
});

export const mappingSchema = z.strictObject({
  mapping: z.literal(1, { error: 'Expected mapping: 1, the version of this language.' }),
  id: word,
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  platform: word.default('any'),
  zone: z.string().min(1).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Expected a currency code such as CNY.').optional(),
  /** How dates are written: year first, or `month` or `day` first. */
  dates: z.enum(['iso', 'month', 'day']).default('iso'),
  tables: z.record(word, table),
  facts: z.array(fact).min(1).max(LIST_MAX),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappedFact = Mapping['facts'][number];
export type MappedJoin = MappedFact['join'][number];
