import { formatPoints } from '../format/points.ts';
import { NoValue } from './no-value.tsx';

/** Hundredths of a point as `82.00`, or `--` with the reason why there is none. */
export function Points({ value, reason, decimals = 2 }: { value: number | null; reason: string; decimals?: 1 | 2 }) {
  return value === null ? <NoValue reason={reason} /> : <span className="number">{formatPoints(value, decimals)}</span>;
}
