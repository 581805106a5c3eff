import { emptyFact, type FactKind } from '../../src/facts/shapes.ts';
import { clockSeconds } from '../../src/words/clock-time.ts';
import { addDays, instantAt, type Day, type Zone } from '../../src/words/days.ts';
import { BUSY_DAYS, type Making } from './making.ts';
import { randomAfterSales } from './random-after-sales.ts';
import { randomChats } from './random-chats.ts';
import { randomOrders } from './random-orders.ts';
import { randomSource } from './random-source.ts';
import type { FactRow, ShopFacts } from './shop-facts.ts';

const BATCHES = 4;

/**
 * A shop full of what breaks sums: times on either side of every edge, corrections in several revisions, files imported
 * twice and out of order, withdrawn batches, facts that speak of orders nobody knows.
 */
export function randomShop(seed: number, zone: Zone, firstOn: Day, size = 60): ShopFacts {
  const random = randomSource(seed);
  const rows: FactRow[] = [];
  const put = (kind: FactKind, fact: FactRow['fact'], revision: number): void => {
    rows.push({ kind, fact, revision, batchNo: 1 + random.below(BATCHES), row: rows.length + 1 });
  };
  const making: Making = {
    random,
    at: (day, time) => instantAt(addDays(firstOn, day), clockSeconds(time), zone),
    add: (kind, ...versions) => versions.forEach((version, i) => {
      const fact = { ...emptyFact(kind), ...version } as FactRow['fact'];
      put(kind, fact, 100 + i);
      // The same row again, in any batch: imported twice, or an old file after a new one.
      if (random.chance(0.15)) put(kind, fact, 100 + i);
    }),
  };
  const orders = randomOrders(making, size);
  randomAfterSales(making, orders);
  randomChats(making, orders);
  randomViolations(making);
  const withdrawn = 1 + random.below(BATCHES);
  const live = new Set(Array.from({ length: BATCHES }, (_, i) => i + 1).filter((no) => no !== withdrawn));
  return { shopId: `shop-${seed}`, zone, rows, live };
}

function randomViolations({ random, at, add }: Making): void {
  const scenes = ['mock_buyer', 'abnormal_address', 'unreasonable_refusal', 'refuse_invoice', 'fake_trade', 'false_advertising', 'fraud_shipping', 'brand_confusion', 'late_shipping'] as const;
  for (let n = 0; n < 30; n += 1) {
    const day = random.below(BUSY_DAYS);
    const happened = { violationId: `V${n}`, scene: random.pick(scenes), happenedAt: at(day, random.pick(['00:00:00', '23:59:59', '12:00:00'])) };
    const revoked = { ...happened, revokedAt: at(day + random.pick([0, 1, 5, 29, 30, 31]), '12:30:00') };
    if (random.chance(0.4)) add('violation', happened, revoked);
    else add('violation', happened);
  }
}
