import type { FactRows } from '../http/schemas.ts';
import type { Edition } from '../rulebook/edition-schema.ts';
import { fieldsOf, type PopulationName } from '../rulebook/population-fields.ts';
import { planMeasures } from '../sql/measure-plan.ts';
import { rowsSelect } from '../sql/rows-sql.ts';
import type { System } from '../system.ts';
import { formatInstant, type Day, type Zone } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import { askedDay, coverageOfShops, defaultDay, NO_COVERAGE } from './coverage.ts';
import { editionsOfShop } from './editions-of-shop.ts';
import { fieldLabels } from './field-labels.ts';
import { requireShop } from './shop-of-import.ts';

export const ROWS_MAX = 1000;

interface Behind {
  fact_id: string; base_on: string; known_on: string; leaves_on: string; product_id: string; carrier: string; agent_id: string; reason: string;
  num: number; den: number; details: Record<string, string>; total_rows: string | number; total_num: number; total_den: number;
}

/** The facts behind one number: exactly those that its numerator and denominator add up. Those that count in the numerator come first. */
export async function rowsOfIndicator(system: System, request: { shop: string; indicator: string; asOf?: Day | undefined; edition?: string | undefined; offset?: number | undefined; limit?: number | undefined }): Promise<FactRows> {
  const shop = await requireShop(system, request.shop);
  const coverage = (await coverageOfShops(system)).get(shop.shopId) ?? NO_COVERAGE;
  const asOf = askedDay(system, shop, request.asOf) ?? defaultDay(system, shop, coverage);
  const chosen = (await editionsOfShop(system, shop)).on(asOf, request.edition);
  const plan = chosen && planMeasures(chosen.edition).find((p) => p.id === measureOf(chosen.edition, request.indicator));
  if (!plan) {
    const known = chosen ? Object.keys(chosen.edition.measures).join(', ') : '';
    throw new Failure('not_found', `There is no indicator "${request.indicator}"`, { hint: known === '' ? 'This platform has no edition yet' : `Indicators: ${known}` });
  }
  const offset = request.offset ?? 0;
  const { sql, parameters } = rowsSelect(plan);
  const page = (limit: number, from: number): Promise<Behind[]> => system.warehouse.rows<Behind>('rows of indicator', sql, { ...parameters, shops: [shop.shopId], zone: shop.zone, asOf, limit, offset: from });
  const rows = await page(Math.min(request.limit ?? 50, ROWS_MAX), offset);
  // The totals stand on every row; beyond the last one they are asked for by themselves.
  const [first] = rows.length > 0 || offset === 0 ? rows : await page(1, 0);
  return {
    indicator: request.indicator, asOf, numerator: first?.total_num ?? 0, denominator: first?.total_den ?? 0, total: Number(first?.total_rows ?? 0), offset,
    rows: rows.map((r) => ({
      factId: r.fact_id, baseOn: r.base_on, knownOn: r.known_on, leavesOn: r.leaves_on, numerator: r.num, denominator: r.den, productId: r.product_id,
      carrier: r.carrier, agentId: r.agent_id, reason: r.reason, details: detailsOf(plan.population, r.details, shop.zone),
    })),
  };
}

/** An indicator's measure; a measure may also be asked for by its own name. */
function measureOf(edition: Edition, name: string): string {
  return edition.dimensions.flatMap((d) => d.indicators).find((i) => i.id === name || i.title.zh === name || i.title.en === name)?.measure ?? name;
}

function detailsOf(population: PopulationName, details: Record<string, string>, zone: Zone): FactRows['rows'][number]['details'] {
  const types = fieldsOf(population);
  return Object.entries(fieldLabels).flatMap(([field, label]) => {
    const value = details[field];
    if (value === undefined || value === '') return [];
    return [{ label, value: types[field] === 'instant' ? formatInstant(Date.parse(`${value.replace(' ', 'T')}Z`) / 1000, zone) : value }];
  });
}
