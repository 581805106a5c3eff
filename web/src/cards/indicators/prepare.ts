import type { Bilingual, ScoreDetail } from '../../../../src/http/schemas.ts';
import type { IndicatorReading } from '../../api/shapes.ts';

export interface IndicatorGroup {
  id: string;
  /** Null for indicators that belong to no dimension. */
  title: Bilingual | null;
  points: number | null;
  weight: number | null;
  indicators: IndicatorReading[];
}

const NO_DIMENSION = '';

/** Indicators by dimension in the edition's order; those of no (or an unknown) dimension stand last. */
export function prepareIndicators({ dimensions, indicators }: ScoreDetail): IndicatorGroup[] {
  const known = new Set(dimensions.map(({ id }) => id));
  const groupOf = ({ dimension }: IndicatorReading): string => (dimension !== null && known.has(dimension) ? dimension : NO_DIMENSION);
  const byGroup = Map.groupBy(indicators, groupOf);
  const groups: IndicatorGroup[] = dimensions.map(({ id, title, points, weight }) => ({ id, title, points, weight, indicators: byGroup.get(id) ?? [] }));
  groups.push({ id: NO_DIMENSION, title: null, points: null, weight: null, indicators: byGroup.get(NO_DIMENSION) ?? [] });
  return groups.filter((group) => group.indicators.length > 0);
}
