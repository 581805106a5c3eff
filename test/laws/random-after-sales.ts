import type { Fact } from '../../src/facts/shapes.ts';
import { BUSY_DAYS, type Making } from './making.ts';

const DAY = 86_400;
const TIMES = ['22:59:59', '23:00:00', '07:59:59', '08:00:00', '00:00:00', '23:59:59', '02:30:00', '15:00:00'] as const;
const REASONS = ['质量问题', '商品破损', '物流太慢', '不想要了', '发错货', 'quality and damaged', ''] as const;
const LIABILITIES = ['', '发货超时', '错发', '物流轨迹异常', '商品问题'] as const;
const TYPES = ['shipped_refund', 'return_refund', 'unshipped_refund', 'exchange', 'return_refund', 'shipped_refund'] as const;

/** Applications corrected in up to three revisions, with and without a known order, exempt and not. */
export function randomAfterSales({ random, at, add }: Making, orders: readonly Fact<'order'>[]): void {
  for (let n = 0; n < orders.length; n += 1) {
    const order = orders[random.below(orders.length)];
    if (!order) continue;
    const orderedDay = order.orderedAt === null ? random.below(BUSY_DAYS) : Math.round((order.orderedAt - at(0, '12:00:00')) / DAY);
    // Some are applied within the hour of payment, for those may be instant refunds.
    const isQuick = order.paidAt !== null && random.chance(0.2);
    const appliedAt = isQuick ? (order.paidAt ?? 0) + random.pick([0, 600]) : at(orderedDay + 1 + random.pick([0, 3, 6, 28, 30]), random.pick(TIMES));
    const first: Partial<Fact<'after_sale'>> = {
      afterSaleId: `A${n}`, orderId: random.pick([order.orderId, order.orderId, order.mainOrderId, `X${n}`, '']), productId: random.pick([order.productId, 'P2']),
      type: isQuick ? 'unshipped_refund' : random.pick(TYPES), reason: random.pick(REASONS), firstReason: random.chance(0.15) ? random.pick(REASONS) : '', appliedAt: random.chance(0.05) ? null : appliedAt,
      isExempt: random.chance(0.1), startedBy: random.pick(['buyer', 'platform', '']),
    };
    const agreedAt = random.chance(0.8) ? appliedAt + random.pick([1, 3600, DAY, DAY + 1, 40_000]) : null;
    const liabilityReason = random.pick(LIABILITIES);
    const second = {
      ...first, reason: random.pick(REASONS), type: random.chance(0.2) ? random.pick(TYPES) : first.type ?? '', agreedAt, liabilityReason,
      liabilityAt: liabilityReason !== '' && random.chance(0.6) ? appliedAt + random.pick([0, 2, 9]) * DAY : null,
      arbitrationAt: random.chance(0.3) ? appliedAt + random.pick([60, DAY, 4 * DAY]) : null,
    };
    const refundedAt = isQuick && order.paidAt !== null ? order.paidAt + random.pick([3599, 3600, 3601]) : appliedAt + random.pick([2, 5, 9]) * DAY + random.pick([0, 3, 7200]);
    const third = { ...second, refundedAt, returnSignedAt: random.chance(0.5) ? refundedAt - random.pick([60, DAY, -60]) : null, waitingSeconds: random.chance(0.2) ? random.pick([86_400, 86_401, 5]) : null };
    add('after_sale', ...random.pick<Partial<Fact<'after_sale'>>[]>([[first, second, third], [second, third], [third], [first], [first, third]]));
  }
}
