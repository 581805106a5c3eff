import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ImportReport } from '../../src/engine/import-report.ts';
import type { ScoreDetail } from '../../src/http/schemas.ts';
import { openEmbeddedWarehouse } from '../../src/warehouse/open-embedded.ts';
import { openDesk, serve, type Desk, type Server } from '../e2e/cli/tiyan.ts';
import { naiveReadings } from './naive-olist.ts';
import { naiveScore, type EditionText } from './naive-score.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = resolve(ROOT, '../shared/data/olist/sample_8135_orders');
const DAY = '2018-08-01';

/** Published data of others, which is not part of this project. */
const skip = existsSync(SAMPLE) ? null : `no Olist sample at ${SAMPLE}`;

const editionText = (day: string): EditionText => parse(readFileSync(join(ROOT, 'rulebooks', 'douyin', day, 'rulebook.yaml'), 'utf8'), { merge: true }) as EditionText;

function naive(edition: EditionText): { readings: ReturnType<typeof naiveReadings>; score: ReturnType<typeof naiveScore> } {
  const steps = edition.measures['pickup_score']?.numerator[0]?.value.steps;
  const readings = naiveReadings(SAMPLE, DAY, (seconds) => steps?.table.rows.find(([most]) => seconds <= most)?.[1] ?? steps?.beyond.value ?? 0);
  return { readings, score: naiveScore(edition, readings) };
}

describe.skipIf(skip !== null)(`8,135 real orders as one shop${skip === null ? '' : ` (skipped: ${skip})`}`, { timeout: 120_000 }, () => {
  let desk: Desk;
  let server: Server;
  let reports: ImportReport[];
  beforeAll(async () => {
    desk = await openDesk();
    server = await serve(desk);
    const files = readdirSync(SAMPLE).filter((name) => name.endsWith('.csv')).map((name) => join(SAMPLE, name));
    reports = await desk.json<ImportReport[]>('import', '--shop', 'olist', '--mapping', join(ROOT, 'examples', 'olist', 'mapping.yaml'), ...files);
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    await desk?.[Symbol.asyncDispose]();
  });

  test('go in whole, with their dirt counted', () => {
    expect(reports).toMatchObject([{ rowsRejected: 0, counts: { order: 9140, review: 8225 }, dayFirst: '2016-09-04', dayLast: '2018-10-17' }]);
    expect(Object.fromEntries((reports[0]?.remarks ?? []).map(({ code, count }) => [code, count]))).toEqual({ handed_over_before_approval: 77, delivered_without_date: 8, canceled_but_delivered: 6, review_id_repeated: 34 });
  });

  test.each([[[]], [['--edition', '2026-09-08']], [['--edition', '2026-07-14']]])('score as a naive program scores them, with %j', async (options) => {
    const detail = await desk.json<ScoreDetail>('score', '--shop', 'olist', '--as-of', DAY, ...options);
    const edition = editionText(detail.score.edition);
    const { readings, score } = naive(edition);
    expect(detail.score.stage).toBe('formal');
    for (const shown of detail.indicators) {
      const measure = edition.dimensions.flatMap((d) => d.indicators).find((i) => i.id === shown.id)?.measure ?? '';
      const own = readings[measure];
      if (!own) expect(shown, shown.id).toMatchObject({ value: null, nullReason: 'not_reported', points: null });
      else expect(shown, shown.id).toMatchObject({ numerator: own.numerator, denominator: own.denominator, value: own.numerator / (own.denominator ?? 1), points: score.points[shown.id] });
    }
    expect(Object.fromEntries(detail.dimensions.map((d) => [d.id, d.points]))).toEqual(score.dimensions);
    expect(detail.score.total).toBe(score.total);
    expect(detail.ledger.reduce((sum, line) => sum + line.points, 0)).toBe(score.total);
    const lines = detail.ledger.filter((line) => line.kind === 'indicator');
    expect(lines.map((line) => line.indicator).sort()).toEqual(Object.keys(score.shares).sort());
    for (const line of lines) expect(Math.abs(line.points - (score.shares[line.indicator ?? ''] ?? 0)), line.id).toBeLessThan(1.5);
  });

  test('are all in the warehouse', async () => {
    await server.stop();
    await using warehouse = await openEmbeddedWarehouse({ path: join(desk.data, 'warehouse', 'engine') });
    expect(await warehouse.rows('orders', 'SELECT toString(uniqExact(main_order_id)) AS orders, toString(count()) AS items FROM fact_order')).toEqual([{ orders: '8135', items: '9140' }]);
  });
});
