import type { Reading, ScoreInput } from './score-types.ts';

/** The reading of one measure. A count has its numerator as value; a ratio or mean without denominator has none. */
export function readingOf(input: ScoreInput, measureId: string): Reading {
  const measure = input.edition.measures[measureId];
  if (!measure) throw new Error(`bug: measure ${measureId} passed the rulebook check`);
  if (!measure.needs.every((kind) => input.kinds.has(kind))) {
    return { measure: measureId, numerator: null, denominator: null, value: null, nullReason: 'not_reported' };
  }
  const { num, den } = input.sums.get(measureId) ?? { num: 0, den: 0 };
  if (!measure.denominator) return { measure: measureId, numerator: num, denominator: null, value: num, nullReason: null };
  if (den <= 0) return { measure: measureId, numerator: num, denominator: den, value: null, nullReason: 'no_facts' };
  return { measure: measureId, numerator: num, denominator: den, value: num / den, nullReason: null };
}
