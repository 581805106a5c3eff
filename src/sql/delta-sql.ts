import { snake } from '../facts/shapes.ts';
import type { PopulationName } from '../rulebook/population-fields.ts';
import { contributionsOf, type Contribution, type MeasurePlan } from './measure-plan.ts';
import { Parameters } from './parameters.ts';
import { populations } from './populations.ts';

export interface Statement {
  sql: string;
  parameters: Record<string, unknown>;
}

/** Aliases repeat column names on purpose; every statement says that a name means the column. */
export const NAMES_MEAN_COLUMNS = 'prefer_column_name_to_alias = 1';

/**
 * Entries and exits of all measures of one population, from its table. Rows are first added up by (from, until), which are
 * few, and only then split into entry and exit: 3 times faster than splitting every row.
 */
export function deltaInsert(plans: readonly MeasurePlan[], table: string, generation: string): Statement {
  const parameters = new Parameters();
  const parts = plans.flatMap((plan) => {
    const key = parameters.add(plan.key, 'String');
    return contributionsOf(plan, parameters).map((c) => `
  SELECT shop_id, ${key} AS measure, from_on, until_on, sum(num) AS num, sum(den) AS den
  FROM (${contributionSelect(plan, c, table, false)}
  ) WHERE from_on < until_on GROUP BY shop_id, from_on, until_on`);
  });
  const sql = `
INSERT INTO window_delta (shop_id, generation, measure, day, num, den)
SELECT shop_id, ${generation} AS generation, measure, day, sum(sign * num) AS num, sum(sign * den) AS den
FROM (${parts.join('\n  UNION ALL')}
) ARRAY JOIN [from_on, until_on] AS day, [1, -1] AS sign
GROUP BY shop_id, measure, day
HAVING sum(sign * num) != 0 OR sum(sign * den) != 0`;
  return { sql, parameters: parameters.values };
}

/** What one piece of a measure adds, a row a fact; with `split` also by what it can be split. */
export function contributionSelect(plan: MeasurePlan, c: Contribution, table: string, split: boolean): string {
  const dims = split ? dimensionColumns(plan, c) : [];
  const given = dims.map(([name, column]) => `, ${column} AS ${name}`).join('');
  const select = `
    SELECT shop_id, fact_id, ${c.base} AS base_on, ${c.from} AS from_on, ${c.until} AS until_on, ${c.num} AS num, ${c.den} AS den${given}
    FROM ${table} WHERE ${c.where}`;
  if (!populations[plan.population].isManyRows) return select;
  const kept = dims.map(([name]) => `, max(${name}) AS ${name}`).join('');
  return `
    SELECT shop_id, fact_id, min(base_on) AS base_on, min(from_on) AS from_on, max(until_on) AS until_on, any(num) AS num, any(den) AS den${kept}
    FROM (${select}
    ) GROUP BY shop_id, fact_id`;
}

/** [name, column] by which the rows of a measure can be split; '' where its population does not know them. */
function dimensionColumns(plan: MeasurePlan, c: Contribution): [string, string][] {
  const { fields } = populations[plan.population];
  const has = (field: string, name: string): string => (field in fields ? name : "''");
  return [['product_id', has('productId', 'product_id')], ['carrier', has('carrier', 'carrier')], ['agent_id', has('agentId', 'agent_id')], ['reason', c.reason]];
}

/** Columns of a population's table that these measures, and the populations built on it, read. */
export function neededColumns(name: PopulationName, plans: readonly MeasurePlan[]): string[] {
  const own = plans.filter((plan) => plan.population === name).flatMap((plan) => [...wordsIn([plan.measure, plan.exclusions])]);
  const fields = Object.keys(populations[name].fields).filter((field) => own.includes(field)).map(snake);
  const dependants = plans.some((plan) => populations[plan.population].from.includes(name)) ? populations[name].forOthers : [];
  return [...new Set(['shop_id', 'fact_id', ...fields, ...dependants])];
}

/** Every text within: the fields a measure names are among them. */
function wordsIn(value: unknown, out = new Set<string>()): Set<string> {
  if (typeof value === 'string') out.add(value);
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) wordsIn(inner, out);
  return out;
}
