import { offsetSeconds } from '../../words/days.ts';
import type { Instant, Zone } from '../../words/days.ts';
import { isEmpty } from './cell-text.ts';
import type { BadCell } from './cell-text.ts';

/** How a source writes dates: year first everywhere (`iso`), or like `09/22/2026` (`month`) or `22/09/2026` (`day`). */
export type DateOrder = 'iso' | 'month' | 'day';

const BAD: BadCell = Object.freeze({ code: 'bad_instant', message: 'Expected a time like 2026-09-22 00:54:10.' });
const BAD_MONTH: BadCell = Object.freeze({ code: 'bad_instant', message: 'Expected a time like 09/22/2026 00:54:10 (month first).' });
const BAD_DAY: BadCell = Object.freeze({ code: 'bad_instant', message: 'Expected a time like 22/09/2026 00:54:10 (day first).' });
const bad: Readonly<Record<DateOrder, BadCell>> = { iso: BAD, month: BAD_MONTH, day: BAD_DAY };

/**
 * A time as unix seconds, null when empty. Read by fixed positions: this runs several times per row. Text without a
 * zone of its own is the wall clock of `zone`. Also taken: a bare date (its midnight), unix seconds, milliseconds.
 */
export function parseInstant(raw: string, zone: Zone, order: DateOrder = 'iso'): Instant | null | BadCell {
  const text = raw.trim();
  if (isEmpty(text)) return null;
  const fifth = text.charCodeAt(4);
  if (fifth === DASH || fifth === SLASH) return yearFirst(text, zone) ?? bad[order];
  if (/^\d{10}$/.test(text)) return Number(text);
  if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / 1000);
  if (order === 'iso' || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return bad[order];
  const [month, date] = order === 'month' ? [two(text, 0), two(text, 3)] : [two(text, 3), two(text, 0)];
  return build(text, { year: four(text, 6), month, date }, zone) ?? bad[order];
}

function yearFirst(text: string, zone: Zone): Instant | null {
  if (text.charCodeAt(7) !== text.charCodeAt(4)) return null;
  return build(text, { year: four(text, 0), month: two(text, 5), date: two(text, 8) }, zone);
}

/** All three layouts have ten characters of date, then the time. */
function build(text: string, on: { year: number; month: number; date: number }, zone: Zone): Instant | null {
  if (!(on.month >= 1 && on.month <= 12 && on.date >= 1 && on.date <= monthLength(on.year, on.month))) return null;
  const midnight = Date.UTC(on.year, on.month - 1, on.date) / 1000;
  if (text.length === 10) return wallClock(midnight, zone);
  const separator = text.charCodeAt(10);
  if (separator !== SPACE && separator !== LETTER_T) return null;
  let hour = two(text, 11);
  const minute = two(text, 14);
  const hasSeconds = text.charCodeAt(16) === COLON;
  const second = hasSeconds ? two(text, 17) : 0;
  if (!(hour <= 23 && minute <= 59 && second <= 59) || text.charCodeAt(13) !== COLON) return null;
  const end = hasSeconds ? 19 : 16;
  if (text.length === end) return wallClock(midnight + hour * 3600 + minute * 60 + second, zone);
  const tail = TAIL.exec(text.slice(end));
  if (!tail) return null;
  if (tail[1]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (tail[1] === 'P' || tail[1] === 'p' ? 12 : 0);
  }
  const local = midnight + hour * 3600 + minute * 60 + second;
  if (tail[2]) return local;
  if (tail[3]) return local - (tail[3] === '-' ? -1 : 1) * (Number(tail[4]) * 3600 + Number(tail[5]) * 60);
  return wallClock(local, zone);
}

const TAIL = /^(?:\.\d{1,9})?(?: ?([AaPp])[Mm]| ?(Z)| ?([+-])(\d{2}):?(\d{2}))?$/;
const SPACE = 0x20;
const DASH = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
const LETTER_T = 0x54;

/** As words/days instantAt, from seconds: without going through a day's text. */
function wallClock(local: number, zone: Zone): Instant {
  const first = local - offsetSeconds(local, zone);
  const second = local - offsetSeconds(first, zone);
  return second + offsetSeconds(second, zone) === local ? second : first;
}

/** Two digits at a position, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const four = (text: string, at: number): number => two(text, at) * 100 + two(text, at + 2);

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2026/9/10 8:00`: what Excel makes of `2026-09-10 08:00:37` when a CSV is opened and saved. The seconds are lost. */
export function looksResavedByExcel(raw: string): boolean {
  const match = /^\d{4}([/-])(\d{1,2})[/-](\d{1,2})(?: (\d{1,2}):\d{2})?$/.exec(raw.trim());
  if (!match) return false;
  const [, separator, month = '', date = '', hour] = match;
  if (separator === '/' && hour !== undefined) return true;
  return month.length === 1 || date.length === 1 || hour?.length === 1;
}

/** Month first or day first, as far as one value tells; null when it does not. */
export function dateOrderOf(raw: string): 'month' | 'day' | null {
  const match = /^(\d{2})\/(\d{2})\/\d{4}/.exec(raw.trim());
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12 === second > 12) return null;
  return first > 12 ? 'day' : 'month';
}
