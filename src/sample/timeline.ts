import { addDays, dayNumber, daysBetween, dayOf, formatInstant, instantAt, secondOfDay } from '../words/days.ts';
import type { Day, Instant, Zone } from '../words/days.ts';

export const HOUR = 3600;
export const DAY = 86_400;

/** The days a sample covers, counted from 0; `end` is midnight today: nothing from then on has happened yet. */
export interface Timeline {
  zone: Zone;
  days: number;
  end: Instant;
  dayAt(index: number): Day;
  /** 0 is Sunday. */
  weekday(index: number): number;
  /** Seconds past midnight of a day; more than a day's worth runs on into the next. */
  at(index: number, second: number): Instant;
  indexOf(at: Instant): number;
  secondOf(at: Instant): number;
}

export function timelineOf(today: Day, days: number, zone: Zone): Timeline {
  const first = addDays(today, -days);
  return {
    zone,
    days,
    end: instantAt(today, 0, zone),
    dayAt: (index) => addDays(first, index),
    weekday: (index) => (dayNumber(first) + index + 4) % 7,
    at: (index, second) => instantAt(addDays(first, index + Math.floor(second / DAY)), Math.floor(second % DAY), zone),
    indexOf: (at) => daysBetween(first, dayOf(at, zone)),
    secondOf: (at) => secondOfDay(at, zone),
  };
}

/** An instant as an export taken at `until` shows it: null while it lies ahead. */
export const knownAt = (at: Instant | null, until: Instant): Instant | null => (at !== null && at < until ? at : null);

/** As the back offices of Douyin write it; `-` for nothing. */
export const timeText = (at: Instant | null, zone: Zone): string => (at === null ? '-' : formatInstant(at, zone));
