import { NAMES_MEAN_COLUMNS, deltaInsert, neededColumns } from '../sql/delta-sql.ts';
import type { MeasurePlan } from '../sql/measure-plan.ts';
import { populations } from '../sql/populations.ts';
import { populationNames, type PopulationName } from '../rulebook/population-fields.ts';
import type { Instant, Zone } from '../words/days.ts';
import { canonical, contentHash } from '../words/hash.ts';
import type { Warehouse } from './warehouse.ts';

/** Raised when the SQL of populations or deltas changes its meaning: everything is then built anew on opening. */
const BUILD_VERSION = 2;

/** Facts that one run may hold in the engine's joins; shops are taken together up to this. */
const FACTS_A_RUN = 3_000_000;

export const planHash = (plans: readonly MeasurePlan[], zone: Zone): string =>
  contentHash(canonical([BUILD_VERSION, zone, plans.map((plan) => plan.key).sort()]));

export interface RebuildShop {
  shopId: string;
  zone: Zone;
}

/**
 * Builds the window deltas of these shops anew under a new generation and swaps them in with one insert a run. A reader
 * sees the old set or the new one; a crash leaves the old one. Rows of generations before the last are then dropped.
 */
export async function rebuildDeltas(warehouse: Warehouse, shops: readonly RebuildShop[], plans: readonly MeasurePlan[], now: Instant): Promise<void> {
  const sizes = await factCounts(warehouse, shops.map((s) => s.shopId));
  for (const [zone, group] of Map.groupBy(shops, (shop) => shop.zone)) {
    for (const ids of runsOf(group.map((s) => s.shopId), sizes)) await rebuildRun(warehouse, ids, zone, plans, now);
  }
  await dropOldGenerations(warehouse, shops.map((s) => s.shopId));
}

async function rebuildRun(warehouse: Warehouse, shops: string[], zone: Zone, plans: readonly MeasurePlan[], now: Instant): Promise<void> {
  const [row] = await warehouse.rows<{ generation: string | number; change: string | number }>(
    'next generation', 'SELECT (SELECT max(generation) FROM shop_generation) + 1 AS generation, (SELECT max(change_no) FROM batch) AS change');
  // Above every row that a killed run may have left under a generation that was never named.
  const [left] = await warehouse.rows<{ generation: string | number }>('left generation', 'SELECT max(generation) AS generation FROM window_delta');
  const generation = Math.max(Number(row?.generation ?? 1), Number(left?.generation ?? 0) + 1);
  const unique = [...new Map(plans.map((plan) => [plan.key, plan])).values()];
  try {
    await buildPopulations(warehouse, shops, zone, unique);
    for (const [population, own] of Map.groupBy(unique, (plan) => plan.population)) {
      const { sql, parameters } = deltaInsert(own, workTable(population), '{generation:UInt64}');
      await warehouse.run(`deltas of ${population}`, `${sql}\nSETTINGS ${NAMES_MEAN_COLUMNS}`, { ...parameters, generation, zone }, { timeoutSeconds: 1800 });
    }
  } finally {
    for (const name of populationNames) await warehouse.run('drop population', `DROP TABLE IF EXISTS ${workTable(name)}`);
  }
  await warehouse.run('swap', SWAP, { shops, generation, change: Number(row?.change ?? 0), plan: planHash(unique, zone), now });
}

const SWAP = `
INSERT INTO shop_generation (shop_id, generation, facts_change_no, plan_hash, day_first, day_last, built_at)
SELECT s.shop_id AS shop_id, {generation:UInt64}, {change:UInt64}, {plan:String}, d.first_day, d.last_day, toDateTime({now:UInt32}, 'UTC')
FROM (SELECT arrayJoin({shops:Array(String)}) AS shop_id) AS s
LEFT JOIN (
  SELECT shop_id, toNullable(min(day)) AS first_day, toNullable(max(day)) AS last_day FROM window_delta
  WHERE shop_id IN {shops:Array(String)} AND generation = {generation:UInt64} AND (num > 0 OR den > 0) GROUP BY shop_id
) AS d ON d.shop_id = s.shop_id`;

/** Work tables are named by population: one process writes a warehouse, and what a killed one left is dropped first. */
const workTable = (name: PopulationName): string => `work_population_${name}`;

async function buildPopulations(warehouse: Warehouse, shops: string[], zone: Zone, plans: readonly MeasurePlan[]): Promise<void> {
  const needed = new Set(plans.flatMap((plan) => [...populations[plan.population].from, plan.population]));
  for (const name of populationNames.filter((n) => needed.has(n))) {
    const table = workTable(name);
    await warehouse.run('drop population', `DROP TABLE IF EXISTS ${table}`);
    const select = `SELECT ${neededColumns(name, plans).join(', ')} FROM (${populations[name].select(workTable)}\n)`;
    await warehouse.run(`population ${name}`, `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS ${select}\nSETTINGS ${NAMES_MEAN_COLUMNS}`, { shops, zone }, { timeoutSeconds: 1800 });
  }
}

async function factCounts(warehouse: Warehouse, shops: string[]): Promise<Map<string, number>> {
  const rows = await warehouse.rows<{ shop_id: string; facts: string | number }>(
    'fact counts', "SELECT shop_id, sum(rows_accepted) AS facts FROM batch FINAL WHERE state = 'live' AND shop_id IN {shops:Array(String)} GROUP BY shop_id", { shops });
  return new Map(rows.map((r) => [r.shop_id, Number(r.facts)]));
}

function runsOf(shops: readonly string[], sizes: ReadonlyMap<string, number>): string[][] {
  const runs: string[][] = [];
  let size = Infinity;
  for (const shop of shops) {
    const facts = sizes.get(shop) ?? 0;
    if (size + facts > FACTS_A_RUN) {
      runs.push([]);
      size = 0;
    }
    runs.at(-1)?.push(shop);
    size += facts;
  }
  return runs;
}

/** Keeps the current and the last generation of each shop, for a reader may have begun before the swap. */
async function dropOldGenerations(warehouse: Warehouse, shops: string[]): Promise<void> {
  const rows = await warehouse.rows<{ shop_id: string; keep: string | number }>('old generations', `
    SELECT shop_id, arrayMin(arraySlice(arrayReverseSort(groupUniqArray(generation)), 1, 2)) AS keep FROM window_delta
    WHERE shop_id IN {shops:Array(String)} GROUP BY shop_id HAVING uniqExact(generation) > 2`, { shops });
  for (const [keep, group] of Map.groupBy(rows, (r) => Number(r.keep))) {
    await warehouse.run('drop old generations', 'DELETE FROM window_delta WHERE shop_id IN {shops:Array(String)} AND generation < {keep:UInt64}', { shops: group.map((r) => r.shop_id), keep });
  }
}
