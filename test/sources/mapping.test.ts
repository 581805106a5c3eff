import { describe, expect, it } from 'vitest';
import { holdTable } from '../../src/sources/mapping/join-rows.ts';
import { openTables } from '../../src/sources/mapping/mapped-tables.ts';
import { previewMapping } from '../../src/sources/mapping/preview-mapping.ts';
import { mappingSource, readMapped } from '../../src/sources/mapping/read-mapped.ts';
import { readMapping } from '../../src/sources/mapping/read-mapping.ts';
import { collect, contextFor, readSource, withFiles } from './read-source.ts';
import type { Reading } from './read-source.ts';

const MAPPING = readMapping(`mapping: 1
id: shop
title: {zh: 店, en: Shop}
zone: Asia/Tokyo
currency: JPY
dates: day
tables:
  orders:
    file: 'orders*.csv'
    checks:
      - {code: shipped_before_paid, message: Shipped before it was paid., when: {before: [shipped, paid]}}
      - {code: note_repeated, message: The same note again., when: {repeats: note}}
  items: {file: items.csv, key: order_no}
  products: {file: products.csv, key: sku}
  payments: {file: payments.csv, key: order_no}
facts:
  - kind: order
    from: orders
    join:
      - {table: items, on: no, pick: all}
      - {table: products, on: items.sku, pick: first}
      - {table: payments, on: no, pick: group}
    skipWhen: {any: [{equals: [state, {const: draft}]}, {all: [{empty: paid}, {not: {present: note}}]}]}
    columns:
      orderId: {coalesce: [{concat: [no, {const: '-'}, items.line]}, no]}
      productName: products.name
      paidAmount: {coalesce: [{sum: [items.price, items.fee]}, {total: payments.amount}]}
      status: {choose: state, of: {p: paid, s: shipped}, else: other}
      paidAt: paid
      isGift: gift
      buyerHash: buyer
`, 'shop.yaml');

const FILES = {
  'orders-1.csv': 'no,state,paid,shipped,gift,buyer,note\nA,p,22/09/2026 10:00,22/09/2026 09:00,1,u1,x\nB,s,23/09/2026 10:00,,0,u22,x\nC,draft,23/09/2026 10:00,,0,,y\n',
  'orders-2.csv': 'note,no,state,paid,shipped,gift,buyer\nz,D,q,later,,0,\n,E,q,,,0,\nw,F,q,23/09/2026 10:00,,maybe,\n',
  'items.csv': 'order_no,line,sku,price,fee\nA,1,s1,1200,80\nA,2,s2,"1,000",\n',
  'products.csv': 'sku,name\ns1,Tea\ns1,Tea again\n',
  'payments.csv': 'order_no,amount\nB,500\nB,250\n',
};

const read = (files: Readonly<Record<string, string>>): Promise<Reading> =>
  withFiles(files, (opened) => {
    const remarks = new Map<string, number>();
    return collect(readMapped(MAPPING, opened, contextFor(remarks)), remarks);
  });

describe('reading through a mapping', () => {
  it('joins, adds, chooses and skips, over files whose columns stand in different orders', async () => {
    const { of } = await read(FILES);
    expect(of('order').map((one) => [one.orderId, one.productName, one.paidAmount, one.status, one.isGift, one.currency, one.buyerHash])).toEqual([
      ['A-1', 'Tea', 1280, 'paid', true, 'JPY', 'hash-2'],
      ['A-2', '', 1000, 'paid', true, 'JPY', 'hash-2'],
      ['B', '', 750, 'shipped', false, 'JPY', 'hash-3'],
    ]);
    expect(of('order')[0]?.paidAt).toBe(Date.UTC(2026, 8, 22, 1) / 1000);
  });

  it('rejects rows with the file’s own column name and remarks on rows, once each however many facts they give', async () => {
    const { rejected, remarks } = await read(FILES);
    expect(rejected.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([[2, 'paid', 'later', 'bad_instant'], [4, 'gift', 'maybe', 'bad_choice']]);
    expect(Object.fromEntries(remarks)).toEqual({ shipped_before_paid: 1, note_repeated: 1 });
  });

  it('says which file or column a table lacks', async () => {
    const rest = Object.entries(FILES).filter(([name]) => name !== 'products.csv');
    await expect(read(Object.fromEntries(rest))).rejects.toMatchObject({ code: 'bad_mapping', place: { path: 'tables.products.file' }, hint: expect.stringContaining('items.csv') as string });
    await expect(read({ ...FILES, 'items.csv': 'order_no,line,price,fee\n' })).rejects.toMatchObject({ code: 'bad_mapping', place: { file: 'items.csv', column: 'sku' } });
  });

  it('refuses a joined table beyond the limit', async () => {
    await withFiles(FILES, async (files) => {
      const items = (await openTables(MAPPING, files)).get('items');
      if (!items) throw new Error('the table items is missing');
      await expect(holdTable(items, () => {}, 1)).rejects.toMatchObject({ code: 'limit_exceeded', place: { path: 'tables.items' } });
    });
  });

  it('rejects a row whose required partner is missing', async () => {
    const mapping = { ...MAPPING, facts: MAPPING.facts.map((fact) => ({ ...fact, join: fact.join.map((join) => ({ ...join, missing: join.table === 'items' ? ('reject' as const) : join.missing })) })) };
    await withFiles(FILES, async (files) => {
      const remarks = new Map<string, number>();
      const { rejected } = await collect(readMapped(mapping, files, contextFor(remarks)), remarks);
      expect(rejected.filter((one) => one.code === 'unknown_reference').map((one) => one.row)).toEqual([3, 4, 2, 3, 4]);
    });
  });
});

describe('preview', () => {
  it('shows the first facts, rejected rows and where tables were found', async () => {
    const preview = await withFiles(FILES, (files) => previewMapping(MAPPING, files, contextFor(new Map()), 2));
    expect(preview.facts.map((item) => item.kind === 'order' && item.fact.orderId)).toEqual(['A-1', 'A-2']);
    expect(preview.tables.find((one) => one.table === 'orders')?.files).toEqual(['orders-1.csv', 'orders-2.csv']);
    expect(preview.remarks.map((one) => one.code)).toContain('shipped_before_paid');
  });
});

describe('a mapping of one table', () => {
  it('is a source', async () => {
    const mapping = readMapping('mapping: 1\nid: r\ntitle: {zh: 评, en: R}\ntables: {r: {file: "*.csv"}}\nfacts:\n  - kind: review\n    from: r\n    columns: {reviewId: id, rating: stars, reviewedAt: at, text: words}\n', 'r.yaml');
    const result = await readSource(mappingSource(mapping), 'r.csv', 'id,stars,at,words\n1,5,2026-09-01 10:00:00,好 13800138000\n2,9,2026-09-01 10:00:00,\n3E+18,5,,\n,5,,\n');
    expect(result.of('review')).toEqual([expect.objectContaining({ reviewId: '1', rating: 5, text: '好 ***' })]);
    expect(result.rejected.map((one) => one.code)).toEqual(['bad_rating', 'id_lost_digits', 'missing_value']);
    expect(result.certainty).toBe(0);
  });
});
