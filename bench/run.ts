import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { planMeasures } from '../src/sql/measure-plan.ts';
import { seriesOfAllShops, seriesOfShop, sumsOfAllShops } from '../src/sql/series-sql.ts';
import { openSystem, type System } from '../src/system.ts';
import { rebuildDeltas } from '../src/warehouse/rebuild.ts';
import { bareLatest, bareShop, rangeWindowHistory } from './analyst.ts';
import { benchImport } from './bench-import.ts';
import { HEAD, measure, row, type Measured } from './measure.ts';
import { makeWorld, type World } from './world.ts';

/* npm run bench -- --orders 10000000 --shops 1000 --rows 500000. Prints markdown; docs/benchmarks.md keeps a run of it. */
const { values } = parseArgs({ options: { orders: { type: 'string', default: '10000000' }, shops: { type: 'string', default: '1000' }, rows: { type: 'string', default: '500000' } } });
const world: World = { orders: Number(values.orders), shops: Number(values.shops), from: '2025-09-01', days: 365 };
const LAST = '2026-08-31';
const LONG = { timeoutSeconds: 3600 };

const folder = mkdtempSync(join(tmpdir(), 'tiyan-bench-'));
try {
  await using system = await openSystem(readConfig({ TIYAN_DATA: folder, TIYAN_SAMPLE: 'off', TIYAN_MEMORY_MB: '8192' }), () => undefined);
  const lines = [...(await benchImport(system, Number(values.rows))), ...(await benchDeltas(system))];
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchDeltas(system: System): Promise<string[]> {
  const { warehouse } = system;
  for (const table of ['fact_order', 'batch', 'shop_generation', 'window_delta']) await warehouse.run('bench', `TRUNCATE TABLE ${table}`);
  await makeWorld(warehouse, world);
  const editions = system.editions.filter((e) => e.edition === '2026-09-08');
  const plans = editions.flatMap((e) => planMeasures(e));
  const ids = await warehouse.rows<{ shop_id: string }>('bench', 'SELECT DISTINCT shop_id FROM fact_order ORDER BY shop_id');
  const build = await measure(1, () => rebuildDeltas(warehouse, ids.map(({ shop_id }) => ({ shopId: shop_id, zone: 'Asia/Shanghai' })), plans, 1));
  const few = ids.slice(1, 21).map(({ shop_id }) => ({ shopId: shop_id, zone: 'Asia/Shanghai' }));
  const some = await measure(1, () => rebuildDeltas(warehouse, few, plans, 1));
  const range = { from: world.from, to: LAST };
  const analyst = await measure(1, () => warehouse.rows('bench', `${rangeWindowHistory}\nSETTINGS max_bytes_before_external_group_by = 4000000000`, { from: world.from, days: world.days }, LONG));
  const ours = await measure(3, () => warehouse.run('bench', `${seriesOfAllShops} FORMAT Null`, range, LONG));
  const latest = await measure(5, () => warehouse.rows('bench', sumsOfAllShops, { asOf: LAST }));
  const bare = await measure(5, () => warehouse.rows('bench', bareLatest, { asOf: LAST }));
  const one = await measure(5, () => warehouse.rows('bench', seriesOfShop, { ...range, shop: 'shop-00007' }));
  const bareOne = await measure(5, () => warehouse.rows('bench', bareShop, { to: LAST, shop: 'shop-00007' }));
  const [size] = await warehouse.rows<{ rows: string | number }>('bench', 'SELECT count() AS rows FROM window_delta');
  const times = (a: Measured, b: Measured): string => (a.ms / b.ms).toFixed(2);
  return [
    `### ${world.orders.toLocaleString('en')} orders of ${ids.length.toLocaleString('en')} shops, ${world.days} days, ${plans.length} measures; ${Number(size?.rows ?? 0).toLocaleString('en')} delta rows`, '', HEAD,
    row('rebuild the deltas of all shops', build, `${Math.round(world.orders / (build.ms / 1000)).toLocaleString('en')} orders/s`),
    row('rebuild the deltas of 20 shops', some, ''),
    row(`a year of every day, all shops, all ${plans.length} measures, from the deltas`, ours, `${times(analyst, ours)} × faster than the range windows`),
    row('the same by range windows over facts, 3 measures only', analyst, '1'),
    row('latest sums of all shops', latest, `${times(latest, bare)} × the bare GROUP BY`),
    row('the bare GROUP BY over the delta table', bare, '1'),
    row("one shop's year of days", one, `${times(one, bareOne)} × the bare query`),
    row('the bare query of one shop', bareOne, '1'), '',
  ];
}
