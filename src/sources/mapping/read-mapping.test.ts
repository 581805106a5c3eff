import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../words/failure.ts';
import { readMapping } from './read-mapping.ts';

const BASE = `mapping: 1
id: mine
title: {zh: 我的, en: Mine}
tables:
  orders: {file: 'orders*.csv'}
  items: {file: items.csv, key: order_id}
facts:
  - kind: order
    from: orders
    join: [{table: items, on: id, pick: all}]
    columns:
      orderId: id
      paidAt: paid
`;

const failureOf = (text: string): Failure => {
  try {
    readMapping(text, 'my.yaml');
  } catch (error) {
    return error as Failure;
  }
  throw new Error('the mapping was taken');
};

describe('a mapping', () => {
  it('is read with its defaults', () => {
    expect(readMapping(BASE, 'my.yaml')).toMatchObject({ platform: 'any', dates: 'iso', tables: { orders: { checks: [] } }, facts: [{ kind: 'order', join: [{ missing: 'keep' }] }] });
  });

  it('of the Olist example is right', () => {
    expect(readMapping(readFileSync(resolve(import.meta.dirname, '../../../examples/olist/mapping.yaml'), 'utf8'), 'mapping.yaml').facts).toHaveLength(2);
  });

  it.each([
    ['orderId: id', 'orderId: {concatt: [id]}', 'facts.0.columns.orderId', /column name or one of/],
    ['orderId: id', 'orderId: {concat: [id, {const: [1]}]}', 'facts.0.columns.orderId.concat.1.const', /./],
    ['paidAt: paid', 'payedAt: paid', 'facts.0.columns.payedAt', /no column payedAt; it has orderId/],
    ['orderId: id', 'sku: id', 'facts.0.columns', /orderId is missing/],
    ['from: orders', 'from: order', 'facts.0.from', /no table order; there are orders, items/],
    ['pick: all', 'pick: some', 'facts.0.join.0.pick', /first/],
    ['key: order_id', '', 'tables.items.key', /needs a key/],
    ['paidAt: paid', 'paidAmount: {total: items.price}', 'facts.0.columns.paidAmount', /pick: group/],
    ['kind: order', 'kind: orders', 'facts.0.kind', /order/],
    ['id: mine', 'id: mine\nzone: Asia/Shanghay', 'zone', /time zone/],
    ['mapping: 1', 'mapping: 2', 'mapping', /mapping: 1/],
    ['from: orders', 'from: orders\n    skipWhen: {repeats: id}', 'facts.0.skipWhen', /checks only/],
  ])('with %s as %s fails at %s', (from, to, path, words) => {
    const failure = failureOf(BASE.replace(from, to));
    expect(failure).toMatchObject({ code: 'bad_mapping', place: { file: 'my.yaml', path } });
    expect(failure.message).toMatch(words);
  });

  it('that is no YAML names the line; one too deep or too long is refused', () => {
    expect(failureOf(`${BASE}  - kind: [`)).toMatchObject({ code: 'bad_mapping', place: { file: 'my.yaml', row: 14 } });
    expect(failureOf(BASE.replace('orderId: id', `orderId: ${'{concat: ['.repeat(30)}id${']}'.repeat(30)}`))).toMatchObject({ code: 'limit_exceeded' });
    expect(failureOf(`${BASE}#${' '.repeat(300_000)}`)).toMatchObject({ code: 'limit_exceeded' });
  });
});
