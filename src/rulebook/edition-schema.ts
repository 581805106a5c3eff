import { z } from 'zod';
import { clockSchema, exclusionSchema, measureSchema } from './measure-schema.ts';
import { bilingualSchema, markSchema, numSchema, openNumSchema, sourceRef, tableOf } from './num.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected lower case letters, digits and _');
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day like 2026-09-08');

/** [from this reading on (in the better direction), points]. Best first. */
const bandRow = z.tuple([z.number(), z.number()]);

export const pointsSchema = z.union([
  z.strictObject({ bands: tableOf(bandRow), otherwise: numSchema }),
  /** Straight lines between [reading, points]; flat outside. */
  z.strictObject({ curve: tableOf(bandRow) }),
  /** The reading is the points. */
  z.strictObject({ own: z.strictObject({ min: numSchema, max: numSchema }) }),
]);
export type PointsRule = z.infer<typeof pointsSchema>;

export const indicatorSchema = z.strictObject({
  id,
  title: bilingualSchema,
  measure: id,
  unit: z.enum(['ratio', 'seconds', 'stars', 'points', 'count']),
  better: z.enum(['higher', 'lower']),
  points: pointsSchema,
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const dimensionSchema = z.strictObject({
  id,
  title: bilingualSchema,
  max: numSchema,
  indicators: z.array(indicatorSchema).min(1),
});

/** `*` stands for every industry or shop kind; the most exact row wins, industry before shop kind. Weights in
 *  per cent. A row less certain than its table has a mark of its own. */
const weightRow = z.strictObject({ industry: z.string(), shopKind: z.string(), weights: z.record(id, z.number().min(0).max(100)), mark: markSchema.optional() });
export const weightTable = tableOf(weightRow);
export type WeightTable = z.infer<typeof weightTable>;

const orderLimitRow = z.strictObject({ industries: z.array(z.string()).optional(), shopKinds: z.array(z.string()).optional(), below: z.number() });
export const floorSchema = z.strictObject({
  indicator: id,
  points: numSchema,
  /** Measure whose numerator counts the bad cases; `atMost` of them. */
  badCases: z.strictObject({ measure: id, of: z.enum(['numerator', 'denominator']), atMost: numSchema }),
  /** Measure of the orders and the limits by industry and shop kind; the first row that fits holds. */
  orders: z.strictObject({ measure: id, limits: tableOf(orderLimitRow) }).optional(),
  title: bilingualSchema,
});

export const bonusSchema = z.strictObject({
  id,
  title: bilingualSchema,
  points: numSchema,
  /** Where the points go: the total, or one dimension (up to its maximum). */
  to: z.string(),
  ratio: z.strictObject({ measure: id, atLeast: numSchema }).optional(),
  count: z.strictObject({ measure: id, of: z.enum(['numerator', 'denominator']), atLeast: numSchema }).optional(),
  benefit: z.strictObject({ name: z.string(), lastDays: numSchema }).optional(),
});

export const deductionSchema = z.strictObject({
  id,
  title: bilingualSchema,
  measure: id,
  points: numSchema,
  /** each: per case · once: however many. */
  per: z.enum(['each', 'once']),
  capGroup: id,
});

export const growthSchema = z.strictObject({
  title: bilingualSchema,
  points: numSchema,
  droppedPoints: numSchema,
  newShopDays: numSchema,
  productsAtLeast: numSchema,
  olderShopOrdersAtLeast: numSchema,
  notForShopKinds: z.array(z.string()),
  source: sourceRef,
  /** Measures whose count above 0 drops the score. */
  dropScenes: z.array(id),
  /** Pass standards by indicator: shown to the seller only, so null until entered. */
  passStandards: z.array(z.strictObject({ measure: id, read: z.enum(['numerator', 'value']), atMost: openNumSchema, title: bilingualSchema })),
});

export const gateSchema = z.strictObject({
  id,
  title: bilingualSchema,
  on: z.enum(['total', 'dimension', 'indicator']),
  of: z.string().optional(),
  line: numSchema,
  compare: z.enum(['at_least', 'below']),
  days: numSchema.optional(),
  over: z.enum(['latest', 'mean', 'each']),
  since: dayText.optional(),
  consequence: bilingualSchema,
});

export const editionSchema = z.strictObject({
  platform: id,
  edition: dayText,
  title: bilingualSchema,
  inForce: z.strictObject({ from: dayText, until: dayText.nullable(), source: sourceRef }),
  /** Kinds of shop of this platform, and which of them the weight tables call by which name. */
  shopKinds: z.record(id, z.strictObject({ title: bilingualSchema, weightKind: z.string() })),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), url: z.string().optional(), readOn: dayText.optional() })),
  scale: z.strictObject({ min: numSchema, max: numSchema }),
  clocks: z.record(id, clockSchema),
  reasonClasses: z.record(id, z.strictObject({ words: z.array(z.string()).min(1), mark: markSchema, source: sourceRef })),
  exclusions: z.record(id, exclusionSchema),
  measures: z.record(id, measureSchema),
  stage: z.strictObject({ measure: id, formalAtLeast: numSchema }),
  growth: growthSchema,
  dimensions: z.array(dimensionSchema).min(1),
  weights: z.strictObject({ dimensions: weightTable, indicators: z.record(id, weightTable) }),
  /** What a reading without value does: its weight goes to the others of its dimension. */
  missing: z.strictObject({ rule: z.literal('share_weight'), mark: markSchema, source: sourceRef }),
  floors: z.array(floorSchema),
  bonuses: z.array(bonusSchema),
  deductions: z.array(deductionSchema),
  capGroups: z.record(id, numSchema),
  display: z.strictObject({
    rounding: z.strictObject({ to: z.literal('floor'), mark: markSchema, source: sourceRef }),
    /** [lowest score of the step, shown in hundredths, stars]; best first. */
    steps: tableOf(z.tuple([z.number(), z.int(), z.number()])),
    growthShown: z.boolean(),
  }),
  gates: z.array(gateSchema),
});
export type Edition = z.infer<typeof editionSchema>;
