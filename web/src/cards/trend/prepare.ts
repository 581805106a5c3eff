import type { Bilingual, History } from '../../../../src/http/schemas.ts';
import type { HistoryDay } from '../../api/shapes.ts';
import { dayRange } from '../../../../src/words/days.ts';

export interface TrendSeries {
  id: string;
  name: string;
  /** Points by day; null is a gap. */
  values: (number | null)[];
}

export interface Trend {
  days: string[];
  series: TrendSeries[];
  /** The first day under another edition, and which. */
  editionChanges: { day: string; edition: string }[];
  low: number;
  high: number;
  /** Where the axis starts: a round number below every value. */
  axisFrom: number;
  first: number;
  last: number;
}

export interface TrendWords {
  total: string;
  dimensions: { id: string; title: Bilingual }[];
  lang: 'zh' | 'en';
}

const AXIS_STEP = 10;

/** Null when no day has a score: there is nothing to draw. */
export function prepareTrend(history: History, words: TrendWords): Trend | null {
  const byDay = new Map(history.days.map((day) => [day.day, day]));
  const found = history.days.map(({ day }) => day).toSorted();
  const days = dayRange(found[0] ?? '', found.at(-1) ?? '');
  const total = series('total', words.total, days, (day) => byDay.get(day)?.total);
  const dimensions = words.dimensions.map(({ id, title }) =>
    series(`dimension.${id}`, title[words.lang], days, (day) => byDay.get(day)?.dimensions[id]),
  );
  const totals = total.values.filter((value) => value !== null);
  const all = [total, ...dimensions].flatMap(({ values }) => values).filter((value) => value !== null);
  const first = totals[0];
  const last = totals.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    days,
    series: [total, ...dimensions],
    editionChanges: editionChanges(days, byDay),
    low: Math.min(...totals),
    high: Math.max(...totals),
    axisFrom: Math.max(0, Math.floor(Math.min(...all) / AXIS_STEP) * AXIS_STEP - AXIS_STEP),
    first,
    last,
  };
}

function series(id: string, name: string, days: readonly string[], hundredthsOn: (day: string) => number | null | undefined): TrendSeries {
  const values = days.map((day) => {
    const hundredths = hundredthsOn(day) ?? null;
    return hundredths === null ? null : hundredths / 100;
  });
  return { id, name, values };
}

function editionChanges(days: readonly string[], byDay: ReadonlyMap<string, HistoryDay>): Trend['editionChanges'] {
  const changes: Trend['editionChanges'] = [];
  let before: string | null = null;
  for (const day of days) {
    const edition = byDay.get(day)?.edition;
    if (edition === undefined || edition === '') continue;
    if (before !== null && edition !== before) changes.push({ day, edition });
    before = edition;
  }
  return changes;
}

/** A value with gaps on both sides: a line cannot show it, so it gets a dot. */
export function isAlone(values: readonly (number | null)[], index: number): boolean {
  return values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}
