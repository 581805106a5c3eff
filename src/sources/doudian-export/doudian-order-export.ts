import { emptyFact } from '../../facts/shapes.ts';
import type { Fact } from '../../facts/shapes.ts';
import { cleanId } from '../cells/cell-text.ts';
import { columnShare, missingColumns } from '../cells/match-columns.ts';
import type { MatchedColumns } from '../cells/match-columns.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import { maskText } from '../cells/mask-text.ts';
import type { FactItem, ReadContext, Source } from '../source.ts';
import { orderColumns, otherOrderColumns } from './order-columns.ts';
import type { OrderField } from './order-columns.ts';
import { saysYes, setMarks } from './order-marks.ts';
import { parseParcels } from './parcel-text.ts';
import type { ParcelText } from './parcel-text.ts';

/** 抖店后台 → 订单 → 订单管理 → 导出: one row per sub-order, CSV or XLSX. */
export const doudianOrderExport: Source = {
  id: 'doudian-order-export',
  title: { zh: '抖店订单导出', en: 'Doudian order export' },
  platform: 'douyin',
  async detect(file) {
    return columnShare((await file.head()).header, orderColumns, otherOrderColumns);
  },
  read(file, context) {
    return readTable(file, context, {
      specs: orderColumns,
      check: (columns) => checkTimes(columns, file.name),
      readRow: (cells) => readOrder(cells, context),
    });
  },
};

/** Without a time of payment, or one of submission and a status to go with it, an order counts nowhere: and would wipe out a fuller one. */
function checkTimes({ at, header }: MatchedColumns<OrderField>, file: string): void {
  if (at.paidAt >= 0) return;
  const wanted = [orderColumns.orderedAt, orderColumns.status].filter((_, i) => (i === 0 ? at.orderedAt : at.status) < 0);
  if (wanted.length > 0) throw missingColumns([orderColumns.paidAt.names, ...wanted.map((spec) => spec.names)], header, file);
}

function readOrder(cells: RowCells<OrderField>, context: ReadContext): FactItem[] {
  const fact = emptyFact('order');
  fact.orderId = cells.requiredId('orderId');
  fact.mainOrderId = cells.id('mainOrderId');
  fact.productId = cells.id('productId');
  fact.productName = cells.text('productName');
  fact.sku = cells.text('sku');
  fact.category = cells.text('category');
  fact.supplierCode = cells.id('supplierCode');
  fact.quantity = cells.integer('quantity');
  fact.currency = context.currency;
  fact.payableAmount = cells.money('payableAmount');
  fact.paidAmount = cells.money('paidAmount');
  fact.status = cells.text('status');
  fact.cancelReason = maskText(cells.text('cancelReason'));
  fact.buyerHash = context.hashBuyer(cells.id('buyerId'));
  setTimes(fact, cells);
  setFlags(fact, cells);
  const parcels = parcelsOf(cells, context);
  fact.trackingNo = parcels[0]?.trackingNo ?? '';
  fact.carrier = parcels[0]?.carrier ?? '';
  if (cells.rejected !== null) return [];
  setPaid(fact, cells, context);
  return [{ kind: 'order', fact, row: cells.row }, ...parcels.filter((one) => one.trackingNo !== '').map((one) => parcelItem(fact, one, cells.row))];
}

function setTimes(fact: Fact<'order'>, cells: RowCells<OrderField>): void {
  fact.orderedAt = cells.instant('orderedAt');
  fact.paidAt = cells.instant('paidAt');
  fact.promisedShipAt = cells.instant('promisedShipAt');
  fact.shippedAt = cells.instant('shippedAt');
  fact.pickedUpAt = cells.instant('pickedUpAt');
  fact.deliveryDueAt = cells.instant('deliveryDueAt');
  fact.signedAt = cells.instant('signedAt');
  fact.finishedAt = cells.instant('finishedAt');
  fact.cancelledAt = cells.instant('cancelledAt');
}

/** Some layouts have no time of payment. Orders are paid within minutes of submission, if they are paid at all. */
function setPaid(fact: Fact<'order'>, cells: RowCells<OrderField>, context: ReadContext): void {
  if (cells.has('paidAt') || fact.orderedAt === null) return;
  if (/待支付|未支付|待付款|未付款/.test(fact.status) || /未支付|未付款|支付超时|超时支付/.test(fact.cancelReason)) return;
  fact.paidAt = fact.orderedAt;
  context.remark('paid_at_from_submitted', 'The file has no time of payment: the time of submission (订单提交时间) stands in for it.', cells.row);
}

function setFlags(fact: Fact<'order'>, cells: RowCells<OrderField>): void {
  setMarks(fact, [cells.text('orderType'), cells.text('productType'), cells.text('mark')].join(' ').trim());
  if (saysYes(cells.text('insurance'))) fact.isInsured = true;
  if (saysYes(cells.text('bulkyInsurance'))) fact.isBulkyInsured = true;
}

function parcelsOf(cells: RowCells<OrderField>, context: ReadContext): ParcelText[] {
  const trackingNo = cells.id('trackingNo');
  if (trackingNo !== '') return trackingNo.split(/[,，;；、\s]+/).map((one) => ({ trackingNo: cleanId(one), carrier: cells.text('carrier') }));
  const express = cleanId(cells.raw('express'));
  const parcels = parseParcels(express);
  if (express !== '' && parcels.every((parcel) => parcel.trackingNo === '')) {
    context.remark('waybill_not_found', 'The cell 快递信息 holds no waybill number; the order is kept without one.', cells.row);
  }
  return parcels.length > 0 ? parcels : [{ trackingNo: '', carrier: cells.text('carrier') }];
}

function parcelItem(order: Fact<'order'>, text: ParcelText, row: number): FactItem {
  const fact = emptyFact('parcel');
  fact.trackingNo = text.trackingNo;
  fact.carrier = text.carrier;
  fact.orderId = order.orderId;
  fact.shippedAt = order.shippedAt;
  fact.pickedUpAt = order.pickedUpAt;
  fact.deliveryDueAt = order.deliveryDueAt;
  fact.signedAt = order.signedAt;
  return { kind: 'parcel', fact, row };
}
