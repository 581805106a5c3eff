import type { Instant, Zone } from '../../src/words/days.ts';

/** The wall clock of a zone, from Intl alone: nothing of src/words or of the warehouse's time functions. */
export interface WallClock {
  /** Days since 1970-01-01 on the calendar of the zone. */
  day: number;
  second: number;
}

const clocks = new Map<Zone, { format: Intl.DateTimeFormat; known: Map<Instant, WallClock> }>();

export function wallClock(at: Instant, zone: Zone): WallClock {
  let clock = clocks.get(zone);
  if (!clock) {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    clocks.set(zone, (clock = { format, known: new Map() }));
  }
  let found = clock.known.get(at);
  if (!found) {
    const part = Object.fromEntries(clock.format.formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    clock.known.set(at, (found = { day: Date.UTC(year, month - 1, day) / 86_400_000, second: hour * 3600 + minute * 60 + second }));
  }
  return found;
}

/** The first instant after `at` at which the wall clock shows `hour` sharp; `at` itself if it does. Zones change by quarters of an hour at most. */
export function nextSharp(at: Instant, hour: number, zone: Zone): Instant {
  for (let t = at; ; t = t % 900 === 0 ? t + 900 : Math.ceil(t / 900) * 900) {
    if (wallClock(t, zone).second === hour * 3600) return t;
  }
}

export const earliest = (...instants: (Instant | null | undefined)[]): Instant | null =>
  instants.reduce<Instant | null>((first, at) => (at === null || at === undefined ? first : first === null || at < first ? at : first), null);
