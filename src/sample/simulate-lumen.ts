import type { Instant } from '../words/days.ts';
import { lumenProducts, RETURN_REASONS } from './lumen-catalog.ts';
import type { LumenProduct } from './lumen-catalog.ts';
import type { Random } from './random.ts';
import { DAY, HOUR } from './timeline.ts';
import type { Timeline } from './timeline.ts';

export interface LumenOrder {
  orderId: string;
  product: LumenProduct;
  quantity: number;
  buyer: string;
  isPreOrder: boolean;
  orderedAt: Instant;
  paidAt: Instant;
  cancelledAt: Instant | null;
  cancelledBy: 'Buyer' | 'Seller' | '';
  trackingNo: string;
  readyAt: Instant | null;
  pickedUpAt: Instant | null;
  deliveredAt: Instant | null;
  returned: { returnId: string; type: 'refund' | 'return_and_refund'; reason: string; requestedAt: Instant; agreedAt: Instant; refundedAt: Instant } | null;
  review: { rating: number; reviewedAt: Instant } | null;
  chat: { sessionId: string; startedAt: Instant; replySeconds: number[]; rating: number | null } | null;
}

const RATINGS = [{ rating: 5, weight: 78 }, { rating: 4, weight: 13 }, { rating: 3, weight: 4 }, { rating: 2, weight: 2 }, { rating: 1, weight: 3 }] as const;

export function simulateLumen(time: Timeline, random: Random): LumenOrder[] {
  const orders: LumenOrder[] = [];
  for (let day = 0; day < time.days; day++) {
    for (let left = random.int(3, 7); left > 0; left--) orders.push(placed(time, day, orders.length, random));
  }
  return orders;
}

function placed(time: Timeline, day: number, index: number, random: Random): LumenOrder {
  const orderedAt = time.at(day, random.int(7 * HOUR, DAY - 60));
  const isCancelled = random.chance(0.04);
  const readyAt = isCancelled ? null : time.at(day + (random.chance(0.93) ? 1 : 3), random.int(9 * HOUR, 13 * HOUR));
  const pickedUpAt = readyAt === null ? null : readyAt + random.int(2 * HOUR, 7 * HOUR);
  const deliveredAt = pickedUpAt === null || random.chance(0.005) ? null : pickedUpAt + Math.round((2 + random.tail(1.6)) * DAY);
  return {
    orderId: `57681${String(100_000 + index)}${random.digits(7)}`,
    product: random.weighted(lumenProducts), quantity: random.chance(0.15) ? 2 : 1, buyer: `sample_buyer_${random.int(100, 999)}`, isPreOrder: random.chance(0.02),
    orderedAt, paidAt: orderedAt + random.int(10, 120),
    cancelledAt: isCancelled ? orderedAt + random.int(HOUR, 10 * HOUR) : null,
    cancelledBy: isCancelled ? (random.chance(0.8) ? 'Buyer' : 'Seller') : '',
    trackingNo: isCancelled ? '' : `92001903${random.digits(14)}`,
    readyAt, pickedUpAt, deliveredAt,
    returned: deliveredAt !== null && random.chance(0.05) ? returned(index, deliveredAt, random) : null,
    review: deliveredAt !== null && random.chance(0.3) ? { rating: random.weighted<{ rating: number; weight: number }>(RATINGS).rating, reviewedAt: deliveredAt + Math.round(HOUR + random.tail(3 * DAY)) } : null,
    chat: random.chance(0.3) ? chat(orderedAt, index, random) : null,
  };
}

function returned(index: number, deliveredAt: Instant, random: Random): LumenOrder['returned'] {
  const requestedAt = deliveredAt + Math.round(HOUR + random.tail(2 * DAY));
  const agreedAt = requestedAt + random.int(HOUR, 30 * HOUR);
  const type = random.chance(0.5) ? 'refund' : 'return_and_refund';
  return { returnId: `40357${String(100_000 + index)}${random.digits(7)}`, type, reason: random.pick(RETURN_REASONS), requestedAt, agreedAt, refundedAt: agreedAt + (type === 'refund' ? HOUR : 6 * DAY) };
}

function chat(orderedAt: Instant, index: number, random: Random): LumenOrder['chat'] {
  const replySeconds = Array.from({ length: random.int(1, 3) }, () => Math.round(60 + random.tail(1.5 * HOUR)));
  return { sessionId: `73120${String(100_000 + index)}${random.digits(7)}`, startedAt: orderedAt + random.int(-2 * HOUR, 3 * DAY), replySeconds, rating: random.chance(0.3) ? random.int(3, 5) : null };
}
