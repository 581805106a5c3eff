import type { Edition, Indicator } from '../rulebook/edition-schema.ts';
import type { Mark } from '../rulebook/num.ts';
import { bonusLines } from './adjustments.ts';
import { apportion } from './apportion.ts';
import { floorOf } from './floors.ts';
import { hundredths, pointsOf } from './points.ts';
import { measureMark, weakest } from './marks.ts';
import { readingOf } from './readings.ts';
import type { DimensionScore, IndicatorScore, LedgerLine, ScoreInput } from './score-types.ts';
import { weightsFor } from './weights.ts';

interface FormalScore {
  /** Weighted sum of the dimensions in hundredths; null when none has a value. */
  weighted: number | null;
  indicators: IndicatorScore[];
  dimensions: DimensionScore[];
  /** Lines that add up to `weighted`. */
  lines: LedgerLine[];
  missing: string[];
}

/** A line before rounding: the exact share of the total it stands for. */
interface ExactLine {
  exact: number;
  line: LedgerLine;
}

/**
 * Indicators to points, points to dimensions, dimensions to a weighted sum. A part without a value gives its weight to
 * the others (`missing` in the edition), for the platform does not say what else happens.
 */
export function formalScore(input: ScoreInput): FormalScore {
  const { edition, profile } = input;
  const indicators = edition.dimensions.flatMap((dimension) => dimension.indicators.map((indicator) => scoreIndicator(input, dimension.id, indicator)));
  const table = edition.weights.dimensions;
  const { weights, mark } = weightsFor(edition, table, profile);
  const dimensions = edition.dimensions.map((d): DimensionScore & { exact: ExactLine[] } => scoreDimension(input, d, weights[d.id] ?? 0, indicators));
  const present = dimensions.filter((d) => d.points !== null && d.weight > 0);
  const weightSum = present.reduce((sum, d) => sum + d.weight, 0);
  const weighted = weightSum === 0 ? null : Math.round(present.reduce((sum, d) => sum + d.weight * (d.points ?? 0), 0) / weightSum);
  const exact = present.flatMap((d) => d.exact.map(({ exact: share, line }) => ({ exact: (share * d.weight) / weightSum, line: { ...line, possible: Math.round(((line.possible ?? 0) * d.weight) / weightSum) } })));
  const points = weighted === null ? [] : apportion(exact.map((e) => e.exact), weighted);
  return {
    weighted,
    indicators,
    dimensions: dimensions.map(({ id, points: p, weight, mark }) => ({ id, points: p, weight, mark })),
    lines: exact.map(({ line }, i) => ({ ...line, points: points[i] ?? 0, mark: weakest(line.mark, mark, sharedMark(edition, dimensions.length, present.length)) })),
    missing: indicators.filter((i) => i.reading.nullReason === 'not_reported').map((i) => i.id),
  };
}

function scoreIndicator(input: ScoreInput, dimension: string, indicator: Indicator): IndicatorScore {
  const reading = readingOf(input, indicator.measure);
  const table = input.edition.weights.indicators[dimension];
  const weight = table ? (weightsFor(input.edition, table, input.profile).weights[indicator.id] ?? 0) : 0;
  const shared = { id: indicator.id, dimension, reading, weight };
  // Few enough bad cases fix the points even where there is nothing to divide by; not where nothing has been reported.
  const floor = reading.nullReason === 'not_reported' ? null : floorOf(input, indicator.id);
  if (floor) return { ...shared, points: floor.points, mark: floor.mark, source: floor.source, floor: floor.title };
  if (reading.value === null) return { ...shared, points: null, mark: 'official', source: input.edition.measures[indicator.measure]?.source ?? '', floor: null };
  const given = pointsOf(indicator.points, indicator.better, reading.value);
  return { ...shared, ...given, mark: weakest(given.mark, measureMark(input.edition, indicator.measure)), floor: null };
}

function scoreDimension(input: ScoreInput, dimension: Edition['dimensions'][number], weight: number, all: readonly IndicatorScore[]): DimensionScore & { exact: ExactLine[] } {
  const weighted = all.filter((i) => i.dimension === dimension.id && i.weight > 0);
  const own = weighted.filter((i) => i.points !== null);
  const shared = sharedMark(input.edition, weighted.length, own.length);
  const weightSum = own.reduce((sum, i) => sum + i.weight, 0);
  if (weightSum === 0) return { id: dimension.id, points: null, weight, mark: 'official', exact: [] };
  const exact = own.map((i): ExactLine => ({ exact: ((i.points ?? 0) * i.weight) / weightSum, line: indicatorLine(input, dimension, i, i.weight / weightSum, shared) }));
  const raw = Math.round(exact.reduce((sum, e) => sum + e.exact, 0));
  let points = raw;
  for (const bonus of bonusLines(input, 'dimensions').filter((b) => b.dimension === dimension.id)) {
    const added = Math.min(bonus.points, hundredths(dimension.max.value) - points);
    points += added;
    exact.push({ exact: added, line: bonus });
  }
  const tableMark = weakest(weightMark(input, dimension.id), shared);
  return { id: dimension.id, points, weight, mark: own.reduce<Mark>((mark, i) => weakest(mark, i.mark), tableMark), exact };
}

function indicatorLine(input: ScoreInput, dimension: Edition['dimensions'][number], i: IndicatorScore, share: number, shared: Mark): LedgerLine {
  const indicator = dimension.indicators.find((d) => d.id === i.id);
  const title = indicator?.title ?? { zh: i.id, en: i.id };
  const points = ((i.points ?? 0) / 100).toString();
  const weight = (share * 100).toFixed(share * 100 === Math.round(share * 100) ? 0 : 1);
  const floor = i.floor ? { zh: `（${i.floor.zh}）`, en: ` (${i.floor.en})` } : { zh: '', en: '' };
  return {
    id: `indicator:${i.id}`, kind: 'indicator', dimension: dimension.id, indicator: i.id, title, points: 0, possible: share * 10_000,
    cause: { zh: `指标 ${points} 分，占${dimension.title.zh} ${weight} %${floor.zh}`, en: `${points} points, ${weight} % of ${dimension.title.en}${floor.en}` },
    mark: weakest(i.mark, weightMark(input, dimension.id), shared), source: i.source,
  };
}

/** Weight that goes from parts without a value to the others goes there by an assumption. */
const sharedMark = (edition: Edition, all: number, present: number): Mark => (present < all ? edition.missing.mark : 'official');

function weightMark(input: ScoreInput, dimension: string): Mark {
  const table = input.edition.weights.indicators[dimension];
  return table ? weightsFor(input.edition, table, input.profile).mark : 'official';
}
