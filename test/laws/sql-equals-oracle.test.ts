import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/rulebook/edition-schema.ts';
import { planMeasures } from '../../src/sql/measure-plan.ts';
import { rowsSelect } from '../../src/sql/rows-sql.ts';
import { seriesOfShop, sumsOfAllShops } from '../../src/sql/series-sql.ts';
import { rebuildDeltas } from '../../src/warehouse/rebuild.ts';
import { addDays, dayNumber, type Day, type Zone } from '../../src/words/days.ts';
import { naiveOracle } from './naive-oracle.ts';
import type { Measures, Share } from './oracle-window.ts';
import { randomShop } from './random-facts.ts';
import { douyinEditions, importShop, openStore, plansOf, type Store } from './store-shop.ts';
import type { ShopFacts } from './shop-facts.ts';

/** Starts chosen so that the 75 days hold a leap day and a spring change of clocks, an autumn change, a year's end. */
const STARTS: readonly Day[] = ['2028-02-05', '2026-10-20', '2026-12-10'];
const ZONES: readonly Zone[] = ['Asia/Shanghai', 'America/New_York', 'UTC'];
const DAYS = 75;

interface Case {
  seed: number;
  firstOn: Day;
  shop: ShopFacts;
}

const cases: Case[] = ZONES.flatMap((zone, z) => STARTS.map((firstOn, s) => ({ seed: 7001 + z * 100 + s, firstOn, shop: randomShop(7001 + z * 100 + s, zone, firstOn) })));

/** Measures that were above zero on some day. */
const touched = new Set<string>();
let store: Store;
let editions: Edition[];

beforeAll(async () => {
  store = await openStore();
  editions = await douyinEditions();
  for (const { shop } of cases) await importShop(store, shop);
  await rebuildDeltas(store.warehouse, cases.map(({ shop }) => ({ shopId: shop.shopId, zone: shop.zone })), plansOf(editions), 1);
}, 120_000);
afterAll(async () => store[Symbol.asyncDispose]());

const oracleOf = (edition: Edition, shop: ShopFacts): Measures =>
  naiveOracle(shop, Object.fromEntries(Object.entries(edition.reasonClasses).map(([name, { words }]) => [name, words])));

const sumOf = (shares: readonly Share[]): { num: number; den: number } => shares.reduce((sum, s) => ({ num: sum.num + s.num, den: sum.den + s.den }), { num: 0, den: 0 });

/** The facts behind, as the warehouse lists them. */
async function rowsBehind(edition: Edition, measure: string, shop: ShopFacts, asOf: Day): Promise<Share[]> {
  const plan = planMeasures(edition).find((p) => p.id === measure);
  if (!plan) throw new Error(`no measure ${measure}`);
  const { sql, parameters } = rowsSelect(plan);
  const rows = await store.warehouse.rows<{ fact_id: string; num: number; den: number; total_rows: string }>('rows', sql, { ...parameters, shops: [shop.shopId], zone: shop.zone, asOf, limit: 10_000, offset: 0 });
  expect(rows.every((r) => Number(r.total_rows) === rows.length)).toBe(true);
  return rows.map(({ fact_id: id, num, den }) => ({ id, num, den }));
}

const sorted = (shares: readonly Share[]): string[] => shares.map(({ id, num, den }) => `${id} ${num}/${den}`).sort();

