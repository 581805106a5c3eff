import type { Instant } from '../words/days.ts';
import type { DouyinPlan, Product } from './douyin-plan.ts';
import { destinations } from './places.ts';
import type { Destination } from './places.ts';
import type { Random } from './random.ts';
import type { Parcel, Sale, SaleKind } from './sale.ts';
import { DAY, HOUR } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** Orders by hour of the day: few at night, a bump at noon, most in the evening. */
const HOURS = [3, 2, 1, 1, 1, 1, 2, 3, 5, 6, 6, 6, 7, 6, 5, 5, 5, 5, 5, 6, 8, 9, 8, 5].map((weight, hour) => ({ hour, weight }));
const BUYERS = 9000;
const LOST_SHARE = 0.001;
/** Of the faulty batch, how many cups leak or arrive broken, and how many days it takes until only that batch is shipped. */
const FAULTY_SHARE = 0.21;
const MIXING_DAYS = 8;

export interface Making {
  plan: DouyinPlan;
  time: Timeline;
  random: Random;
}

/** Every order of the shop, in the order of their ids; what lies after the end of the sample included. */
export function simulateSales(making: Making): Sale[] {
  const { plan, time } = making;
  const random = making.random.fork('sales');
  const own = { ...making, random };
  const sales: Sale[] = [];
  for (let day = 0; day < plan.days; day++) {
    const count = plan.ordersOn(day, time.weekday(day), random);
    const shelf = plan.products.filter((product) => plan.fault?.productId !== product.productId || day < plan.fault.delisted);
    for (let i = 0; i < count; i++) {
      const product = random.weighted(shelf);
      const sale = placed(own, { day, product, kind: product.isPreSale ? 'pre_sale' : 'valid' });
      sales.push(sale, ...unruly(own, day, sale));
    }
  }
  return numbered(sales, random);
}

/** Beside a valid order, what else came in: none of it counts, or not for long. */
function unruly(making: Making, day: number, beside: Sale): Sale[] {
  const { plan, random } = making;
  const { dirt } = plan;
  const sales: Sale[] = [];
  if (random.chance(dirt.gift)) sales.push({ ...beside, kind: 'gift', product: plan.gift, sku: plan.gift.skus[0] ?? '', quantity: 1, amount: 0, isFaulty: false });
  const others: [SaleKind, number, Product | null][] = [
    ['lucky_bag', dirt.luckyBag, null], ['trial', dirt.trial, plan.trial], ['unpaid', dirt.unpaid, null],
    ['instant_refund', dirt.instantRefund, null], ['cancelled', dirt.cancelled, null],
  ];
  const shelf = plan.products.filter((product) => product.productId !== plan.fault?.productId && product.isPreSale !== true);
  for (const [kind, share, product] of others) {
    if (random.chance(share)) sales.push(placed(making, { day, product: product ?? random.weighted(shelf), kind }));
  }
  return sales;
}

function placed({ plan, time, random }: Making, what: { day: number; product: Product; kind: SaleKind }): Sale {
  const { day, product, kind } = what;
  const destination = random.weighted(destinations);
  const orderedAt = time.at(day, random.weighted(HOURS).hour * HOUR + random.int(0, HOUR - 1));
  const paidAt = kind === 'unpaid' ? null : orderedAt + random.int(4, 150);
  const quantity = random.chance(0.12) ? 2 : 1;
  const isShipped = paidAt !== null && kind !== 'instant_refund' && kind !== 'cancelled';
  const parcel = isShipped ? sentOff({ plan, time, random }, paidAt + (kind === 'pre_sale' ? 2 * DAY : 0), destination) : null;
  return {
    mainOrderId: '', orderId: '', kind, product, sku: random.pick(product.skus), quantity,
    amount: kind === 'lucky_bag' ? 1 : product.price * quantity,
    buyerId: `DYSAMPLE${String(random.int(1, BUYERS)).padStart(6, '0')}`,
    destination,
    isFaulty: random.chance(faultyShare(plan, product, day)),
    orderedAt, paidAt,
    promisedShipAt: paidAt === null ? null : paidAt + (kind === 'pre_sale' ? 5 : 2) * DAY,
    parcel,
    finishedAt: parcel?.signedAt ? parcel.signedAt + random.int(1 * DAY, 10 * DAY) : null,
    refundedAt: null,
  };
}

function faultyShare({ fault }: DouyinPlan, product: Product, day: number): number {
  if (fault?.productId !== product.productId || day < fault.from) return 0;
  return FAULTY_SHARE * Math.min(1, (day - fault.from + 1) / MIXING_DAYS);
}

function sentOff({ plan, time, random }: Making, readyAt: Instant, destination: Destination): Parcel {
  const carrier = random.weighted(plan.carriers);
  const pickedUpAt = nextPickup(readyAt, time, random);
  const pickupDay = time.indexOf(pickedUpAt);
  const late = random.chance(carrier.lateShare) ? random.int(2, 4) : random.chance(0.22) ? 1 : 0;
  const signedAt = time.at(pickupDay + destination.transitDays + late, random.int(9 * HOUR, 20 * HOUR));
  return {
    trackingNo: carrier.prefix + random.digits(11),
    carrier,
    shippedAt: Math.max(readyAt + 300, pickedUpAt - random.int(HOUR / 2, 3 * HOUR)),
    pickedUpAt,
    dueAt: time.at(pickupDay + destination.transitDays + 1, DAY - 1),
    signedAt: random.chance(LOST_SHARE) ? null : signedAt,
  };
}

/** The carriers come twice a day: before noon for what was paid until half past nine, in the evening for what was paid until five. */
function nextPickup(readyAt: Instant, time: Timeline, random: Random): Instant {
  const day = time.indexOf(readyAt);
  const second = time.secondOf(readyAt);
  const noon = (on: number): Instant => time.at(on, random.int(10.5 * HOUR, 12.5 * HOUR));
  if (second < 9.5 * HOUR) return noon(day);
  return second < 17 * HOUR ? time.at(day, random.int(17.75 * HOUR, 19.75 * HOUR)) : noon(day + 1);
}

/** Ids grow with time, as the platform's do; a gift shares the main order and the parcel of the order it goes with. */
function numbered(sales: Sale[], random: Random): Sale[] {
  let mainOrderId = '';
  for (const [index, sale] of sales.sort((a, b) => a.orderedAt - b.orderedAt).entries()) {
    sale.orderId = `6953${String(1_000_000 + index)}${random.digits(8)}`;
    if (sale.kind !== 'gift') mainOrderId = sale.orderId;
    sale.mainOrderId = mainOrderId;
  }
  return sales;
}
