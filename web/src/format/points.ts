/** Shown where there is no value; never 0. */
export const NO_VALUE = '--';

/** Hundredths to decimals: 8200 → `82.00`, for buyers 460 → `4.6`. Negative numbers take the minus sign, not the hyphen. */
export function formatPoints(hundredths: number | null, decimals: 1 | 2 = 2): string {
  if (hundredths === null) return NO_VALUE;
  const text = (Math.abs(hundredths) / 100).toFixed(decimals);
  return hundredths < 0 ? `−${text}` : text;
}

export interface Change {
  direction: 'up' | 'down' | 'level';
  arrow: '↑' | '↓' | '';
  /** With its sign: `+0.35`, `−1.20`, `0.00`. */
  text: string;
}

export function formatChange(hundredths: number): Change {
  if (hundredths === 0) return { direction: 'level', arrow: '', text: '0.00' };
  if (hundredths > 0) return { direction: 'up', arrow: '↑', text: `+${formatPoints(hundredths)}` };
  return { direction: 'down', arrow: '↓', text: formatPoints(hundredths) };
}