/** What each side counts and the other does not, with the rows of the facts involved. */
async function difference(edition: Edition, measure: string, { shop, seed }: Case, day: Day, oracle: readonly Share[]): Promise<string> {
  const warehouse = sorted(await rowsBehind(edition, measure, shop, day));
  const own = sorted(oracle);
  const onlySql = warehouse.filter((line) => !own.includes(line)).slice(0, 3);
  const onlyOracle = own.filter((line) => !warehouse.includes(line)).slice(0, 3);
  const ids = [...onlySql, ...onlyOracle].map((line) => line.split(/[ #]/)[0] ?? '');
  const facts = shop.rows.filter(({ fact }) => Object.values(fact).some((value) => ids.includes(String(value))));
  const shown = facts.map(({ kind, fact, revision, batchNo }) => `${kind} r${revision} b${batchNo}${shop.live.has(batchNo) ? '' : ' withdrawn'} ${JSON.stringify(Object.fromEntries(Object.entries(fact).filter(([, v]) => v !== '' && v !== null && v !== false)))}`);
  return [`seed ${seed} ${shop.zone} edition ${edition.edition} ${measure} on ${day}`, `only SQL: ${onlySql.join('; ')}`, `only oracle: ${onlyOracle.join('; ')}`, ...shown].join('\n');
}

describe('the warehouse adds up what the definitions say', () => {
  test('the oracle knows every measure of every edition', () => {
    for (const edition of editions) expect(Object.keys(oracleOf(edition, cases[0]?.shop as ShopFacts))).toEqual(expect.arrayContaining(Object.keys(edition.measures)));
  });

  test.each(cases)('seed $seed from $firstOn in $shop.zone: equal sums of every measure on each of 75 days', async (one) => {
    const { shop, firstOn } = one;
    const rows = await store.warehouse.rows<{ measure: string; nums: string[]; dens: string[] }>('series', seriesOfShop, { shop: shop.shopId, from: firstOn, to: addDays(firstOn, DAYS - 1) });
    for (const edition of editions) {
      const oracle = oracleOf(edition, shop);
      for (const plan of planMeasures(edition)) {
        const series = rows.find((r) => r.measure === plan.key);
        for (let i = 0; i < DAYS; i += 1) {
          const shares = oracle[plan.id]?.(dayNumber(firstOn) + i) ?? [];
          const own = sumOf(shares);
          const sums = { num: Number(series?.nums[i] ?? 0), den: Number(series?.dens[i] ?? 0) };
          if (sums.num !== own.num || sums.den !== own.den) {
            expect.fail(`SQL ${sums.num}/${sums.den}, oracle ${own.num}/${own.den}\n${await difference(edition, plan.id, one, addDays(firstOn, i), shares)}`);
          }
          if (own.num !== 0) touched.add(plan.key);
        }
      }
    }
  });

  test('the seeds together touch every measure', () => {
    expect(plansOf(editions).filter((plan) => !touched.has(plan.key)).map((plan) => plan.id)).toEqual([]);
  });

  test('the sums of all shops on a day, in one query, are those of each shop', async () => {
    const asOf = '2028-03-10';
    const rows = await store.warehouse.rows<{ shop_id: string; measure: string; num: string; den: string }>('sums', sumsOfAllShops, { asOf });
    for (const { shop } of cases) {
      const own = rows.filter((r) => r.shop_id === shop.shopId);
      for (const edition of editions) {
        const oracle = oracleOf(edition, shop);
        for (const { key, id } of planMeasures(edition)) {
          const sums = own.find((r) => r.measure === key);
          expect({ num: Number(sums?.num ?? 0), den: Number(sums?.den ?? 0) }, `${shop.shopId} ${id}`).toEqual(sumOf(oracle[id]?.(dayNumber(asOf)) ?? []));
        }
      }
    }
  });

  // Each measure on one of three seeds: a query reads all facts of the shop.
  test.each([0, 4, 8])('the rows behind a number are the facts that the definition counts, case %i', async (n) => {
    const { shop, firstOn } = cases[n] as Case;
    for (const [i, { key, id }] of plansOf(editions).entries()) {
      if (i % 3 !== n % 3) continue;
      const edition = editions.find((e) => planMeasures(e).some((plan) => plan.key === key)) as Edition;
      const day = addDays(firstOn, 20 + ((i * 7) % 40));
      expect(sorted(await rowsBehind(edition, id, shop, day)), `${edition.edition} ${id} on ${day}`).toEqual(sorted(oracleOf(edition, shop)[id]?.(dayNumber(day)) ?? []));
    }
  }, 60_000);
});
