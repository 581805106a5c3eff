/**
 * What the HTTP interface says, as schemas: they validate, they make the OpenAPI dump, and the web app takes its types
 * from them. Points are hundredths of a point as integers; ratios are 0–1; durations are seconds; days are ISO dates in
 * the shop's zone; instants are unix seconds. `null` means "no value" and a reason stands beside it: never zero.
 */
import { z } from 'zod';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const points = z.int();
export const nullReason = z.enum(['no_facts', 'too_few', 'not_due', 'not_reported']);
export const bilingual = z.object({ zh: z.string(), en: z.string() });
/** official: in the platform's text · third_party · inferred · assumed: not published, replaceable by the shop · entered: the shop's own value. */
export const mark = z.enum(['official', 'third_party', 'inferred', 'assumed', 'entered']);
export const stage = z.enum(['growth', 'formal', 'none']);

export const shopProfile = z.object({
  shopId: z.string(),
  name: z.string(),
  platform: z.string(),
  zone: z.string(),
  currency: z.string(),
  industry: z.string(),
  shopKind: z.string(),
  joinedOn: day.nullable(),
  productsOnSale: z.int().nullable(),
  isSample: z.boolean(),
});

export const scoreHead = z.object({
  asOf: day,
  edition: z.string(),
  /** Hundredths of a point; null when there is no score, and `noScoreReason` says why. */
  total: points.nullable(),
  noScoreReason: bilingual.nullable(),
  stage,
  /** What buyers are shown, in hundredths (410 = 4.10); null when nothing is shown. */
  consumer: z.int().nullable(),
  stars: z.number().nullable(),
  /** True while any part of the score rests on an assumed number. */
  isAssumed: z.boolean(),
  /** Ids of indicators for which no facts of the needed kind have come in. */
  missing: z.array(z.string()),
});

export const shopRow = shopProfile.extend({
  score: scoreHead.nullable(),
  /** Total minus the total of the day before; null when either is null. */
  changeSinceYesterday: points.nullable(),
  dimensions: z.array(z.object({ id: z.string(), title: bilingual, points: points.nullable() })),
  /** Last day for which facts have come in. */
  dataUntil: day.nullable(),
});
export const shopList = z.object({ shops: z.array(shopRow) });

export const ledgerLine = z.object({
  id: z.string(),
  kind: z.enum(['indicator', 'dimension', 'base', 'bonus', 'deduction', 'cap', 'rounding']),
  dimension: z.string().nullable(),
  indicator: z.string().nullable(),
  title: bilingual,
  /** What this line adds to the total (hundredths). All lines add up to the total exactly. */
  points,
  /** The most this line could add; null where there is no such bound. */
  possible: points.nullable(),
  cause: bilingual,
  mark,
  source: z.string(),
});

export const indicatorReading = z.object({
  id: z.string(),
  title: bilingual,
  dimension: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  nullReason: nullReason.nullable(),
  unit: z.enum(['ratio', 'seconds', 'stars', 'points', 'count']),
  better: z.enum(['higher', 'lower']),
  windowDays: z.int(),
  /** Points of this indicator, hundredths, 0–10000, before weighting; null where the edition gives none. */
  points: points.nullable(),
  weight: z.number().nullable(),
  mark: mark.nullable(),
  /** What counts, from when, by which clock, and where it is written. */
  definition: bilingual,
  source: z.string(),
  /** Hold in words when a floor fixed the points, else null. */
  floor: bilingual.nullable(),
});

export const scoreDetail = z.object({
  shop: shopProfile,
  score: scoreHead,
  dimensions: z.array(z.object({ id: z.string(), title: bilingual, points: points.nullable(), weight: z.number().nullable(), mark })),
  ledger: z.array(ledgerLine),
  indicators: z.array(indicatorReading),
  /** What the platform itself showed on the next morning (hundredths); never mixed with what is computed. */
  published: z.object({ publishedOn: day, total: points, product: points.nullable(), logistics: points.nullable(), service: points.nullable() }).nullable(),
  editionTitle: bilingual,
  editionSource: z.string(),
  dataUntil: day.nullable(),
});

export const historyDay = z.object({
  day,
  edition: z.string(),
  total: points.nullable(),
  stage,
  dimensions: z.record(z.string(), points.nullable()),
});
export const history = z.object({ shopId: z.string(), days: z.array(historyDay) });

/** The rows behind one indicator on one day: exactly those that make up numerator and denominator. */
export const factRow = z.object({
  factId: z.string(),
  baseOn: day,
  knownOn: day,
  leavesOn: day,
  numerator: z.number(),
  denominator: z.number(),
  productId: z.string(),
  carrier: z.string(),
  agentId: z.string(),
  reason: z.string(),
  /** The instants and values this row was judged by, as shown to people: [{label, value}]. Personal data never stands here. */
  details: z.array(z.object({ label: bilingual, value: z.string() })),
});
export const factRows = z.object({
  indicator: z.string(),
  asOf: day,
  numerator: z.number(),
  denominator: z.number(),
  total: z.int(),
  offset: z.int(),
  rows: z.array(factRow),
});

export const batchRow = z.object({
  batchNo: z.string(),
  shopId: z.string(),
  source: z.string(),
  fileName: z.string(),
  state: z.enum(['live', 'withdrawn']),
  importedAt: z.int(),
  rowsRead: z.int(),
  rowsAccepted: z.int(),
  rowsRejected: z.int(),
  dayFirst: z.string(),
  dayLast: z.string(),
  isSample: z.boolean(),
});
export const batchList = z.object({ batches: z.array(batchRow) });

export const failureBody = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  place: z.object({ file: z.string().optional(), row: z.int().optional(), column: z.string().optional(), path: z.string().optional() }),
});

export type ShopList = z.infer<typeof shopList>;
export type ShopRow = z.infer<typeof shopRow>;
export type ScoreDetail = z.infer<typeof scoreDetail>;
export type History = z.infer<typeof history>;
export type FactRows = z.infer<typeof factRows>;
export type BatchList = z.infer<typeof batchList>;
export type FailureBody = z.infer<typeof failureBody>;
export type Bilingual = z.infer<typeof bilingual>;

/*
 * Routes (all under /api, JSON):
 *   GET  /api/shops?asOf=                                  shopList
 *   GET  /api/shops/:shopId/score?asOf=&edition=           scoreDetail
 *   GET  /api/shops/:shopId/history?from=&to=              history
 *   GET  /api/shops/:shopId/indicators/:id/rows?asOf=&offset=&limit=   factRows
 *   GET  /api/batches?shopId=                              batchList
 *   DELETE /api/sample                                     { removed: number }
 *   GET  /health, /ready                                   { status }
 * Failures answer with failureBody and the status of words/failure.ts.
 */
