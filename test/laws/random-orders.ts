import type { Fact } from '../../src/facts/shapes.ts';
import type { Instant } from '../../src/words/days.ts';
import { BUSY_DAYS, type Making } from './making.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const PAID_TIMES = ['17:59:59', '18:00:00', '05:59:59', '06:00:00', '00:00:00', '23:59:59', '02:30:00', '01:30:00', '11:07:03'] as const;

/** Orders in groups of one to three under a main order, with their parcels, scans and reviews. */
export function randomOrders(making: Making, groups: number): Fact<'order'>[] {
  const orders: Fact<'order'>[] = [];
  for (let group = 0; group < groups; group += 1) {
    const trackingNo = making.random.chance(0.75) ? `T${making.random.chance(0.1) && group > 0 ? group - 1 : group}` : '';
    const many = making.random.pick([1, 1, 2, 3]);
    const paidAt = making.at(Math.floor((group * BUSY_DAYS) / groups), making.random.pick(PAID_TIMES));
    for (let i = 0; i < many; i += 1) {
      const main = many > 1 ? `M${group}` : making.random.pick(['', `O${group}-0`]);
      const versions = orderVersions(making, { orderId: `O${group}-${i}`, mainOrderId: main, paidAt, trackingNo });
      making.add('order', ...versions);
      orders.push(versions.at(-1) as Fact<'order'>);
    }
    randomParcels(making, group, many, paidAt);
  }
  randomReviews(making, orders);
  return orders;
}

function orderVersions({ random }: Making, own: { orderId: string; mainOrderId: string; paidAt: Instant; trackingNo: string }): Partial<Fact<'order'>>[] {
  const { paidAt } = own;
  const maybe = (share: number, seconds: readonly [number, ...number[]]): Instant | null => (random.chance(share) ? paidAt + random.pick(seconds) : null);
  const flag = (share: number): boolean => random.chance(share);
  const paid: Partial<Fact<'order'>> = {
    ...own, orderedAt: paidAt, paidAt: random.chance(0.05) ? null : paidAt, productId: `P${random.below(4)}`, payableAmount: random.pick([199, 200, 500, null]), paidAmount: random.pick([199, 200, 350, 9900, null]),
    isGift: flag(0.07), isLuckyBag: flag(0.07), isAbnormal: flag(0.05), isInsured: flag(0.3), isBulkyInsured: flag(0.2), isInstalled: flag(0.4), isInstallInScope: flag(0.5), isRemoteTransit: flag(0.4),
    cancelledAt: maybe(0.15, [HOUR - 1, HOUR, HOUR + 1, 2 * DAY]),
    pickedUpAt: maybe(0.5, [60, 6 * HOUR, 6 * HOUR + 1, DAY, 2 * DAY, 2 * DAY + 1]),
    deliveryDueAt: maybe(0.5, [4 * DAY, 5 * DAY, 6 * DAY + 7]),
  };
  const later = { ...paid, signedAt: maybe(0.5, [20 * HOUR, 2 * DAY, 4 * DAY, 5 * DAY]), finishedAt: maybe(0.3, [3 * DAY, 5 * DAY + 1, 12 * DAY]), isAbnormal: flag(0.05) };
  return random.chance(0.5) ? [paid, later] : [later];
}

/** Waybills with one order or several, orders with several, waybills of orders that nobody knows; scans before and after. */
function randomParcels({ random, add }: Making, group: number, orders: number, paidAt: Instant): void {
  const numbers = random.pick([[], [`T${group}`], [`T${group}`, `T${group}b`], [`T${group}`, `T${group}b`]]);
  for (const trackingNo of numbers) {
    const due = random.pick([null, paidAt + 4 * DAY, paidAt + 5 * DAY]);
    const signed = random.chance(0.5) ? paidAt + random.pick([3 * DAY, 4 * DAY, 4 * DAY + 1, 7 * DAY]) : null;
    const whose = random.pick(['first', 'all', 'all', 'none', 'unknown']);
    const carried = whose === 'all' ? Array.from({ length: orders }, (_, i) => `O${group}-${i}`) : whose === 'none' ? [''] : whose === 'unknown' ? [`X${group}`] : [`O${group}-0`];
    for (const orderId of carried) {
      // Shipped before any scan, as in life: else a parcel told of later would bring a past scan to its order.
      const parcel = { trackingNo, orderId, shippedAt: paidAt + 10, carrier: random.pick(['SF', 'YTO', '']), route: random.pick(['', 'east', 'west']), deliveryDueAt: due, pickedUpAt: random.chance(0.4) ? paidAt + random.pick([30, 5 * HOUR, 30 * HOUR]) : null, signedAt: signed };
      const compensated = { ...parcel, compensatedAt: paidAt + random.pick([2, 6, 10, 40]) * DAY };
      if (random.chance(0.2)) add('parcel', parcel, compensated);
      else add('parcel', parcel);
    }
    if (random.chance(0.5)) add('parcel_scan', { trackingNo, scanId: '1', kind: 'picked_up', scannedAt: paidAt + random.pick([20, 8 * HOUR, 33 * HOUR]) });
    if (random.chance(0.3)) add('parcel_scan', { trackingNo, scanId: '2', kind: 'in_transit', scannedAt: paidAt + 5 * HOUR });
    if (random.chance(0.4)) add('parcel_scan', { trackingNo, scanId: '3', kind: 'signed', scannedAt: paidAt + random.pick([2 * DAY, 4 * DAY, 4 * DAY + 1, 8 * DAY]) });
  }
}

function randomReviews({ random, add }: Making, orders: readonly Fact<'order'>[]): void {
  orders.forEach(({ orderId, mainOrderId, productId, paidAt }, n) => {
    if (paidAt === null || !random.chance(0.6)) return;
    const reviewedAt = paidAt + random.pick([3, 6, 20, 33, 36]) * DAY;
    const review = { reviewId: `R${n}`, orderId: mainOrderId !== '' && random.chance(0.3) ? mainOrderId : orderId, productId: random.pick([productId, 'P1']), rating: 1 + random.below(5), reviewedAt };
    if (random.chance(0.2)) add('review', { ...review, rating: null }, review);
    else add('review', review);
    // A second review of the order, of the same second or later, does not count.
    if (random.chance(0.15)) add('review', { ...review, reviewId: `R${n}b`, rating: 1 + random.below(5), reviewedAt: reviewedAt + random.pick([0, 1, DAY]) });
  });
}
