/** Days are ISO dates (`2026-09-08`) in the shop's zone; instants are whole unix seconds. */
export type Day = string;
/** Unix seconds, UTC. */
export type Instant = number;
/** IANA zone name, for example `Asia/Shanghai`. */
export type Zone = string;

const DAY_SECONDS = 86_400;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01; NaN for text that is no calendar day. */
export function dayNumber(day: Day): number {
  const match = DAY_PATTERN.exec(day);
  if (!match) return Number.NaN;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOfNumber(ms / 86_400_000) === day ? ms / 86_400_000 : Number.NaN;
}

export function isDay(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

export function dayOfNumber(days: number): Day {
  const { year, month, date } = civil(days);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** `to - from` in days. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every day from `from` to `to`, both included. */
export function dayRange(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dayOfNumber(first + i));
}

/** The calendar day of an instant in a zone. */
export function dayOf(at: Instant, zone: Zone): Day {
  return dayOfNumber(Math.floor((at + offsetSeconds(at, zone)) / DAY_SECONDS));
}

/** Seconds since local midnight by the wall clock, 0–86399. */
export function secondOfDay(at: Instant, zone: Zone): number {
  const local = at + offsetSeconds(at, zone);
  return ((local % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
}

/** The instant at which the wall clock of `zone` shows `day` and `seconds` past midnight. A time that a
 *  clock change skips is taken as if the change had not happened yet. */
export function instantAt(day: Day, seconds: number, zone: Zone): Instant {
  const local = dayNumber(day) * DAY_SECONDS + seconds;
  const first = local - offsetSeconds(local, zone);
  const second = local - offsetSeconds(first, zone);
  return second + offsetSeconds(second, zone) === local ? second : first;
}

/** `2026-09-22 00:54:10` in the zone. */
export function formatInstant(at: Instant, zone: Zone): string {
  const s = secondOfDay(at, zone);
  return `${dayOf(at, zone)} ${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

export function isZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Gregorian date of a day number (Howard Hinnant's civil_from_days): no Date object, for it is called per row. */
function civil(days: number): { year: number; month: number; date: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, date: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

const formatters = new Map<Zone, Intl.DateTimeFormat>();
const offsets = new Map<Zone, Map<number, number>>();

function formatter(zone: Zone): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, found);
  }
  return found;
}

/** Offset of the zone at an instant. Cached by quarter of an hour, the finest step at which zones change. */
export function offsetSeconds(at: Instant, zone: Zone): number {
  if (zone === 'UTC') return 0;
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map<number, number>()));
  const quarter = Math.floor(at / 900);
  let offset = known.get(quarter);
  if (offset === undefined) {
    if (known.size > 400_000) known.clear();
    known.set(quarter, (offset = readOffset(quarter * 900, zone)));
  }
  return offset;
}

function readOffset(at: Instant, zone: Zone): number {
  const name = formatter(zone).formatToParts(at * 1000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(name);
  if (!match?.[1]) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}
