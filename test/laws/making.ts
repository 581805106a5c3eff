import type { Fact, FactKind } from '../../src/facts/shapes.ts';
import type { Instant } from '../../src/words/days.ts';
import type { RandomSource } from './random-source.ts';

/** Days on which things happen; the windows of all have closed 30 days later. */
export const BUSY_DAYS = 42;

/** What the parts of a nasty shop are made with. */
export interface Making {
  random: RandomSource;
  /** An instant on day `day` of the busy days, at a time of the wall clock. */
  at(day: number, time: string): Instant;
  /** A fact in one version, or in several of which a later one corrects the one before. */
  add<K extends FactKind>(kind: K, ...versions: Partial<Fact<K>>[]): void;
}
