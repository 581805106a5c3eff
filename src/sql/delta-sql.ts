import type { Contribution } from './measure-plan.ts';
import { contributionsOf, type MeasurePlan } from './measure-plan.ts';
import { Parameters } from './parameters.ts';
import { populations } from './populations.ts';

export interface Statement {
  sql: string;
  parameters: Record<string, unknown>;
}

/** Aliases repeat column names on purpose; every statement says that a name means the column. */
export const NAMES_MEAN_COLUMNS = 'prefer_column_name_to_alias = 1';

/**
 * Entries and exits of one measure from its population's table. Rows are first added up by (from, until), which are few,
 * and only then split into entry and exit: 3 times faster than splitting every row.
 */
export function deltaInsert(plan: MeasurePlan, table: string, generation: string): Statement {
  const parameters = new Parameters();
  const parts = contributionsOf(plan, parameters).map((c) => contributionSelect(plan, c, table));
  const key = parameters.add(plan.key, 'String');
  const sql = `
INSERT INTO window_delta (shop_id, generation, measure, day, product_id, carrier, agent_id, reason, num, den)
SELECT shop_id, ${generation} AS generation, ${key} AS measure, day, product_id, carrier, agent_id, reason, sum(sign * num) AS num, sum(sign * den) AS den
FROM (
  SELECT shop_id, from_on, until_on, product_id, carrier, agent_id, reason, sum(num) AS num, sum(den) AS den
  FROM (${parts.join('\n    UNION ALL')}
  ) WHERE from_on < until_on
  GROUP BY shop_id, from_on, until_on, product_id, carrier, agent_id, reason
) ARRAY JOIN [from_on, until_on] AS day, [1, -1] AS sign
GROUP BY shop_id, day, product_id, carrier, agent_id, reason
HAVING sum(sign * num) != 0 OR sum(sign * den) != 0`;
  return { sql, parameters: parameters.values };
}

/** What one piece of a measure adds, a row a fact. */
export function contributionSelect(plan: MeasurePlan, c: Contribution, table: string): string {
  const dims = dimensionColumns(plan);
  const select = `
    SELECT shop_id, fact_id, ${c.base} AS base_on, ${c.from} AS from_on, ${c.until} AS until_on, ${dims.product} AS product_id, ${dims.carrier} AS carrier,
      ${dims.agent} AS agent_id, ${c.reason} AS reason, ${c.num} AS num, ${c.den} AS den
    FROM ${table} WHERE ${c.where}`;
  if (!populations[plan.population].isManyRows) return select;
  return `
    SELECT shop_id, fact_id, min(base_on) AS base_on, min(from_on) AS from_on, max(until_on) AS until_on, min(product_id) AS product_id, max(carrier) AS carrier,
      max(agent_id) AS agent_id, max(reason) AS reason, any(num) AS num, any(den) AS den
    FROM (${select}
    ) GROUP BY shop_id, fact_id`;
}

function dimensionColumns(plan: MeasurePlan): { product: string; carrier: string; agent: string } {
  const { fields } = populations[plan.population];
  const has = (field: string, name: string): string => (field in fields ? name : "''");
  return { product: has('productId', 'product_id'), carrier: has('carrier', 'carrier'), agent: has('agentId', 'agent_id') };
}
