import { z } from 'zod';
import { bilingualSchema, numSchema, sourceRef, tableOf } from './num.ts';

/** A time of the wall clock, `18:00` or `22:59:59`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'expected a time of day like "18:00" or "22:59:59"');

/** Instants in the quiet time count as if they were its end: paid 18:00–06:00 starts at 06:00. */
export const clockSchema = z.strictObject({
  title: bilingualSchema,
  quietFrom: clockTime,
  quietUntil: clockTime,
  mark: z.enum(['official', 'third_party', 'inferred', 'assumed']),
  source: sourceRef,
});

const field = z.string();

/** One test of one field of the population. Exactly one operator beside `field`. */
export const conditionSchema = z.union([
  z.strictObject({ field, is: z.union([z.boolean(), z.string()]) }),
  z.strictObject({ field, in: z.array(z.string()).min(1) }),
  z.strictObject({ field, present: z.boolean() }),
  z.strictObject({ field, atLeast: numSchema }),
  z.strictObject({ field, atMost: numSchema }),
  z.strictObject({ field, below: numSchema }),
  z.strictObject({ field, notAfter: field }),
  /** The text holds one of the words of a reason class. */
  z.strictObject({ field, class: z.string() }),
  z.strictObject({ field, timeFrom: clockTime, timeTo: clockTime }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** seconds: from one instant to another by a clock, never below 0, at most `cap`. steps: points by the value of `of`. */
export const valueSchema = z.union([
  z.literal(1),
  field,
  z.strictObject({ seconds: z.strictObject({ from: field, to: field, clock: z.string().optional(), cap: numSchema.optional() }) }),
  z.strictObject({ steps: z.strictObject({ from: field, to: field, clock: z.string().optional(), table: tableOf(z.tuple([z.number(), z.number()])), beyond: numSchema }) }),
  z.strictObject({ fixed: numSchema }),
]);
export type ValueExpression = z.infer<typeof valueSchema>;

/** What a row adds, from the day it is known, until the day it stops to count (besides leaving the window). */
export const pieceSchema = z.strictObject({
  value: valueSchema,
  when: z.array(conditionSchema).optional(),
  knownOn: field.optional(),
  untilOn: field.optional(),
  /** Field whose text tells why the row counts (shown and summed by). */
  reason: field.optional(),
});
export type Piece = z.infer<typeof pieceSchema>;

export const measureSchema = z.strictObject({
  title: bilingualSchema,
  definition: bilingualSchema,
  source: sourceRef,
  population: z.enum(['order', 'waybill', 'after_sale', 'chat_round', 'chat_session', 'help_order', 'violation']),
  base: field,
  window: numSchema,
  where: z.array(conditionSchema).optional(),
  exclude: z.array(z.string()).optional(),
  numerator: z.array(pieceSchema).min(1),
  denominator: pieceSchema.optional(),
  /** Fact kinds without which the reading is not_reported rather than 0. */
  needs: z.array(z.enum(['order', 'parcel', 'parcel_scan', 'message', 'review', 'after_sale', 'violation'])),
});
export type Measure = z.infer<typeof measureSchema>;

/** Orders that do not count. With `knownOn` the row counts until that day, for only then is the reason known. */
export const exclusionSchema = z.strictObject({
  title: bilingualSchema,
  when: z.array(conditionSchema).min(1),
  knownOn: field.optional(),
  mark: z.enum(['official', 'third_party', 'inferred', 'assumed']),
  source: sourceRef,
});
export type Exclusion = z.infer<typeof exclusionSchema>;
