import { snake } from '../facts/shapes.ts';
import type { Condition } from '../rulebook/measure-schema.ts';
import { clockSeconds } from '../words/clock-time.ts';
import type { Parameters } from './parameters.ts';
import type { FieldType } from '../rulebook/population-fields.ts';
import type { Population } from './populations.ts';

/** What conditions and values of a measure may refer to. */
export interface Scope {
  population: Population;
  reasonClasses: Readonly<Record<string, { words: readonly string[] }>>;
  clocks: Readonly<Record<string, { quietFrom: string; quietUntil: string }>>;
  parameters: Parameters;
}

/** Column of a field from the population's closed list. A rulebook that was checked never throws here. */
export function column(scope: Scope, field: string): string {
  if (!(field in scope.population.fields)) throw new Error(`bug: field ${field} passed the rulebook check`);
  return snake(field);
}

export const fieldType = (scope: Scope, field: string): FieldType | undefined => scope.population.fields[field];

/** A condition as SQL; NULL means it does not hold. */
export function conditionSql(scope: Scope, condition: Condition): string {
  const c = column(scope, condition.field);
  const add = scope.parameters;
  if ('is' in condition) return typeof condition.is === 'boolean' ? `${c} = ${add.add(condition.is, 'Bool')}` : `${c} = ${add.add(condition.is, 'String')}`;
  if ('in' in condition) return `has(${add.add(condition.in, 'Array(String)')}, ${c})`;
  if ('present' in condition) return presentSql(c, fieldType(scope, condition.field), condition.present);
  if ('atLeast' in condition) return `${c} >= ${add.add(condition.atLeast.value, 'Int64')}`;
  if ('atMost' in condition) return `${c} <= ${add.add(condition.atMost.value, 'Int64')}`;
  if ('below' in condition) return `${c} < ${add.add(condition.below.value, 'Int64')}`;
  if ('notAfter' in condition) return `${c} <= ${column(scope, condition.notAfter)}`;
  if ('class' in condition) return `multiSearchAny(${c}, ${add.add(scope.reasonClasses[condition.class]?.words ?? [], 'Array(String)')})`;
  const second = secondOfDaySql(c);
  return `(${second} >= ${clockSeconds(condition.timeFrom)} AND ${second} <= ${clockSeconds(condition.timeTo)})`;
}

/** All of them hold, as 0 or 1. */
export function allSql(scope: Scope, conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '1';
  return `ifNull(${conditions.map((condition) => conditionSql(scope, condition)).join(' AND ')}, 0)`;
}

export const secondOfDaySql = (instant: string): string =>
  `(toHour(${instant}, {zone:String}) * 3600 + toMinute(${instant}, {zone:String}) * 60 + toSecond(${instant}, {zone:String}))`;

function presentSql(c: string, type: FieldType | undefined, wanted: boolean): string {
  if (type === 'id' || type === 'text') return wanted ? `${c} != ''` : `${c} = ''`;
  return wanted ? `${c} IS NOT NULL` : `${c} IS NULL`;
}
