import type { Instant } from '../words/days.ts';
import { moneyText, tabbed } from './csv-text.ts';
import type { Random } from './random.ts';
import type { Sale } from './sale.ts';
import { knownAt, timeText } from './timeline.ts';
import type { Timeline } from './timeline.ts';

export const ORDER_HEADER = (
  '主订单编号,子订单编号,商品ID,选购商品,商品规格,商品类目,商品数量,商家编码,商品单价,订单应付金额,运费,支付方式,收件人,收件人手机号,省,市,区,街道,详细地址,' +
  '买家留言,订单提交时间,商家备注,订单完成时间,支付完成时间,APP渠道,流量来源,订单状态,承诺发货时间,订单类型,运费险,达人ID,达人昵称,售后状态,取消原因,' +
  '发货时间,快递公司,快递单号,预计送达时间,买家ID,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额'
).split(',');

const TYPES: Readonly<Partial<Record<Sale['kind'], string>>> = { gift: '赠品订单', lucky_bag: '福袋订单', pre_sale: '预售订单' };

interface OrderFileFrame {
  time: Timeline;
  random: Random;
  /** When the export was taken. */
  until: Instant;
  isInsured: boolean;
}

/** One sub-order as 订单管理 → 导出 shows it. All that looks personal is masked text made up here. */
export function orderRow(sale: Sale, { time, random, until, isInsured }: OrderFileFrame): string[] {
  const shown = (at: Instant | null): string => timeText(knownAt(at, until), time.zone);
  const parcel = sale.parcel !== null && sale.parcel.shippedAt < until ? sale.parcel : null;
  const isRefunded = knownAt(sale.refundedAt, until) !== null;
  const hidden = random.digits(8);
  return [
    tabbed(sale.mainOrderId), tabbed(sale.orderId), tabbed(sale.product.productId), sale.product.name, sale.sku, sale.product.category, String(sale.quantity), sale.product.supplierCode,
    moneyText(sale.kind === 'lucky_bag' ? 1 : sale.product.price), moneyText(sale.amount), '0.00', sale.paidAt === null ? '-' : random.chance(0.6) ? '抖音支付' : '支付宝',
    `##示例收件人${hidden}##`, `$$示例手机号${hidden}$$`, sale.destination.province, sale.destination.city, '***', '***', `##示例地址${hidden}##`,
    random.chance(0.02) ? '请尽快发货，电话13800000000' : '-', shown(sale.orderedAt), '-', shown(sale.finishedAt), shown(sale.paidAt), '抖音', random.chance(0.5) ? '商品卡' : '直播间',
    statusOf(sale, until), shown(sale.promisedShipAt), TYPES[sale.kind] ?? '普通订单', isInsured && sale.paidAt !== null && sale.amount >= 200 ? '是' : '否', '-', '-',
    isRefunded ? '退款成功' : '-', sale.kind === 'unpaid' ? '超时未支付' : isRefunded && sale.parcel === null ? '用户申请退款' : '-',
    parcel === null ? '-' : shown(parcel.shippedAt), parcel?.carrier.name ?? '-', tabbed(parcel?.trackingNo ?? ''), parcel === null ? '-' : timeText(parcel.dueAt, time.zone), sale.buyerId,
    '0.00', sale.kind === 'valid' && random.chance(0.3) ? '3.00' : '0.00', '0.00',
  ];
}

function statusOf(sale: Sale, until: Instant): string {
  if (sale.paidAt === null || knownAt(sale.refundedAt, until) !== null) return '已关闭';
  if (knownAt(sale.finishedAt, until) !== null) return '已完成';
  return sale.parcel !== null && sale.parcel.shippedAt < until ? '已发货' : '待发货';
}
