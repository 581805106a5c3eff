import type { Label, Target } from './page-labels.ts';
import { round } from './read-attributes.ts';
import type { Attributes, Shown } from './read-attributes.ts';

type Numbers = Record<string, number>;

/** What a page's text has been found to say so far. Scores and bonus in hundredths; the rest as in the readings of a published score. */
export interface PageReading {
  scores: Numbers;
  bonus: number | null;
  deduction: number | null;
  values: Numbers;
  points: Numbers;
  weights: Numbers;
  weighted: Numbers;
  numerators: Numbers;
  denominators: Numbers;
  counts: Numbers;
  deductions: Numbers;
  deductionCounts: Numbers;
  layouts: Set<'old' | 'new'>;
}

export const emptyReading = (): PageReading => ({
  scores: {}, bonus: null, deduction: null, values: {}, points: {}, weights: {}, weighted: {}, numerators: {}, denominators: {},
  counts: {}, deductions: {}, deductionCounts: {}, layouts: new Set(),
});

const hundredths = (value: number): number => Math.round(value * 100);

export function applyLabel(reading: PageReading, label: Label, found: Attributes): void {
  if (label.layout) reading.layouts.add(label.layout);
  if (found.performance || found.weighted !== null) reading.layouts.add('old');
  const target = label.target;
  const bare = found.bare[0];
  if (target.kind === 'indicator') return applyIndicator(reading, target, found);
  if (!bare) return;
  if (target.kind === 'total') setScore(reading, 'total', bare);
  else if (target.kind === 'dimension') {
    setScore(reading, target.id, bare);
    if (found.weight !== null) reading.weights[target.id] = round(found.weight);
  } else if (target.kind === 'bonus') reading.bonus = hundredths(Math.abs(bare.value));
  else if (target.kind === 'deduction') reading.deduction = hundredths(Math.abs(bare.value));
  else if (target.kind === 'deductionPart') (bare.unit === 'times' ? reading.deductionCounts : reading.deductions)[target.id] = Math.abs(bare.value);
  else if (target.kind === 'part') reading[target.of][target.id] = target.unit === 'seconds' ? secondsOf(bare) : bare.value;
  else reading.counts[target.id] = bare.value;
}

/** A score lies between 0 and 100; any other number beside its label is not the score. */
function setScore(reading: PageReading, id: string, shown: Shown): void {
  if (shown.value >= 0 && shown.value <= 100 && shown.unit !== 'percent') reading.scores[id] = hundredths(shown.value);
}

function applyIndicator(reading: PageReading, target: Extract<Target, { kind: 'indicator' }>, found: Attributes): void {
  const bare = found.bare[0];
  if (found.weight !== null) reading.weights[target.id] = round(found.weight);
  if (found.weighted !== null) reading.weighted[target.id] = found.weighted;
  if (found.performance) setValue(reading, target, found.performance);
  if (!bare) return;
  if (isPoints(target, found, bare)) reading.points[target.id] = bare.value;
  else setValue(reading, target, bare);
}

/** A rate without % and a duration without a unit say nothing sure: 0.65 may be 65 % or 0.65 %. */
function setValue(reading: PageReading, target: Extract<Target, { kind: 'indicator' }>, shown: Shown): void {
  if (target.unit === 'rate' && shown.unit !== 'percent') return;
  if (target.unit === 'seconds' && shown.unit !== 'seconds' && !shown.isAmbiguous) return;
  reading.values[target.id] = target.unit === 'seconds' ? secondsOf(shown) : shown.value;
}

/**
 * Points and values both end in 分: stars do, and so may minutes. Points are what stands behind 得分 or 查看详情 or beside
 * a 店铺表现; a rate in 分 can only be points; stars above 5 too.
 */
function isPoints(target: Extract<Target, { kind: 'indicator' }>, found: Attributes, bare: Shown): boolean {
  if (target.isPoints || found.performance) return true;
  if (bare.unit !== 'points') return false;
  return found.hasDetailLink || target.unit === 'rate' || (target.unit === 'stars' && bare.value > 5);
}

const secondsOf = (shown: Shown): number => (shown.isAmbiguous ? round(shown.value * 60) : shown.value);
