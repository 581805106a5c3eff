import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumDecimals } from './sum-decimals.ts';

describe('sum of decimals', () => {
  it.each([
    [['99.9', '27.65'], '127.55'],
    [['0.1', '0.2'], '0.3'],
    [['-1.05', '0.05'], '-1.00'],
    [['¥1,741.24', ''], '1741.24'],
    [['', ''], ''],
    [['1', 'x'], null],
  ])('%j is %s', (parts, sum) => expect(sumDecimals(parts)).toBe(sum));

  it('is exact to the cent for any amounts', () => {
    const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 8 });
    const text = (value: number): string => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
    fc.assert(fc.property(cents, (list) => {
      expect(sumDecimals(list.map(text))).toBe(text(list.reduce((a, b) => a + b, 0)));
    }), { seed: 7, numRuns: 200 });
  });
});
