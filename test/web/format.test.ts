import { describe, expect, it } from 'vitest';
import { address } from '../../web/src/api/client.ts';
import { formatChange, formatPoints } from '../../web/src/format/points.ts';
import { splitSource } from '../../web/src/format/source.ts';
import { formatNumber, formatValue, formatWeight } from '../../web/src/format/value.ts';
import { readSort } from '../../web/src/parts/sort.ts';
import { shopPath, withAsOf } from '../../web/src/routes.ts';

const zh = { seconds: '秒', hours: '小时' };
const en = { seconds: 's', hours: 'h' };

describe('points', () => {
  it.each([
    [8200, '82.00'],
    [0, '0.00'],
    [5, '0.05'],
    [-120, '−1.20'],
    [10000, '100.00'],
    [null, '--'],
  ])('%s hundredths are shown as %s', (hundredths, text) => {
    expect(formatPoints(hundredths)).toBe(text);
  });

  it('say the direction of a change by arrow and by sign', () => {
    expect(formatChange(35)).toEqual({ direction: 'up', arrow: '↑', text: '+0.35' });
    expect(formatChange(-120)).toEqual({ direction: 'down', arrow: '↓', text: '−1.20' });
    expect(formatChange(0)).toEqual({ direction: 'level', arrow: '', text: '0.00' });
  });
});

describe('values', () => {
  it.each([
    [0.0134, 'ratio', '1.34 %', '1.34 %'],
    [13.9, 'seconds', '13.9 秒', '13.9 s'],
    [3599, 'seconds', '3599.0 秒', '3599.0 s'],
    [3600, 'seconds', '1.00 小时', '1.00 h'],
    [20052, 'seconds', '5.57 小时', '5.57 h'],
    [4.6923, 'stars', '4.6923', '4.6923'],
    [92.5, 'points', '92.50', '92.50'],
    [1204, 'count', '1,204', '1,204'],
    [0, 'ratio', '0.00 %', '0.00 %'],
    [null, 'ratio', '--', '--'],
  ] as const)('%s as %s is %s, in English %s', (value, unit, chinese, english) => {
    expect(formatValue(value, unit, zh)).toBe(chinese);
    expect(formatValue(value, unit, en)).toBe(english);
  });

  it('never turn null into zero', () => {
    expect([formatNumber(null), formatWeight(null)]).toEqual(['--', '--']);
    expect([formatNumber(0), formatWeight(0)]).toEqual(['0', '0 %']);
  });

  it('keep a weight’s decimals only where it has some', () => {
    expect([formatWeight(0.5), formatWeight(0.125)]).toEqual(['50 %', '12.5 %']);
  });
});

describe('sources', () => {
  it.each([
    ['公示通知 · 2.3.1 · https://example.com/a?b=c', '公示通知 · 2.3.1', 'https://example.com/a?b=c'],
    ['https://example.com/a', '', 'https://example.com/a'],
    ['not published', 'not published', null],
    ['', '', null],
  ])('%s has its words and its address apart', (source, words, url) => {
    expect(splitSource(source)).toEqual({ words, url });
  });
});

describe('addresses', () => {
  it('leave out what is not asked for', () => {
    expect(address('/api/shops', { asOf: null })).toBe('/api/shops');
    expect(address('/api/shops', { asOf: '2026-11-22', offset: 0 })).toBe('/api/shops?asOf=2026-11-22&offset=0');
  });

  it('carry the day from page to page and quote the shop’s id', () => {
    expect(withAsOf('/batches', null)).toBe('/batches');
    expect(shopPath('a/b', '2026-11-22')).toBe('/shops/a%2Fb?asOf=2026-11-22');
  });

  it('say a sort in one word', () => {
    expect(readSort('-total')).toEqual({ column: 'total', order: 'descending' });
    expect(readSort('total')).toEqual({ column: 'total', order: 'ascending' });
    expect([readSort(null), readSort(''), readSort('-')]).toEqual([null, null, null]);
  });
});
