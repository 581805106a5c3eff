import { dayOfNumber } from '../../words/days.ts';

/** A stored number as plain digits. Whole numbers stay as written: another program may have kept all 19 digits of an id. */
export function plainNumber(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  const text = String(value);
  if (!text.includes('e')) return text;
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const digits = `${match[2]}${match[3] ?? ''}`;
  const point = 1 + Number(match[4]);
  if (point <= 0) return `${match[1]}0.${'0'.repeat(-point)}${digits}`;
  return `${match[1]}${point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`}`;
}

/** Days since 1900 (or 1904) with a fraction, as `2026-09-22 00:54:10`; below one day, the time alone. */
export function serialDate(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((n) => String(n).padStart(2, '0')).join(':');
  if (days === 0 && !from1904) return time;
  // Excel counts a 29 February 1900 that never was.
  return `${dayOfNumber(days - (from1904 ? 24_107 : days < 60 ? 25_568 : 25_569))} ${time}`;
}

/** Number formats without a code in the file that show dates: Western, East Asian and durations. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const bare = code.replace(/"[^"]*"/g, '').replace(/\\./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').replace(/general/gi, '');
  return /[ymdhs]/i.test(bare);
}
