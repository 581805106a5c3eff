import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, dayOfNumber, dayRange, daysBetween, formatInstant, instantAt, isDay, isZone, secondOfDay, type Zone } from '../../src/words/days.ts';
import { wallClock } from './oracle-calendar.ts';

const SEED = 20260908;
/** Half-hour and quarter-hour offsets, changes of half an hour, the southern half of the year, zones without changes. */
const ZONES: readonly Zone[] = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'America/Santiago', 'Pacific/Chatham'];
const zone = fc.constantFrom(...ZONES);
/** From 1990 to 2100, the days that the warehouse can hold and shops can have. */
const instant = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
const hold = (...runs: fc.IProperty<[number, Zone]>[]): void => runs.forEach((run) => fc.assert(run, { seed: SEED, numRuns: 3000 }));

describe('days', () => {
  test('an instant shows the day and time of the wall clock of its zone', () => {
    hold(fc.property(instant, zone, (at, z) => {
      const wall = wallClock(at, z);
      expect([dayNumber(dayOf(at, z)), secondOfDay(at, z)]).toEqual([wall.day, wall.second]);
    }));
  });

  test('a day and time lead back to an instant with that day and time', () => {
    hold(fc.property(instant, zone, (at, z) => {
      const back = instantAt(dayOf(at, z), secondOfDay(at, z), z);
      expect(formatInstant(back, z)).toBe(formatInstant(at, z));
    }));
  });

  test('around each change of clocks in ten years nothing jumps', () => {
    for (const z of ZONES) {
      for (const edge of changesOfClock(z)) {
        for (const at of [edge - 3601, edge - 1, edge, edge + 1, edge + 1799, edge + 3600]) {
          const wall = wallClock(at, z);
          expect([dayNumber(dayOf(at, z)), secondOfDay(at, z)]).toEqual([wall.day, wall.second]);
          expect(formatInstant(instantAt(dayOf(at, z), secondOfDay(at, z), z), z)).toBe(formatInstant(at, z));
        }
      }
    }
  });

  test('a time that a change of clocks skips is taken as if the change had not happened yet', () => {
    expect(instantAt('2028-03-12', 2 * 3600 + 1800, 'America/New_York')).toBe(Date.UTC(2028, 2, 12, 7, 30) / 1000);
    expect(formatInstant(instantAt('2028-03-12', 2 * 3600 + 1800, 'America/New_York'), 'America/New_York')).toBe('2028-03-12 03:30:00');
  });

  test('the calendar agrees with Date from 1970 to 2149, leap days included', () => {
    for (let n = 0; n < 65_500; n += 1) {
      const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
      if (dayOfNumber(n) !== iso || dayNumber(iso) !== n) expect.fail(`${n} is ${iso}, not ${dayOfNumber(n)}`);
    }
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2028-02-29', 30)).toBe('2028-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test('adding days, ranges and differences agree', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 400 }), (from, count) => {
      const first = dayOfNumber(from);
      const last = addDays(first, count);
      expect(daysBetween(first, last)).toBe(count);
      const range = dayRange(first, last);
      expect([range.length, range[0], range.at(-1)]).toEqual([count + 1, first, last]);
      expect(dayRange(last, addDays(first, -1))).toEqual([]);
    }), { seed: SEED });
  });

  test('what is no day of the calendar is no day', () => {
    for (const text of ['2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', '', '2026-09-08T00:00', 'today', '2100-02-29']) expect([text, isDay(text)]).toEqual([text, false]);
    expect(isDay('2028-02-29')).toBe(true);
    expect([isZone('Asia/Shanghai'), isZone('Asia/Nowhere')]).toEqual([true, false]);
  });
});

/** Instants at which the offset of a zone changes, 2024 to 2034, found by the wall clock alone. */
function changesOfClock(z: Zone): number[] {
  const offset = (at: number): number => {
    const { day, second } = wallClock(at, z);
    return day * 86_400 + second - at;
  };
  const edges: number[] = [];
  for (let day = Date.UTC(2024, 0, 1) / 1000; day < Date.UTC(2034, 0, 1) / 1000; day += 86_400) {
    if (offset(day) === offset(day + 86_400)) continue;
    let [low, high] = [day, day + 86_400];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === offset(day)) low = middle;
      else high = middle;
    }
    edges.push(high);
  }
  return edges;
}
