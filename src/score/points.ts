import type { PointsRule } from '../rulebook/edition-schema.ts';
import type { Mark } from '../rulebook/num.ts';

/** Points of a reading in hundredths, with the mark and source of the table that gave them. */
export function pointsOf(rule: PointsRule, better: 'higher' | 'lower', value: number): { points: number; mark: Mark; source: string } {
  if ('own' in rule) {
    const { min, max } = rule.own;
    return { points: hundredths(Math.min(max.value, Math.max(min.value, value))), mark: max.mark, source: max.source };
  }
  if ('bands' in rule) {
    const row = rule.bands.rows.find(([edge]) => (better === 'higher' ? value >= edge : value <= edge));
    const { mark, source } = rule.bands;
    return { points: hundredths(row ? row[1] : rule.otherwise.value), mark, source };
  }
  return { points: hundredths(onCurve(rule.curve.rows, value)), mark: rule.curve.mark, source: rule.curve.source };
}

export const hundredths = (points: number): number => Math.round(points * 100);

/** Straight lines between the given points, flat outside them. Rows rise in the reading. */
function onCurve(rows: readonly (readonly [number, number])[], value: number): number {
  const next = rows.findIndex(([x]) => x >= value);
  if (next === -1) return rows.at(-1)?.[1] ?? 0;
  const [x1, y1] = rows[next] ?? [0, 0];
  const before = rows[next - 1];
  if (next === 0 || !before) return y1;
  const [x0, y0] = before;
  return y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
}
