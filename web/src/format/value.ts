import { NO_VALUE } from './points.ts';

export type Unit = 'ratio' | 'seconds' | 'stars' | 'points' | 'count';
export interface UnitWords {
  seconds: string;
  hours: string;
}

const HOUR = 3600;
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** An indicator's value as people read it: `1.34 %`, `13.9 秒`, `5.57 小时`, `4.6923`, `92.50`, `1,204`. */
export function formatValue(value: number | null, unit: Unit, words: UnitWords): string {
  if (value === null) return NO_VALUE;
  switch (unit) {
    case 'ratio':
      return formatRatio(value);
    case 'seconds':
      return Math.abs(value) >= HOUR ? `${(value / HOUR).toFixed(2)} ${words.hours}` : `${value.toFixed(1)} ${words.seconds}`;
    case 'stars':
      return value.toFixed(4);
    case 'points':
      return value.toFixed(2);
    case 'count':
      return formatNumber(value);
  }
}

/** 0.0134 → `1.34 %`. */
export function formatRatio(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}

/** A weight: 0.5 → `50 %`, 0.125 → `12.5 %`. */
export function formatWeight(weight: number | null): string {
  return weight === null ? NO_VALUE : `${grouped.format(weight * 100)} %`;
}

/** Numerators, denominators, counts: thousands grouped, at most two decimals. */
export function formatNumber(value: number | null): string {
  return value === null ? NO_VALUE : grouped.format(value).replace('-', '−');
}
