import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FACT_KINDS } from '../../src/facts/shapes.ts';
import { BENEFIT_NAMES, type ShopProfile } from '../../src/facts/shop-profile.ts';
import type { Edition } from '../../src/rulebook/edition-schema.ts';
import { apportion } from '../../src/score/apportion.ts';
import { computeScore } from '../../src/score/compute-score.ts';
import { pointsOf } from '../../src/score/points.ts';
import type { ScoreInput, Sums } from '../../src/score/score-types.ts';
import { douyinEditions } from './store-shop.ts';

const SEED = 20260908;
const AS_OF = '2026-10-01';

let editions: Edition[];
beforeAll(async () => void (editions = await douyinEditions()));

const integer = (max: number): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 29, 30, 299, 300, 499, 500), fc.integer({ min: 0, max }));
const sums: fc.Arbitrary<Sums> = fc.tuple(integer(5_000_000), integer(20_000)).map(([num, den]) => ({ num, den }));
/** Sums of ratios as shops have them: the bad cases few. */
const mildSums: fc.Arbitrary<Sums> = fc.tuple(integer(40), integer(2000)).map(([num, den]) => ({ num, den: Math.max(num, den) }));

/** Any sums of any shop, most of them with orders enough for the formal stage. */
function inputs(edition: Edition): fc.Arbitrary<ScoreInput> {
  const industries = [...new Set(Object.values(edition.weights.indicators).flatMap((t) => t.rows.map((r) => r.industry)))];
  const benefit = fc.record({ name: fc.constantFrom(...BENEFIT_NAMES), fromOn: fc.constantFrom('2026-01-01', '2026-09-30', AS_OF), untilOn: fc.constantFrom(null, '2026-09-30') });
  const profile: fc.Arbitrary<ShopProfile> = fc.record({
    shopId: fc.constant('s'), name: fc.constant('s'), platform: fc.constant(edition.platform), zone: fc.constant('Asia/Shanghai'), currency: fc.constant('CNY'),
    industry: fc.constantFrom(...industries, '无此行业'), shopKind: fc.constantFrom(...Object.keys(edition.shopKinds)), joinedOn: fc.constantFrom(null, '2026-09-01', '2020-01-01'),
    productsOnSale: fc.constantFrom(null, 0, 5), isSample: fc.constant(false), benefits: fc.array(benefit, { maxLength: 3 }),
  });
  const measures = fc.tuple(...Object.keys(edition.measures).map((id) => fc.oneof(mildSums, sums).map((s) => [id, s] as const)));
  const kinds = fc.oneof({ weight: 3, arbitrary: fc.constant([...FACT_KINDS]) }, { weight: 1, arbitrary: fc.subarray([...FACT_KINDS]) });
  return fc.tuple(profile, measures, kinds, fc.integer({ min: 0, max: 4 })).map(([p, m, k, few]) => {
    const own = new Map<string, Sums>(m);
    if (few > 0) own.set(edition.stage.measure, { num: 30 + (own.get(edition.stage.measure)?.num ?? 0), den: 0 });
    return { edition, profile: p, asOf: AS_OF, sums: own, kinds: new Set(k) };
  });
}

describe('points', () => {
  test('a better reading never gives fewer points', () => {
    const indicators = editions.flatMap((edition) => edition.dimensions.flatMap((d) => d.indicators));
    for (const { id, points, better } of indicators) {
      const edges = 'bands' in points ? points.bands.rows.map(([edge]) => edge) : 'curve' in points ? points.curve.rows.map(([edge]) => edge) : [50, 100];
      const reading = fc.oneof(fc.constantFrom(...edges, ...edges.map((e) => e + 1e-9), ...edges.map((e) => e - 1e-9)), fc.double({ min: 0, max: 2 * Math.max(...edges), noNaN: true }));
      fc.assert(fc.property(reading, reading, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => pointsOf(points, better, value).points) as [number, number];
        expect(better === 'higher' ? high >= low : low >= high, `${id} of ${a} and ${b}`).toBe(true);
        for (const p of [low, high]) expect(Number.isInteger(p) && p >= 0 && p <= 10_000, `${id}: ${p}`).toBe(true);
      }), { seed: SEED, numRuns: 400 });
    }
  });

  test('the lines of the ledger add up to the total, to the hundredth, and the total lies within the scale', () => {
    for (const edition of editions) {
      const stages = new Set<string>();
      fc.assert(fc.property(inputs(edition), (input) => {
        const score = computeScore(input);
        stages.add(score.total === null ? 'none' : score.stage);
        const sum = score.ledger.reduce((total, line) => total + line.points, 0);
        expect(score.ledger.every((line) => Number.isInteger(line.points))).toBe(true);
        expect(sum).toBe(score.total ?? 0);
        expect(score.total === null).toBe(score.noScoreReason !== null);
        if (score.total === null) return;
        expect(score.total).toBeGreaterThanOrEqual(edition.scale.min.value * 100);
        expect(score.total).toBeLessThanOrEqual(edition.scale.max.value * 100);
        if (score.stage === 'formal') expect(score.consumer, `shown at ${score.total}`).not.toBe(null);
        for (const d of score.dimensions) expect(d.points === null || (d.points >= 0 && d.points <= (edition.dimensions.find((e) => e.id === d.id)?.max.value ?? 0) * 100)).toBe(true);
      }), { seed: SEED, numRuns: 1500 });
      expect([...stages].sort()).toEqual(['formal', 'growth', 'none']);
    }
  });

  test('the same input gives the same score and is left as it was', () => {
    for (const edition of editions) {
      fc.assert(fc.property(inputs(edition), (input) => {
        const before = JSON.stringify([...input.sums]);
        expect(computeScore(input)).toEqual(computeScore({ ...input, sums: new Map([...input.sums].reverse()) }));
        expect(JSON.stringify([...input.sums])).toBe(before);
      }), { seed: SEED, numRuns: 100 });
    }
  });

  test('parts are rounded to whole numbers that add up exactly, each by less than one', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 12 }), (parts) => {
      const total = Math.round(parts.reduce((a, b) => a + b, 0));
      const whole = apportion(parts, total);
      expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
      whole.forEach((n, i) => expect(Number.isInteger(n) && Math.abs(n - (parts[i] ?? 0)) < 1 + 1e-6).toBe(true));
    }), { seed: SEED, numRuns: 3000 });
  });
});
