import { z } from 'zod';

/**
 * How sure a part of an edition is. official: in the platform's own text · third_party: a credible third party or a
 * back-office sample · inferred: follows from samples · assumed: not published, chosen by us, replaceable by the shop.
 * `entered` never stands in a file: it marks a shop's own value put over an assumed one.
 */
export const markSchema = z.enum(['official', 'third_party', 'inferred', 'assumed', 'entered']);
export type Mark = z.infer<typeof markSchema>;

/** `KEY` or `KEY 2.3.2(5)`: a key of the edition's `sources`, then the place in it. */
export const sourceRef = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*( .+)?$/, 'expected a key of `sources`, then the place in it, for example "D3 2.3.2(5)"');

export const bilingualSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

const cited = { mark: markSchema, source: sourceRef, note: z.string().optional() };

/** A number of the rule with where it stands. */
export const numSchema = z.strictObject({ value: z.number(), ...cited });

/** A number that is not published and that no assumption can stand in for: null until the shop enters it. */
export const openNumSchema = z.strictObject({ value: z.number().nullable(), ...cited });

/** A table of numbers that share one source. */
export const tableOf = <T extends z.ZodType>(row: T) => z.strictObject({ ...cited, rows: z.array(row).min(1) });
