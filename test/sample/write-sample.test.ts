import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/facts/shapes.ts';
import { writeSample } from '../../src/sample/write-sample.ts';
import type { SampleShop } from '../../src/sample/write-sample.ts';
import { addDays, dayOf, instantAt } from '../../src/words/days.ts';
import type { Day } from '../../src/words/days.ts';
import { factsOf, readShop } from './import-sample.ts';
import type { ReadFile } from './import-sample.ts';

const TODAY = '2026-10-20';
const ZONE = 'Asia/Shanghai';
const CUP = '3605120010000000101';
const first = (days: number): Day => addDays(TODAY, -days);

let folder = '';
let shops: SampleShop[] = [];
const read = new Map<string, ReadFile[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiyan-sample-'));
  shops = await writeSample(join(folder, 'a'), { today: TODAY });
  for (const shop of shops) read.set(shop.profile.shopId, await readShop(shop));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const filesOf = (shopId: string): ReadFile[] => read.get(shopId) ?? [];

async function fingerprints(written: readonly SampleShop[]): Promise<string[]> {
  const files = written.flatMap((shop) => shop.files);
  return Promise.all(files.map(async (path) => `${basename(path)} ${createHash('sha256').update(await readFile(path)).digest('hex')}`));
}

describe('the files', () => {
  it('are the same bytes for the same day and seed, and others for another seed', async () => {
    const again = await writeSample(join(folder, 'b'), { today: TODAY });
    const other = await writeSample(join(folder, 'c'), { today: TODAY, seed: 7 });
    expect(await fingerprints(again)).toEqual(await fingerprints(shops));
    const [mine, theirs] = [await fingerprints(shops), await fingerprints(other)];
    expect(mine.filter((one) => theirs.includes(one))).toEqual([]);
  }, 60_000);

  it('are read by the sources without one rejected row', () => {
    const rejected = [...read.values()].flat().flatMap((file) => file.rejected.map((item) => ({ file: file.name, ...item })));
    expect(rejected).toEqual([]);
    expect([...read.values()].flat().filter((file) => file.items.length === 0)).toEqual([]);
  });

  it('come in the encodings and from the sources that real ones do', () => {
    const files = filesOf('sample-qinghe');
    expect(files.filter((file) => file.encoding === 'gb18030').map((file) => file.source)).toEqual(['doudian-order-export']);
    expect(new Set(files.map((file) => file.source))).toEqual(
      new Set(['doudian-after-sale-export', 'doudian-order-export', 'doudian-review-export', 'feige-chat-log', 'kuaidi100-trace']),
    );
    expect(new Set(filesOf('sample-lumen').map((file) => file.source))).toEqual(
      new Set(['tiktok-order-export', 'tiktok-return-export', 'tiktok-review-export', 'tiktok-chat-export']),
    );
  });

  it('tell nothing of today or later', () => {
    const end = instantAt(TODAY, 0, ZONE);
    for (const shop of shops) {
      for (const { items } of filesOf(shop.profile.shopId)) {
        for (const { fact } of items) {
          const ahead = Object.entries(fact).filter(([name, value]) => name.endsWith('At') && !/^(?:promisedShip|deliveryDue)At$/.test(name) && typeof value === 'number' && value >= end);
          if (ahead.length > 0) expect.fail(`${JSON.stringify(fact)} lies ahead`);
        }
      }
    }
  });

  it('hold personal text that no fact lets through', async () => {
    const raw = (await Promise.all(shops.flatMap((shop) => shop.files).filter((path) => !path.endsWith('.xlsx')).map((path) => readFile(path, 'utf8')))).join('');
    const kept = JSON.stringify([...read.values()].flat().map((file) => file.items));
    const planted = ['13800000000', '示小例', '示例收件人', '示例手机号', 'DYSAMPLE', 'sample.buyer@example.com', '202 555 0100', 'sample_buyer_'];
    expect(planted.filter((text) => !raw.includes(text))).toEqual([]);
    expect([...planted, 'sample_cup_88'].filter((text) => kept.includes(text))).toEqual([]);
    expect(kept).toContain('商家让我加微信***');
  });
});

interface Signed {
  order: Fact<'order'>;
  on: Day;
}

/** Signed orders with the day of signing, which only the courier knows. */
function signedOrders(files: readonly ReadFile[]): Signed[] {
  const signedAt = new Map(factsOf(files, 'parcel', (one) => `${one.trackingNo} ${one.orderId}`).flatMap((one) => (one.signedAt === null ? [] : [[one.trackingNo, one.signedAt]])));
  return factsOf(files, 'order', (one) => one.orderId).flatMap((order) => {
    const at = signedAt.get(order.trackingNo);
    return at === undefined || order.isGift || order.isLuckyBag ? [] : [{ order, on: dayOf(at, ZONE) }];
  });
}

/** The first reason that any file gives for each order. */
function firstReasons(files: readonly ReadFile[]): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { items } of files) for (const { kind, fact } of items) if (kind === 'after_sale' && !reasons.has(fact.orderId)) reasons.set(fact.orderId, fact.reason);
  return reasons;
}

const isQuality = (reason: string): boolean => /质量|瑕疵|无法正常使用|描述不符/.test(reason);

