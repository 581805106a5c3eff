import type { Instant } from '../words/days.ts';
import { moneyText, tabbed } from './csv-text.ts';
import type { AfterSale } from './simulate-after-sales.ts';
import type { ChatMessage } from './simulate-chats.ts';
import type { Review } from './simulate-reviews.ts';
import { HOUR, knownAt, timeText } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** When a file was taken, and the shop's calendar. */
export interface FileFrame {
  time: Timeline;
  until: Instant;
}

export const AFTER_SALE_HEADER = (
  '售后单号,订单号,商品单号,商品ID,售后类型,售后状态,售后申请时间,售后原因,售后原因标签,退商品金额（元）,退货物流单号,退货发货时间,退货签收时间,同意售后申请时间,' +
  '商家退款时间,用户到账时间,售后关闭时间,仲裁状态,仲裁发起时间,纠纷责任方,售后完结时间,订单备注,用户售后说明,售后备注'
).split(',');

/** Seconds from escalation to the platform's word on it. */
const ARBITRATION_SECONDS = 40 * HOUR;

export function afterSaleRow(one: AfterSale, { time, until }: FileFrame): string[] {
  const shown = (at: Instant | null): string => timeText(knownAt(at, until), time.zone);
  const reason = knownAt(one.laterReasonAt, until) === null ? one.reason : one.laterReason;
  const doneAt = one.refundedAt ?? one.closedAt ?? (one.type === '换货' ? one.returnSignedAt : null);
  const judgedAt = one.arbitrationAt === null ? null : one.arbitrationAt + ARBITRATION_SECONDS;
  return [
    tabbed(one.afterSaleId), tabbed(one.sale.mainOrderId), tabbed(one.sale.orderId), tabbed(one.sale.product.productId), one.type, statusOf(one, until), shown(one.appliedAt), reason, '-',
    moneyText(one.sale.amount), '-', '-', shown(one.returnSignedAt), shown(one.agreedAt), shown(one.refundedAt), shown(one.refundedAt), shown(one.closedAt),
    knownAt(one.arbitrationAt, until) === null ? '未介入' : knownAt(judgedAt, until) === null ? '客服处理中' : '支持买家', shown(one.arbitrationAt),
    knownAt(judgedAt, until) === null ? '-' : '商家责任', shown(doneAt), '-', one.sale.isFaulty ? '杯子有问题，可联系13800000000' : '-', '-',
  ];
}

function statusOf(one: AfterSale, until: Instant): string {
  if (knownAt(one.closedAt, until) !== null) return '售后关闭';
  if (knownAt(one.refundedAt, until) !== null) return '退款成功';
  if (knownAt(one.agreedAt, until) === null) return '待商家处理';
  if (knownAt(one.returnSignedAt, until) === null) return one.returnSignedAt === null ? '退款中' : '待买家退货';
  return one.type === '换货' ? '换货成功' : '待商家收货';
}

export const REVIEW_HEADER = '评价日期,订单ID,商品ID,商品名称,商品规格,商品评价得分,评价内容,用户昵称,评价等级,追评内容,追评时间,商家是否回复,回复内容'.split(',');

export function reviewRow(one: Review, { time, until }: FileFrame): string[] {
  const appendedAt = knownAt(one.appendedAt, until);
  const isReplied = knownAt(one.repliedAt, until) !== null;
  return [
    timeText(one.reviewedAt, time.zone), one.sale.orderId, one.sale.product.productId, one.sale.product.name, one.sale.sku, String(one.rating), one.text || '-', '示***户',
    one.rating >= 4 ? '好评' : one.rating === 3 ? '中评' : '差评', appendedAt === null ? '-' : (one.appended ?? '-'), timeText(appendedAt, time.zone),
    isReplied ? '已回复' : '未回复', isReplied ? '非常抱歉，已为您登记处理。' : '-',
  ];
}

export const CHAT_HEADER = '会话ID,消息ID,发送时间,发送方,客服ID,订单号,商品ID,买家ID,会话评分,评价时间,消息内容'.split(',');

export function chatRow(one: ChatMessage, { time, until }: FileFrame): string[] {
  const ratedAt = knownAt(one.ratedAt, until);
  return [
    tabbed(one.sessionId), tabbed(one.messageId), timeText(one.sentAt, time.zone), one.role, one.agent || '-', tabbed(one.sale?.orderId ?? ''), tabbed(one.productId), one.buyerId,
    ratedAt === null ? '-' : String(one.rating), timeText(ratedAt, time.zone), one.text,
  ];
}
