import { cellText } from './cell-text.ts';
import type { BadCell } from './cell-text.ts';

const BAD_MONEY: BadCell = Object.freeze({ code: 'bad_number', message: 'Expected an amount like 28.90 or ¥1,741.24.' });
const BAD_INTEGER: BadCell = Object.freeze({ code: 'bad_number', message: 'Expected a whole number.' });
const BAD_RATING: BadCell = Object.freeze({ code: 'bad_rating', message: 'Expected a rating from 1 to 5.' });
const BAD_DURATION: BadCell = Object.freeze({ code: 'bad_number', message: 'Expected a duration like 36秒, 1分30秒, 00:01:30 or seconds.' });

const MONEY = /^([+-]?)[¥￥]?([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?元?$/;

/**
 * An amount in minor units, exactly as its decimal text says: no binary fraction comes near it. `decimals` is how many
 * the currency has. Digits beyond them must be zero.
 */
export function parseMoney(raw: string, decimals = 2): number | null | BadCell {
  const text = cellText(raw);
  if (text === '') return null;
  const match = MONEY.exec(text);
  if (!match || (match[1] !== '' && match[2] !== '')) return BAD_MONEY;
  const fraction = match[4] ?? '';
  if (/[1-9]/.test(fraction.slice(decimals))) return BAD_MONEY;
  const amount = Number((match[3] ?? '').replaceAll(',', '') + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(amount)) return BAD_MONEY;
  return (match[1] === '-' || match[2] === '-') && amount !== 0 ? -amount : amount;
}

/** Decimals of a currency (ISO 4217), as far as they are not two. */
export const currencyDecimals = (currency: string): number => (['JPY', 'KRW', 'VND', 'CLP'].includes(currency) ? 0 : 2);

export function parseInteger(raw: string): number | null | BadCell {
  const text = cellText(raw);
  if (text === '') return null;
  if (!/^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.0+)?$/.test(text)) return BAD_INTEGER;
  return Number(text.replaceAll(',', ''));
}

/** 1 to 5, also written `5星` or `5分`. */
export function parseRating(raw: string): number | null | BadCell {
  const text = cellText(raw);
  if (text === '') return null;
  const match = /^([1-5])(?:\.0+)?[星分]?$/.exec(text);
  return match ? Number(match[1]) : BAD_RATING;
}

const UNITS = /^(?:(\d+(?:\.\d+)?)(?:天|d))?(?:(\d+(?:\.\d+)?)(?:小时|时|h))?(?:(\d+(?:\.\d+)?)(?:分钟|分|min|m))?(?:(\d+(?:\.\d+)?)(?:秒钟|秒|s))?$/;

/** A length of time in whole seconds (rounded): `36秒`, `1分30秒`, `1.5小时`, `1天2小时`, `2m 5s`, `00:01:30`, or bare seconds. */
export function parseDuration(raw: string): number | null | BadCell {
  const text = cellText(raw).replace(/\s+/g, '').toLowerCase();
  if (text === '') return null;
  if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return Math.round(Number(text));
  const clock = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const match = UNITS.exec(text);
  if (!match) return BAD_DURATION;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((i) => Number(match[i] ?? 0)) as [number, number, number, number];
  return Math.round(days * 86_400 + hours * 3600 + minutes * 60 + seconds);
}
