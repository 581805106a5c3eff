import { snake } from '../facts/shapes.ts';
import { contributionSelect, NAMES_MEAN_COLUMNS, type Statement } from './delta-sql.ts';
import { contributionsOf, type MeasurePlan } from './measure-plan.ts';
import { Parameters } from './parameters.ts';
import type { PopulationName } from '../rulebook/population-fields.ts';
import { populations } from './populations.ts';

/**
 * The facts behind one measure of one shop as of a day: exactly those whose entry has come and whose exit has not.
 * Parameters to give: shops (the one shop), zone, asOf, limit, offset.
 */
export function rowsSelect(plan: MeasurePlan): Statement {
  const parameters = new Parameters();
  const parts = contributionsOf(plan, parameters).map((c) => contributionSelect(plan, c, `population_${plan.population}`, true));
  const details = Object.keys(populations[plan.population].fields).map((field) => `'${field}', ifNull(toString(${snake(field)}), '')`).join(', ');
  const sql = `
WITH ${withPopulations(plan.population)},
contributions AS (${parts.join('\n    UNION ALL')}
),
behind AS (
  SELECT fact_id, min(base_on) AS base_on, max(from_on) AS known_on, max(until_on) AS leaves_on, max(product_id) AS product_id, max(carrier) AS carrier,
    max(agent_id) AS agent_id, max(reason) AS reason, sum(num) AS num, sum(den) AS den
  FROM contributions WHERE from_on <= {asOf:Date} AND until_on > {asOf:Date} GROUP BY fact_id HAVING sum(num) != 0 OR sum(den) != 0
)
SELECT b.fact_id AS fact_id, toString(b.base_on) AS base_on, toString(b.known_on) AS known_on, toString(b.leaves_on) AS leaves_on, b.product_id AS product_id,
  b.carrier AS carrier, b.agent_id AS agent_id, b.reason AS reason, toFloat64(b.num) AS num, toFloat64(b.den) AS den, d.details AS details,
  count() OVER () AS total_rows, toFloat64(sum(b.num) OVER ()) AS total_num, toFloat64(sum(b.den) OVER ()) AS total_den
FROM behind AS b LEFT ANY JOIN (SELECT fact_id, map(${details}) AS details FROM population_${plan.population}) AS d ON d.fact_id = b.fact_id
ORDER BY b.num DESC, b.known_on DESC, b.fact_id LIMIT {limit:UInt32} OFFSET {offset:UInt32}
SETTINGS ${NAMES_MEAN_COLUMNS}`;
  return { sql, parameters: parameters.values };
}

/** The population and those it stands on, as common table expressions. */
function withPopulations(name: PopulationName): string {
  const table = (other: PopulationName): string => `population_${other}`;
  return [...populations[name].from, name].map((p) => `${table(p)} AS (${populations[p].select(table)}\n)`).join(',\n');
}
