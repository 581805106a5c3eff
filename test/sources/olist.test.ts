import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../src/sources/files/open-files.ts';
import { readMapped } from '../../src/sources/mapping/read-mapped.ts';
import { readMapping } from '../../src/sources/mapping/read-mapping.ts';
import { dayOf } from '../../src/words/days.ts';
import { collect, contextFor, sharedPath } from './read-source.ts';

const ZONE = 'America/Sao_Paulo';
const SAMPLE = sharedPath('data/olist/sample_8135_orders');

describe('Olist', () => {
  it.skipIf(!existsSync(SAMPLE))('goes in whole, with its dirt counted (skipped where the sample is not at hand)', async () => {
    const mapping = readMapping(readFileSync(resolve(import.meta.dirname, '../../examples/olist/mapping.yaml'), 'utf8'), 'mapping.yaml');
    const files = (await Promise.all(readdirSync(SAMPLE).map((name) => openFiles(join(SAMPLE, name))))).flatMap((opened) => opened.files);
    const remarks = new Map<string, number>();
    const { of, rejected } = await collect(readMapped(mapping, files, contextFor(remarks, 'UTC')), remarks);
    const orders = of('order');
    expect(rejected).toEqual([]);
    expect(new Set(orders.map((one) => one.mainOrderId)).size).toBe(8135);
    expect(orders).toHaveLength(8365 + 775);
    expect(orders.filter((one) => one.orderId === one.mainOrderId)).toHaveLength(775);
    expect(new Set(orders.map((one) => one.orderId)).size).toBe(orders.length);
    expect(of('review')).toHaveLength(8225);
    expect(new Set(of('review').map((one) => one.reviewId)).size).toBe(8225);
    expect(Object.fromEntries(remarks)).toEqual({ handed_over_before_approval: 77, delivered_without_date: 8, canceled_but_delivered: 6, review_id_repeated: 34 });
    const byOrder = new Map(orders.toSorted((a, b) => (a.promisedShipAt ?? 0) - (b.promisedShipAt ?? 0)).map((one) => [one.mainOrderId, one]));
    const lateDays = [...byOrder.values()].filter((one) => one.signedAt !== null && dayOf(one.signedAt, ZONE) > dayOf(one.deliveryDueAt ?? 0, ZONE));
    expect(lateDays).toHaveLength(343);
    expect([...byOrder.values()].filter((one) => (one.shippedAt ?? 0) > (one.promisedShipAt ?? Infinity))).toHaveLength(605);
    const statuses = Map.groupBy(byOrder.values(), (one) => one.status);
    expect(statuses.get('delivered')).toHaveLength(5172);
    expect(statuses.get('unavailable')).toHaveLength(609);
    const firstPaid = orders.find((one) => one.orderId === 'a4591c265e18cb1dcee52889e2d8acc3:1');
    // 2017-07-09 22:10:13 in São Paulo is 01:10:13 UTC of the next day.
    expect(firstPaid).toMatchObject({ paidAt: Date.UTC(2017, 6, 10, 1, 10, 13) / 1000, currency: 'BRL', cancelledAt: null });
  }, 60_000);
});
