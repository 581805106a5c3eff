import type { Edition } from '../rulebook/edition-schema.ts';
import type { Exclusion, Measure, Piece } from '../rulebook/measure-schema.ts';
import { canonical, contentHash } from '../words/hash.ts';
import { allSql, column, type Scope } from './conditions.ts';
import type { Parameters } from './parameters.ts';
import type { PopulationName } from '../rulebook/population-fields.ts';
import { populations } from './populations.ts';
import { neededFields, valueSql } from './values.ts';

/** A measure with all it refers to, so that equal plans of two editions share one set of deltas. */
export interface MeasurePlan {
  /** `quality_return_rate~1a2b3c4d`: the name in window_delta. */
  key: string;
  id: string;
  population: PopulationName;
  windowDays: number;
  measure: Measure;
  exclusions: Record<string, Exclusion>;
  clocks: Scope['clocks'];
  reasonClasses: Scope['reasonClasses'];
}

/** One set of rows that a measure adds up: all from the day they are known until they leave. */
export interface Contribution {
  num: string;
  den: string;
  from: string;
  until: string;
  base: string;
  reason: string;
  where: string;
}

/** What a day column means where a fact has no such day: never. The last day the warehouse's Date type can hold. */
const NEVER = "toDate('2149-06-06')";

/** Plans of editions that were planned before: a history asks for the same ones on every day. */
const planned = new WeakMap<Edition, MeasurePlan[]>();

export function planMeasures(edition: Edition): MeasurePlan[] {
  let plans = planned.get(edition);
  if (!plans) planned.set(edition, (plans = planAnew(edition)));
  return plans;
}

function planAnew(edition: Edition): MeasurePlan[] {
  return Object.entries(edition.measures).map(([id, measure]) => {
    const exclusions = pick(edition.exclusions, measure.exclude ?? []);
    const used = [measure, exclusions];
    const plan = {
      id,
      population: measure.population,
      windowDays: measure.window.value,
      measure,
      exclusions,
      clocks: pick(edition.clocks, namedUnder('clock', used)),
      reasonClasses: pick(edition.reasonClasses, namedUnder('class', used)),
    };
    return { key: `${id}~${contentHash(canonical(meaning(plan))).slice(0, 8)}`, ...plan };
  });
}

/** The contributions of a measure; values go into `parameters`. */
export function contributionsOf(plan: MeasurePlan, parameters: Parameters): Contribution[] {
  const scope: Scope = { population: populations[plan.population], reasonClasses: plan.reasonClasses, clocks: plan.clocks, parameters };
  const { measure } = plan;
  const pieces: [Piece, 'num' | 'den'][] = [
    ...measure.numerator.map((piece): [Piece, 'num'] => [piece, 'num']),
    ...(measure.denominator ? [[measure.denominator, 'den'] as [Piece, 'den']] : []),
  ];
  return pieces.map(([piece, side]) => contribution(scope, plan, piece, side));
}

function contribution(scope: Scope, plan: MeasurePlan, piece: Piece, side: 'num' | 'den'): Contribution {
  const { measure } = plan;
  const base = column(scope, measure.base);
  const needed = new Set([measure.base, ...(piece.knownOn ? [piece.knownOn] : []), ...neededFields(piece.value)]);
  const where = [...needed].map((field) => `${column(scope, field)} IS NOT NULL`);
  where.push(allSql(scope, [...(measure.where ?? []), ...(piece.when ?? [])]));
  const ends = [`${base} + ${plan.windowDays}`];
  if (piece.untilOn) ends.push(`ifNull(${column(scope, piece.untilOn)}, ${NEVER})`);
  for (const exclusion of Object.values(plan.exclusions)) {
    const holds = allSql(scope, exclusion.when);
    if (exclusion.knownOn) ends.push(`if(${holds}, ifNull(${column(scope, exclusion.knownOn)}, ${NEVER}), ${NEVER})`);
    else where.push(`NOT ${holds}`);
  }
  const value = `toInt64(${valueSql(scope, piece.value)})`;
  return {
    num: side === 'num' ? value : 'toInt64(0)',
    den: side === 'den' ? value : 'toInt64(0)',
    base: `assumeNotNull(${base})`,
    from: `assumeNotNull(${piece.knownOn ? `greatest(${base}, ${column(scope, piece.knownOn)})` : base})`,
    until: `assumeNotNull(${ends.length === 1 ? ends[0] : `least(${ends.join(', ')})`})`,
    reason: piece.reason ? column(scope, piece.reason) : "''",
    where: where.join(' AND '),
  };
}

/** All names that stand under a key anywhere within. */
function namedUnder(key: string, value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([k, inner]) => (k === key && typeof inner === 'string' ? [inner] : namedUnder(key, inner)));
}

function pick<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** The plan without what changes no sum: titles, sources, notes. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (value === null || typeof value !== 'object') return value;
  const silent = new Set(['title', 'definition', 'source', 'mark', 'note', 'needs']);
  return Object.fromEntries(Object.entries(value).filter(([key]) => !silent.has(key)).map(([key, v]) => [key, meaning(v)]));
}
