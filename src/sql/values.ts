import type { ValueExpression } from '../rulebook/measure-schema.ts';
import { clockSeconds, clockText } from '../words/clock-time.ts';
import { column, secondOfDaySql, type Scope } from './conditions.ts';

/** What a piece adds, as an Int64 expression. */
export function valueSql(scope: Scope, value: ValueExpression): string {
  if (value === 1) return '1';
  if (typeof value === 'string') return column(scope, value);
  if ('fixed' in value) return scope.parameters.add(value.fixed.value, 'Int64');
  if ('seconds' in value) {
    const { from, to, clock, cap } = value.seconds;
    const seconds = secondsSql(scope, from, to, clock);
    return cap === undefined ? seconds : `least(${seconds}, ${scope.parameters.add(cap.value, 'Int64')})`;
  }
  const { from, to, clock, table, beyond } = value.steps;
  const seconds = secondsSql(scope, from, to, clock);
  const steps = table.rows.map(([most, points]) => `${seconds} <= ${most}, ${points}`).join(', ');
  return `multiIf(${steps}, ${scope.parameters.add(beyond.value, 'Int64')})`;
}

/** Fields a value cannot do without; a row that lacks one adds nothing. */
export function neededFields(value: ValueExpression): string[] {
  if (value === 1) return [];
  if (typeof value === 'string') return [value];
  if ('fixed' in value) return [];
  const span = 'seconds' in value ? value.seconds : value.steps;
  return [span.from, span.to];
}

function secondsSql(scope: Scope, from: string, to: string, clock: string | undefined): string {
  const start = column(scope, from);
  const begin = clock === undefined ? start : afterQuietSql(scope, start, clock);
  return `greatest(0, dateDiff('second', ${begin}, ${column(scope, to)}))`;
}

/** The instant itself, or the end of the quiet time in which it lies, by the shop's wall clock. */
function afterQuietSql(scope: Scope, instant: string, clockName: string): string {
  const clock = scope.clocks[clockName];
  if (!clock) throw new Error(`bug: clock ${clockName} passed the rulebook check`);
  const from = clockSeconds(clock.quietFrom);
  const until = clockSeconds(clock.quietUntil);
  const second = secondOfDaySql(instant);
  const at = (days: number): string => `toDateTime(concat(toString(toDate(${instant}, {zone:String}) + ${days}), ' ${clockText(until)}'), {zone:String})`;
  if (from < until) return `if(${second} >= ${from} AND ${second} < ${until}, ${at(0)}, toTimeZone(${instant}, {zone:String}))`;
  return `multiIf(${second} >= ${from}, ${at(1)}, ${second} < ${until}, ${at(0)}, toTimeZone(${instant}, {zone:String}))`;
}
