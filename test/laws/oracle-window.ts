import type { Instant, Zone } from '../../src/words/days.ts';
import { wallClock } from './oracle-calendar.ts';

/** One fact within a reading. */
export interface Share {
  id: string;
  num: number;
  den: number;
}

/** Each measure as of a day, given as a day number. */
export type Measures = Record<string, (today: number) => Share[]>;

/** The words by which an edition knows a reason's class, and nothing else of the edition. */
export type ReasonWords = Readonly<Record<string, readonly string[]>>;

const WINDOW_DAYS = 30;

export const isWithin = (base: number | null, today: number): boolean => base !== null && base <= today && today - base < WINDOW_DAYS;

export const dayIn = (zone: Zone, at: Instant | null): number | null => (at === null ? null : wallClock(at, zone).day);

export const isKnown = (zone: Zone, at: Instant | null, today: number): boolean => at !== null && wallClock(at, zone).day <= today;

/** The shares of the items that `read` counts. */
export const collect = <T>(items: Iterable<T>, read: (item: T) => Share | null): Share[] => [...items].flatMap((item) => read(item) ?? []);
