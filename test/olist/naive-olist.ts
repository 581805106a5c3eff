import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/*
 * Olist's orders as one shop, reckoned straight from the CSV files: no fact, no SQL, no delta. Times are taken as the
 * wall clock that they are written in, so a day is the first ten letters of a cell.
 */
type Row = Record<string, string>;

/** One item of an order; an order without items is one. */
interface Sold {
  cents: number | null;
  paid: string;
  pickedUp: string;
  signed: string;
  due: string;
  rating: number | null;
  reviewed: string;
}

export interface NaiveReading {
  numerator: number;
  denominator: number | null;
}

const read = (folder: string, table: string): Row[] => parse(readFileSync(join(folder, `olist_${table}_dataset.csv`)), { columns: true, bom: true });
const seconds = (time: string): number => Date.UTC(Number(time.slice(0, 4)), Number(time.slice(5, 7)) - 1, Number(time.slice(8, 10)), Number(time.slice(11, 13)), Number(time.slice(14, 16)), Number(time.slice(17, 19))) / 1000;
const dayNumber = (time: string): number => Math.floor(seconds(`${time.slice(0, 10)} 00:00:00`) / 86_400);
const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
const group = (rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, (row) => row['order_id'] ?? '');

function sold(folder: string): Sold[] {
  const [items, payments, reviews] = [group(read(folder, 'order_items')), group(read(folder, 'order_payments')), group(read(folder, 'order_reviews'))];
  return read(folder, 'orders').flatMap((order) => {
    const id = order['order_id'] ?? '';
    const first = (reviews.get(id) ?? []).toSorted((a, b) => `${a['review_creation_date']} ${a['review_id']}`.localeCompare(`${b['review_creation_date']} ${b['review_id']}`, 'en'))[0];
    const times = { paid: order['order_approved_at'] ?? '', pickedUp: order['order_delivered_carrier_date'] ?? '', signed: order['order_delivered_customer_date'] ?? '', due: order['order_estimated_delivery_date'] ?? '' };
    const own = items.get(id);
    const paidInAll = (payments.get(id) ?? []).reduce((sum, row) => sum + cents(row['payment_value']), 0);
    const amounts = own ? own.map((item) => cents(item['price']) + cents(item['freight_value'])) : [payments.has(id) ? paidInAll : null];
    // The review of an order stands on its first item.
    return amounts.map((amount, i): Sold => ({ ...times, cents: amount, rating: i === 0 && first ? Number(first['review_score']) : null, reviewed: i === 0 && first ? (first['review_creation_date'] ?? '') : '' }));
  });
}

/** Paid from 18:00 to 06:00 counts from 06:00. */
function secondsToPickup({ paid, pickedUp }: Sold): number {
  const at = seconds(paid);
  const [midnight, hour] = [Math.floor(at / 86_400) * 86_400, Math.floor((at % 86_400) / 3600)];
  const begin = hour >= 18 ? midnight + 86_400 + 6 * 3600 : hour < 6 ? midnight + 6 * 3600 : at;
  return Math.max(0, seconds(pickedUp) - begin);
}

/** The sums of the last 30 days up to `asOf`. `steps` are the points of a pickup by its seconds, where the edition has such. */
export function naiveReadings(folder: string, asOf: string, pickupPoints: (seconds: number) => number): Record<string, NaiveReading> {
  const today = dayNumber(asOf);
  const within = (time: string): boolean => time !== '' && dayNumber(time) <= today && dayNumber(time) > today - 30;
  const counting = sold(folder).filter((one) => one.cents === null || one.cents >= 200);
  const signed = counting.filter((one) => within(one.signed));
  const rated = signed.filter((one) => one.rating !== null && dayNumber(one.reviewed) <= today);
  const pickedUp = counting.filter((one) => within(one.pickedUp) && one.paid !== '');
  const due = counting.filter((one) => within(one.due));
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
  return {
    paid_orders: { numerator: counting.filter((one) => within(one.paid)).length, denominator: null },
    product_rating: { numerator: sum(rated.map((one) => one.rating ?? 0)), denominator: rated.length },
    bad_review_orders: { numerator: rated.filter((one) => (one.rating ?? 5) <= 2).length, denominator: null },
    pickup_seconds_mean: { numerator: sum(pickedUp.map(secondsToPickup)), denominator: pickedUp.length },
    pickup_score: { numerator: sum(pickedUp.map((one) => pickupPoints(secondsToPickup(one)))), denominator: pickedUp.length },
    waybill_on_time_rate: { numerator: due.filter((one) => one.signed !== '' && seconds(one.signed) <= seconds(one.due)).length, denominator: due.length },
    next_day_rate: { numerator: signed.filter((one) => one.paid !== '' && dayNumber(one.signed) - dayNumber(one.paid) <= 1).length, denominator: signed.length },
  };
}
