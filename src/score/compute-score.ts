import type { Edition } from '../rulebook/edition-schema.ts';
import { bonusLines, deductionLines } from './adjustments.ts';
import { consumerDisplay } from './display.ts';
import { formalScore } from './formal.ts';
import { growthScore } from './growth.ts';
import { hundredths } from './points.ts';
import { readingOf } from './readings.ts';
import type { LedgerLine, Score, ScoreInput } from './score-types.ts';

/** The score of one shop on one day, with its ledger. Pure: the same input gives the same score, here and in a browser. */
export function computeScore(input: ScoreInput): Score {
  const orders = readingOf(input, input.edition.stage.measure);
  const formal = formalScore(input);
  const readings = Object.keys(input.edition.measures).map((id) => readingOf(input, id));
  const shared = { indicators: formal.indicators, dimensions: formal.dimensions, readings, missing: formal.missing };
  if (orders.numerator === null) {
    return { ...shared, ...nothing, stage: 'none', noScoreReason: { zh: '尚未导入订单', en: 'No orders have been imported' } };
  }
  if (orders.numerator < input.edition.stage.formalAtLeast.value) {
    const growth = growthScore(input);
    const shown = growth.total !== null && input.edition.display.growthShown ? consumerDisplay(input.edition, growth.total) : null;
    return { ...shared, ...nothing, ...growth, ...shown, missing: [], stage: 'growth' };
  }
  if (formal.weighted === null) {
    return { ...shared, ...nothing, stage: 'formal', noScoreReason: { zh: '三个维度都没有指标值', en: 'No indicator of any dimension has a value' } };
  }
  const bonuses = bonusLines(input, 'total');
  const deductions = deductionLines(input);
  const lines: LedgerLine[] = [...formal.lines, ...bonuses, ...deductions];
  const clamped = clampLine(input.edition, sumOf(lines));
  if (clamped) lines.push(clamped);
  const total = sumOf(lines);
  return {
    ...shared,
    stage: 'formal',
    total,
    noScoreReason: null,
    consumer: null,
    stars: null,
    ...consumerDisplay(input.edition, total),
    ledger: lines,
    bonus: sumOf(bonuses),
    deduction: 0 - sumOf(deductions),
    isAssumed: lines.some((line) => line.mark === 'assumed'),
  };
}

const nothing = { total: null, noScoreReason: null, consumer: null, stars: null, ledger: [], bonus: 0, deduction: 0, isAssumed: false };

const sumOf = (lines: readonly LedgerLine[]): number => lines.reduce((sum, line) => sum + line.points, 0);

/** Gives back or takes away what lies outside the edition's scale. */
function clampLine(edition: Edition, sum: number): LedgerLine | null {
  const { min, max } = edition.scale;
  const within = Math.min(hundredths(max.value), Math.max(hundredths(min.value), sum));
  if (within === sum) return null;
  const bound = sum < within ? min : max;
  return {
    id: 'scale', kind: 'cap', dimension: null, indicator: null, title: { zh: '总分上下限', en: 'Range of the score' }, points: within - sum, possible: null,
    cause: { zh: `总分在 ${min.value} 到 ${max.value} 之间`, en: `The score lies between ${min.value} and ${max.value}` }, mark: bound.mark, source: bound.source,
  };
}
