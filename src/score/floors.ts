import type { Edition } from '../rulebook/edition-schema.ts';
import type { Bilingual } from '../rulebook/num.ts';
import { hundredths } from './points.ts';
import { readingOf } from './readings.ts';
import type { ScoreInput } from './score-types.ts';
import type { Mark } from '../rulebook/num.ts';

/**
 * Points fixed by a floor ("该指标得分为80分"), or null. The text fixes the score: a better reading does not lift it while
 * the floor holds.
 */
export function floorOf(input: ScoreInput, indicator: string): { points: number; mark: Mark; source: string; title: Bilingual } | null {
  const floor = input.edition.floors.find((f) => f.indicator === indicator && holds(input, f));
  return floor ? { points: hundredths(floor.points.value), mark: floor.points.mark, source: floor.points.source, title: floor.title } : null;
}

function holds(input: ScoreInput, floor: Edition['floors'][number]): boolean {
  const bad = readingOf(input, floor.badCases.measure)[floor.badCases.of];
  if (bad === null || bad > floor.badCases.atMost.value) return false;
  if (!floor.orders) return true;
  const orders = readingOf(input, floor.orders.measure).numerator;
  const limit = floor.orders.limits.rows.find(
    (row) => (!row.industries || row.industries.includes(input.profile.industry)) && (!row.shopKinds || row.shopKinds.includes(input.profile.shopKind)),
  );
  return orders !== null && limit !== undefined && orders < limit.below;
}