describe('青禾家居, the shop whose bestseller goes wrong', () => {
  const between = (signed: readonly Signed[], from: number, to: number): Signed[] => signed.filter(({ on }) => on >= addDays(first(120), from) && on <= addDays(first(120), to));

  function ratingOf(signed: readonly Signed[]): number {
    const ratings = new Map(factsOf(filesOf('sample-qinghe'), 'review', (one) => one.reviewId).map((one) => [one.orderId, one.rating ?? 0]));
    const given = signed.flatMap(({ order }) => ratings.get(order.orderId) ?? []);
    return given.reduce((sum, rating) => sum + rating, 0) / given.length;
  }

  it('sells forty to seventy orders a day that count, and some that do not', () => {
    const orders = factsOf(filesOf('sample-qinghe'), 'order', (one) => one.orderId);
    const counting = orders.filter((one) => one.paidAt !== null && !one.isGift && !one.isLuckyBag && (one.payableAmount ?? 0) >= 200);
    const perDay = Map.groupBy(counting, (one) => dayOf(one.orderedAt ?? 0, ZONE));
    expect(perDay.size).toBe(120);
    for (const [day, own] of perDay) expect(own.length, day).toSatisfy((count: number) => count >= 38 && count <= 78);
    expect(orders.some((one) => one.isGift) && orders.some((one) => one.isLuckyBag) && orders.some((one) => one.isPreSale)).toBe(true);
    expect(orders.some((one) => one.payableAmount === 100) && orders.some((one) => one.paidAt === null)).toBe(true);
  });

  it('has few quality returns for eight weeks; then most are of the cup', () => {
    const files = filesOf('sample-qinghe');
    const reasons = firstReasons(files);
    const signed = signedOrders(files);
    const returns = (of: readonly Signed[]): Signed[] => of.filter(({ order }) => isQuality(reasons.get(order.orderId) ?? ''));
    const [good, bad] = [between(signed, 10, 56), between(signed, 70, 100)];
    expect(returns(good).length / good.length).toBeLessThan(0.008);
    expect(returns(bad).length / bad.length).toBeGreaterThan(0.015);
    expect(returns(bad).filter(({ order }) => order.productId === CUP).length / returns(bad).length).toBeGreaterThan(0.75);
  });

  it('is rated well, then badly, and recovers once the cup is off the shelf', () => {
    const signed = signedOrders(filesOf('sample-qinghe'));
    expect(ratingOf(between(signed, 5, 56))).toBeGreaterThan(4.82);
    expect(ratingOf(between(signed, 70, 100))).toBeLessThan(4.6);
    expect(ratingOf(between(signed, 107, 119))).toBeGreaterThan(4.78);
    const sold = signed.filter(({ order }) => order.productId === CUP && dayOf(order.paidAt ?? 0, ZONE) > addDays(first(120), 99));
    expect(sold).toEqual([]);
  });

  it('exports some after-sales twice, with another reason the second time', () => {
    const [one, two] = filesOf('sample-qinghe').filter((file) => file.source === 'doudian-after-sale-export');
    const before = new Map(factsOf(one ? [one] : [], 'after_sale', (fact) => fact.afterSaleId).map((fact) => [fact.afterSaleId, fact.reason]));
    const changed = factsOf(two ? [two] : [], 'after_sale', (fact) => fact.afterSaleId).filter((fact) => before.has(fact.afterSaleId) && before.get(fact.afterSaleId) !== fact.reason);
    expect(changed.length).toBeGreaterThan(3);
    expect(changed.some((fact) => isQuality(before.get(fact.afterSaleId) ?? '') && !isQuality(fact.reason))).toBe(true);
  });

  it('drops its instant refunds within the hour', () => {
    const files = filesOf('sample-qinghe');
    const paidAt = new Map(factsOf(files, 'order', (one) => one.orderId).map((one) => [one.orderId, one.paidAt ?? 0]));
    const unshipped = factsOf(files, 'after_sale', (one) => one.afterSaleId).filter((one) => one.type === 'unshipped_refund');
    const instant = unshipped.filter((one) => one.refundedAt !== null && one.refundedAt - (paidAt.get(one.orderId) ?? 0) <= 3600);
    expect(instant.length).toBeGreaterThan(60);
    expect(unshipped.length - instant.length).toBeGreaterThan(40);
  });

  it('has chats of people, of the robot alone, at night, and unanswered ones', () => {
    const sessions = [...Map.groupBy(factsOf(filesOf('sample-qinghe'), 'message', (one) => one.messageId), (one) => one.sessionId).values()];
    const roles = sessions.map((messages) => new Set(messages.map((one) => one.role)));
    expect(roles.filter((of) => of.has('agent')).length).toBeGreaterThan(1000);
    expect(roles.some((of) => of.has('robot') && !of.has('agent'))).toBe(true);
    expect(roles.some((of) => of.has('buyer') && !of.has('agent') && !of.has('robot'))).toBe(true);
    expect(sessions.some((messages) => messages.some((one) => one.sessionRating !== null && one.sessionRating <= 3))).toBe(true);
  });
});

describe('the small shops', () => {
  it('小满手作 stays below thirty orders in thirty days', () => {
    const orders = factsOf(filesOf('sample-xiaoman'), 'order', (one) => one.orderId).filter((one) => one.paidAt !== null && !one.isGift && (one.payableAmount ?? 0) >= 200);
    const recent = orders.filter((one) => dayOf(one.paidAt ?? 0, ZONE) >= first(30));
    expect(recent.length).toBeGreaterThanOrEqual(15);
    expect(recent.length).toBeLessThan(30);
    expect(orders.length - recent.length).toBeLessThan(15);
  });

  it('Lumen reads its American dates without a guess', () => {
    const [orders] = filesOf('sample-lumen');
    expect(orders?.remarks).toEqual(new Set());
    expect(factsOf(orders ? [orders] : [], 'order', (one) => one.orderId).length).toBeGreaterThan(200);
  });
});
