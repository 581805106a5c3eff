import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACT_KINDS, type FactKind } from '../../src/facts/shapes.ts';
import { computeScore } from '../../src/score/compute-score.ts';
import type { Score, Sums } from '../../src/score/score-types.ts';
import { planMeasures } from '../../src/sql/measure-plan.ts';
import { sumsOfAllShops } from '../../src/sql/series-sql.ts';
import { writeBatch } from '../../src/warehouse/batches.ts';
import { Landing } from '../../src/warehouse/landing.ts';
import { migrateWarehouse } from '../../src/warehouse/migrate.ts';
import { openEmbeddedWarehouse } from '../../src/warehouse/open-embedded.ts';
import { rebuildDeltas } from '../../src/warehouse/rebuild.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { fullFact, goldenCases, ZONE, type GoldenCase } from './cases.ts';

const cases = goldenCases();
const folder = mkdtempSync(join(tmpdir(), 'tiyan-golden-'));
let warehouse: Warehouse;

/** Each case with facts is a shop of its own in one warehouse, so that all of them cost one rebuild. */
beforeAll(async () => {
  warehouse = await openEmbeddedWarehouse({ path: join(folder, 'engine') });
  await migrateWarehouse(warehouse);
  const withFacts = cases.filter((c) => c.facts !== undefined);
  for (const [i, one] of withFacts.entries()) await load(one, i + 1);
  const plans = withFacts.flatMap((c) => planMeasures(c.edition));
  await rebuildDeltas(warehouse, withFacts.map((c) => ({ shopId: c.file, zone: ZONE })), plans, 1);
}, 300_000);

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

async function load(one: GoldenCase, batchNo: number): Promise<void> {
  const landing = new Landing(warehouse, { folder, shopId: one.file, batchNo });
  for (const [kind, rows] of Object.entries(one.facts ?? {}) as [FactKind, Parameters<typeof fullFact>[1][]][]) {
    for (const [i, row] of rows.entries()) await landing.add(kind, fullFact(kind, row), 1, i);
  }
  await landing.finish();
  await writeBatch(warehouse, {
    batchNo, changeNo: batchNo, state: 'live', shopId: one.file, source: 'case', fileName: one.file, fileHash: one.file, exportedAt: null, importedAt: 1, changedAt: 1,
    rowsRead: 1, rowsAccepted: 1, rowsRejected: 0, counts: {}, dayFirst: '', dayLast: '', isSample: false,
  });
}

async function sumsOf(one: GoldenCase): Promise<Map<string, Sums>> {
  if (one.sums) return new Map(Object.entries(one.sums).map(([id, [num, den]]) => [id, { num, den }]));
  const rows = await warehouse.rows<{ shop_id: string; measure: string; num: string | number; den: string | number }>('sums', `SELECT * FROM (${sumsOfAllShops}) WHERE shop_id = {shop:String}`, { asOf: one.asOf, shop: one.file });
  const byKey = new Map(rows.map((r) => [r.measure, { num: Number(r.num), den: Number(r.den) }]));
  return new Map(planMeasures(one.edition).map((plan) => [plan.id, byKey.get(plan.key) ?? { num: 0, den: 0 }]));
}

/** The score in the words of a case. Only what the case expects is looked at. */
function shown(score: Score, one: GoldenCase): GoldenCase['expect'] {
  const all: Required<GoldenCase['expect']> = {
    stage: score.stage,
    readings: Object.fromEntries(score.readings.map(({ measure, ...r }) => [measure, pickSame(r, one.expect.readings?.[measure] ?? {})])),
    points: Object.fromEntries(score.indicators.map((i) => [i.id, i.points === null ? null : i.points / 100])),
    dimensions: Object.fromEntries(score.dimensions.map((d) => [d.id, d.points === null ? null : d.points / 100])),
    bonus: score.bonus / 100,
    deduction: score.deduction / 100,
    total: score.total === null ? null : score.total / 100,
    consumer: score.consumer === null ? null : (score.consumer / 100).toFixed(1),
    stars: score.stars,
  };
  const some = pickSame(all, one.expect);
  for (const key of ['readings', 'points', 'dimensions'] as const) {
    const wanted = one.expect[key];
    if (wanted) some[key] = pickSame(all[key] ?? {}, wanted);
  }
  return some;
}

const pickSame = (all: object, wanted: object): Record<string, unknown> => Object.fromEntries(Object.keys(wanted).map((key) => [key, (all as Record<string, unknown>)[key]]));

describe('golden cases stand beside every rulebook', () => {
  it('each edition has some', () => {
    expect(new Set(cases.map((c) => c.edition.edition))).toEqual(new Set(['2026-05-07', '2026-07-14', '2026-09-08']));
  });

  it.each(cases.map((one) => [`${one.file}: ${one.title} (${one.proves})`, one] as const))('%s', async (_title, one) => {
    const kinds = new Set<FactKind>(one.facts ? (Object.keys(one.facts) as FactKind[]) : FACT_KINDS);
    const score = computeScore({ edition: one.edition, profile: one.profile, asOf: one.asOf, sums: await sumsOf(one), kinds });
    expect(shown(score, one)).toEqual(one.expect);
    if (score.total !== null) expect(score.ledger.reduce((sum, line) => sum + line.points, 0)).toBe(score.total);
  });
});
