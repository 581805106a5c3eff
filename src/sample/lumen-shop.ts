import type { Day, Instant } from '../words/days.ts';
import { csvText, moneyText } from './csv-text.ts';
import type { SampleFile } from './douyin-shop.ts';
import { REVIEW_TEXTS } from './lumen-catalog.ts';
import { LUMEN_ORDER_DESCRIPTION, LUMEN_ORDER_HEADER, lumenOrderRow } from './lumen-order-file.ts';
import type { Random } from './random.ts';
import { simulateLumen } from './simulate-lumen.ts';
import type { LumenOrder } from './simulate-lumen.ts';
import { knownAt, timelineOf, timeText } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const DAYS = 60;
const RETURN_HEADER = 'return_id,order_id,sku_id,product_id,return_type,return_status,reason,started_by,requested_at,agreed_at,refunded_at,refund_amount'.split(',');
const REVIEW_HEADER = 'review_id,order_id,sku_id,product_id,rating,reviewed_at,review_text,has_reply'.split(',');
const CHAT_HEADER = 'session_id,message_id,sent_at,sender_role,agent_id,order_id,product_id,buyer_id,session_rating,rated_at'.split(',');

/** The files of the TikTok Shop sample: the order export, and the plain tables for what Seller Center does not export. */
export function lumenFiles(zone: string, today: Day, random: Random): SampleFile[] {
  const time = timelineOf(today, DAYS, zone);
  const orders = simulateLumen(time, random.fork('orders'));
  const file = (name: string, rows: string[][]): SampleFile => ({ name, bytes: new TextEncoder().encode(`\ufeff${csvText(rows)}`) });
  return [
    file(`All order-${today}.csv`, [LUMEN_ORDER_HEADER, LUMEN_ORDER_DESCRIPTION, ...orders.map((order) => lumenOrderRow(order, time))]),
    file('returns.csv', [RETURN_HEADER, ...orders.flatMap((order) => returnRows(order, time))]),
    file('reviews.csv', [REVIEW_HEADER, ...orders.flatMap((order) => reviewRows(order, time))]),
    file('chats.csv', [CHAT_HEADER, ...orders.flatMap((order) => chatRows(order, time))]),
  ];
}

const shown = (at: Instant, time: Timeline): string => (knownAt(at, time.end) === null ? '' : timeText(at, time.zone));

function returnRows({ orderId, product, quantity, returned }: LumenOrder, time: Timeline): string[][] {
  if (returned === null || returned.requestedAt >= time.end) return [];
  const status = returned.refundedAt < time.end ? 'RETURN_OR_REFUND_REQUEST_COMPLETE' : returned.agreedAt < time.end ? 'AWAITING_BUYER_SHIP' : 'RETURN_OR_REFUND_REQUEST_PENDING';
  return [[
    returned.returnId, orderId, product.skuId, product.productId, returned.type, status, returned.reason, 'buyer',
    shown(returned.requestedAt, time), shown(returned.agreedAt, time), shown(returned.refundedAt, time), moneyText(product.price * quantity),
  ]];
}

function reviewRows({ orderId, product, review }: LumenOrder, time: Timeline): string[][] {
  if (review === null || review.reviewedAt >= time.end) return [];
  return [[`r${orderId}`, orderId, product.skuId, product.productId, String(review.rating), shown(review.reviewedAt, time), REVIEW_TEXTS[review.rating] ?? '', 'false']];
}

/** Each round is a question and, after some time, an answer. */
function chatRows(order: LumenOrder, time: Timeline): string[][] {
  if (order.chat === null) return [];
  const { sessionId, startedAt, replySeconds, rating } = order.chat;
  const rows: string[][] = [];
  let at = startedAt;
  const say = (role: 'buyer' | 'agent', isLast: boolean): void => {
    const ratedAt = isLast && rating !== null ? shown(at + 300, time) : '';
    const isAfterOrder = startedAt >= order.orderedAt;
    if (at < time.end) {
      rows.push([
        sessionId, `${sessionId}${rows.length + 1}`, shown(at, time), role, role === 'agent' ? 'agent_1' : '', isAfterOrder ? `${order.orderId}:${order.product.skuId}` : '', order.product.productId, order.buyer,
        ratedAt === '' ? '' : String(rating), ratedAt,
      ]);
    }
  };
  for (const [index, seconds] of replySeconds.entries()) {
    say('buyer', false);
    at += seconds;
    say('agent', index === replySeconds.length - 1);
    at += 90;
  }
  return rows;
}
