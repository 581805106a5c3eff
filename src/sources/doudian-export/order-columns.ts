import type { ColumnSpecs } from '../cells/match-columns.ts';

/** The columns of the 抖店 order export that are read. Sellers tick the fields they want: only the ids are always there. */
export const orderColumns = {
  mainOrderId: { names: ['主订单编号', '主订单号', '主订单ID'], required: true },
  orderId: { names: ['子订单编号', '子订单号', '子订单ID'], required: true },
  productName: { names: ['选购商品', '商品名称'] },
  productId: { names: ['商品ID', '商品编号'] },
  sku: { names: ['商品规格', '规格'] },
  category: { names: ['商品类目', '类目', '商品品类'] },
  supplierCode: { names: ['商家编码', '货号', '商家SKU编码'] },
  quantity: { names: ['商品数量', '数量'] },
  payableAmount: { names: ['订单应付金额', '应付金额', '商品金额'] },
  paidAmount: { names: ['实付金额', '用户实付金额', '订单实付金额'] },
  status: { names: ['订单状态'] },
  cancelReason: { names: ['取消原因'] },
  cancelledAt: { names: ['取消时间', '订单取消时间', '关闭时间', '订单关闭时间'] },
  orderedAt: { names: ['订单提交时间', '下单时间', '订单创建时间'] },
  paidAt: { names: ['支付完成时间', '支付时间', '付款时间'] },
  promisedShipAt: { names: ['承诺发货时间', '最晚发货时间'] },
  shippedAt: { names: ['发货时间', '商品发货时间'] },
  pickedUpAt: { names: ['揽收时间', '物流揽收时间'] },
  signedAt: { names: ['签收时间', '物流签收时间'] },
  deliveryDueAt: { names: ['预计送达时间', '承诺送达时间'] },
  finishedAt: { names: ['订单完成时间', '完成时间'] },
  orderType: { names: ['订单类型'] },
  productType: { names: ['商品类型'] },
  mark: { names: ['订单标记', '订单标签', '订单标识'] },
  insurance: { names: ['运费险', '是否有运费险', '是否运费险'] },
  bulkyInsurance: { names: ['大件运费险', '是否大件运费险'] },
  express: { names: ['快递信息', '物流信息'] },
  carrier: { names: ['快递公司', '物流公司'] },
  trackingNo: { names: ['快递单号', '运单号', '物流单号'] },
  buyerId: { names: ['买家ID', '用户ID', '买家UID', '买家open_id'] },
} satisfies ColumnSpecs<string>;

export type OrderField = keyof typeof orderColumns;

/** Known columns that are not read, most of them personal data: they only tell that the file is an order export. */
export const otherOrderColumns: readonly string[] = [
  '商品单价', '支付方式', '手续费', '运费', '收件人', '收件人手机号', '省', '市', '区', '街道', '详细地址', '买家留言', '商家备注', '买家昵称',
  'APP渠道', '流量来源', '流量体裁', '流量渠道', '流量类型', '达人ID', '达人昵称', '售后状态', '预约发货时间', '是否安心购', '广告渠道',
  '平台优惠', '平台实际承担优惠金额', '商家实际承担优惠金额', '达人实际承担优惠金额', '商家收入金额',
];
