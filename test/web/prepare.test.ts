import { describe, expect, it } from 'vitest';
import { prepareBatches } from '../../web/src/cards/batches/prepare.ts';
import { prepareFigures } from '../../web/src/cards/figures/prepare.ts';
import { prepareIndicators } from '../../web/src/cards/indicators/prepare.ts';
import { prepareLedger } from '../../web/src/cards/ledger/prepare.ts';
import { missingTitles } from '../../web/src/cards/shop-head/prepare.ts';
import { dimensionColumn, findShops, prepareShops, sortShops } from '../../web/src/cards/shop-list/prepare.ts';
import { isAlone, prepareTrend } from '../../web/src/cards/trend/prepare.ts';
import { batch, detail, dimensions, historyOf, shopRow } from './example.ts';

describe('the list of shops', () => {
  const table = prepareShops({
    shops: [shopRow('low', {}, 7000), shopRow('none', {}, null), shopRow('high', { isSample: true }, 9000), shopRow('bare', { score: null, changeSinceYesterday: null, dimensions: [], dataUntil: null })],
  });
  const order = (column: string, way: 'ascending' | 'descending'): string[] => sortShops(table.lines, column, way).map(({ shopId }) => shopId);

  it('has every dimension once and counts the samples', () => {
    expect(table.dimensions.map(({ id }) => id)).toEqual(['product', 'service']);
    expect(table.samples).toBe(1);
  });

  it('keeps a shop without a score apart from one that was never computed', () => {
    expect(table.lines.map(({ isScored, total }) => [isScored, total])).toEqual([
      [true, 7000],
      [true, null],
      [true, 9000],
      [false, null],
    ]);
  });

  it('puts shops without a value last, whichever way it is sorted', () => {
    expect(order('total', 'ascending')).toEqual(['low', 'high', 'none', 'bare']);
    expect(order('total', 'descending')).toEqual(['high', 'low', 'none', 'bare']);
    expect(order(dimensionColumn('product'), 'descending')).toEqual(['high', 'low', 'none', 'bare']);
    expect(order('dataUntil', 'descending').at(-1)).toBe('bare');
  });

  it('leaves the order alone for a column that it does not have', () => {
    expect(order('nonsense', 'descending')).toEqual(['low', 'none', 'high', 'bare']);
  });

  it('finds by part of the name or of the id', () => {
    expect(findShops(table.lines, ' 店 HI ').map(({ shopId }) => shopId)).toEqual(['high']);
    expect(findShops(table.lines, '')).toHaveLength(4);
  });
});

describe('the figures', () => {
  it('are the total, the buyers’ figure with its stars, then the dimensions', () => {
    expect(prepareFigures(detail).map(({ id, points, stars, weight, published }) => [id, points, stars, weight, published])).toEqual([
      ['total', 8200, null, null, 8100],
      ['consumer', 410, 4, null, null],
      ['dimension.product', 8400, null, 0.5, 8300],
      ['dimension.service', null, null, null, 7900],
    ]);
  });
});

describe('the ledger', () => {
  it('adds up to the score, counts what is lost only where there is a bound, and keeps bonuses not earned apart', () => {
    const ledger = prepareLedger(detail);
    expect(ledger).toMatchObject({ sum: 8200, lost: 650, unearned: 50, isExact: true });
    expect(ledger.rows.map(({ lost }) => lost)).toEqual([650, 50, null]);
  });

  it('admits it when the lines do not add up', () => {
    expect(prepareLedger({ ...detail, score: { ...detail.score, total: 8201 } }).isExact).toBe(false);
  });
});

describe('the indicators', () => {
  it('stand under their dimensions in the edition’s order, the others last', () => {
    expect(prepareIndicators(detail).map(({ id, indicators }) => [id, indicators.map((reading) => reading.id)])).toEqual([
      ['product', ['product_bad']],
      ['service', ['service_bad']],
      ['', ['loose', 'odd']],
    ]);
  });

  it('that wait for data are named in the reader’s language', () => {
    const two = { ...detail, score: { ...detail.score, missing: ['service_bad', 'unlisted'] } };
    expect(missingTitles(two, 'zh')).toBe('service_bad 名、unlisted');
    expect(missingTitles(two, 'en')).toBe('service_bad name, unlisted');
  });
});

describe('the trend', () => {
  const words = { total: '体验分', dimensions, lang: 'zh' as const };

  it('shows null and absent days as gaps, never as zero', () => {
    const trend = prepareTrend(historyOf([['2026-11-01', 8000], ['2026-11-02', null], ['2026-11-04', 8250]]), words);
    expect(trend?.days).toEqual(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']);
    expect(trend?.series.map(({ name, values }) => [name, values])).toEqual([
      ['体验分', [80, null, null, 82.5]],
      ['商品', [65, null, null, 67.5]],
      ['服务', [null, null, null, null]],
    ]);
  });

  it('starts its axis at a round number below every line and knows its extremes', () => {
    const trend = prepareTrend(historyOf([['2026-11-01', 8000], ['2026-11-02', 8250]]), words);
    expect(trend).toMatchObject({ axisFrom: 50, low: 80, high: 82.5, first: 80, last: 82.5 });
  });

  it('marks the first day of another edition', () => {
    const trend = prepareTrend(historyOf([['2026-11-01', 8000, 'e1'], ['2026-11-02', null, 'e2'], ['2026-11-03', 8000, 'e2']]), words);
    expect(trend?.editionChanges).toEqual([{ day: '2026-11-02', edition: 'e2' }]);
  });

  it('is nothing when no day has a score', () => {
    expect(prepareTrend(historyOf([['2026-11-01', null]]), words)).toBeNull();
    expect(prepareTrend(historyOf([]), words)).toBeNull();
  });

  it('gives a lonely day a dot', () => {
    expect([80, null, 81, null, 82, 83].map((_value, index, values) => isAlone(values, index))).toEqual([true, false, true, false, false, false]);
  });
});

describe('the batches', () => {
  const at = Date.UTC(2026, 10, 22, 4) / 1000;

  it('are newest first, by shop name and local time', () => {
    const lines = prepareBatches({ batches: [batch('old', at - 60), batch('new', at)] }, { shops: [shopRow('a', { name: '棉麻店' })] }, 'Asia/Shanghai');
    expect(lines.map(({ batchNo }) => batchNo)).toEqual(['new', 'old']);
    expect(lines[0]).toMatchObject({ shopName: '棉麻店', importedText: '2026-11-22 12:00:00', days: '2026-11-01 – 2026-11-22' });
  });

  it('show the shop’s id while its name is unknown, and no days when nothing was accepted', () => {
    const [line] = prepareBatches({ batches: [batch('b', at, { dayFirst: '', dayLast: '' })] }, undefined, 'UTC');
    expect(line).toMatchObject({ shopName: 'a', days: '' });
  });
});
