import type { Fact } from '../../src/facts/shapes.ts';
import { BUSY_DAYS, type Making } from './making.ts';

const TIMES = ['07:59:59', '08:00:00', '22:59:59', '23:00:00', '23:55:00', '00:00:00', '13:00:00', '20:15:00', '09:30:00'] as const;
const STEPS = [0, 0, 1, 20, 599, 600, 601, 1200, 7200] as const;

/** Chats of up to nine messages by anyone in any order: unanswered, robot-only, transferred, with messages of one second. */
export function randomChats({ random, at, add }: Making, orders: readonly Fact<'order'>[]): void {
  for (let n = 0; n < 60; n += 1) {
    const order = orders[random.below(orders.length)];
    // Who asks about an order has ordered it.
    const orderedDay = order?.orderedAt ? Math.round((order.orderedAt - at(0, '12:00:00')) / 86_400) : random.below(BUSY_DAYS);
    let sentAt = at(orderedDay + random.pick([1, 2, 5, 9]), random.pick(TIMES));
    const length = 1 + random.below(9);
    const naming = random.pick(['every', 'some', 'none']);
    const main = random.chance(0.2) && order ? order.mainOrderId : (order?.orderId ?? '');
    for (let i = 0; i < length; i += 1) {
      const role = i === 0 && random.chance(0.8) ? random.pick(['buyer', 'buyer', 'system']) : random.pick(['buyer', 'buyer', 'agent', 'agent', 'robot', 'system']);
      const message: Partial<Fact<'message'>> = {
        sessionId: `S${n}`, messageId: `${random.below(10)}-${i}`, sentAt, role, agentId: role === 'agent' ? random.pick(['amy', 'ben']) : '',
        orderId: naming === 'every' || (naming === 'some' && random.chance(0.4)) ? main : '', productId: order?.productId ?? '',
      };
      const rated = { ...message, sessionRating: 1 + random.below(5), ratedAt: random.chance(0.7) ? sentAt + random.pick([0, 60, 86_400, 31 * 86_400]) : null };
      if (random.chance(0.2)) add('message', message, rated);
      else add('message', message);
      sentAt += random.pick(STEPS);
    }
  }
}
