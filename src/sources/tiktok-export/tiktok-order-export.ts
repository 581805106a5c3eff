import { emptyFact } from '../../facts/shapes.ts';
import type { Fact } from '../../facts/shapes.ts';
import { columnShare, matchColumns } from '../cells/match-columns.ts';
import { maskText } from '../cells/mask-text.ts';
import { partyOf } from '../cells/parties.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { OpenFile } from '../files/open-file.ts';
import type { FactItem, ReadContext, Source, SourceItem } from '../source.ts';
import { findDateOrder } from './date-order.ts';
import { orderColumns, otherOrderColumns, timeFields } from './order-columns.ts';
import type { OrderField } from './order-columns.ts';

/** Seller Center → Orders → Export: one row per order and SKU, the second row explains the columns. */
export const tiktokOrderExport: Source = {
  id: 'tiktok-order-export',
  title: { zh: 'TikTok Shop 订单导出', en: 'TikTok Shop order export' },
  platform: 'tiktok_shop',
  async detect(file) {
    return columnShare((await file.head()).header, orderColumns, otherOrderColumns);
  },
  read: readOrders,
};

async function* readOrders(file: OpenFile, context: ReadContext): AsyncGenerator<SourceItem[]> {
  const { at } = matchColumns((await file.head()).header, orderColumns, file.name);
  const positions = timeFields.map((field) => at[field]).filter((position) => position >= 0);
  const { order, assumedAtRow } = await findDateOrder(file, positions, context.zone);
  if (assumedAtRow !== null) {
    const layout = order === 'month' ? 'MM/DD/YYYY' : 'DD/MM/YYYY';
    context.remark('date_order_assumed', `No date in the file tells day and month apart: read as ${layout}, the custom in ${context.zone}.`, assumedAtRow);
  }
  yield* readTable(file, context, { specs: orderColumns, dateOrder: order, readRow: (cells) => readOrder(cells, context) });
}

function readOrder(cells: RowCells<OrderField>, context: ReadContext): FactItem[] {
  if (isDescription(cells)) return [];
  const fact = emptyFact('order');
  const skuId = cells.requiredId('skuId');
  fact.mainOrderId = cells.requiredId('mainOrderId');
  fact.orderId = `${fact.mainOrderId}:${skuId}`;
  fact.productId = cells.id('productId');
  fact.productName = cells.text('productName');
  fact.sku = cells.text('variation');
  fact.category = cells.text('category');
  fact.supplierCode = cells.id('sellerSku');
  fact.quantity = cells.integer('quantity');
  fact.currency = context.currency;
  fact.payableAmount = cells.money('payableAmount');
  fact.status = cells.text('status');
  fact.buyerHash = context.hashBuyer(cells.id('buyer'));
  fact.carrier = cells.text('carrier');
  fact.trackingNo = cells.id('trackingNo');
  fact.isPreSale = /pre-?order/i.test(cells.text('normalOrPreOrder'));
  fact.isSample = /sample|^(?:yes|true|1)$/i.test(cells.text('mark')) || /sample/i.test(cells.text('normalOrPreOrder'));
  setTimes(fact, cells);
  setCancellation(fact, cells);
  return fact.trackingNo === '' ? [{ kind: 'order', fact, row: cells.row }] : [{ kind: 'order', fact, row: cells.row }, parcelItem(fact, cells.row)];
}

/** The second row of the file says in words what each column holds. */
const isDescription = (cells: RowCells<OrderField>): boolean => cells.row === 2 && !/\d/.test(cells.raw('mainOrderId'));

function setTimes(fact: Fact<'order'>, cells: RowCells<OrderField>): void {
  fact.orderedAt = cells.requiredInstant('orderedAt');
  fact.paidAt = cells.instant('paidAt');
  // Ready-to-ship is the seller's act; the status turns to shipped when the carrier has the parcel.
  const shippedAt = cells.instant('shippedAt');
  fact.shippedAt = cells.instant('readyAt') ?? shippedAt;
  fact.pickedUpAt = shippedAt;
  fact.signedAt = cells.instant('signedAt');
}

/** The cancel columns speak of a return, too: only a cancellation cancels the order. */
function setCancellation(fact: Fact<'order'>, cells: RowCells<OrderField>): void {
  const cancelledAt = cells.instant('cancelledAt');
  if (/return|refund/i.test(cells.text('endKind')) && !/cancel/i.test(cells.text('endKind'))) return;
  fact.cancelledAt = cancelledAt;
  fact.cancelledBy = partyOf(cells.text('cancelBy'));
  fact.cancelReason = maskText(cells.text('cancelReason'));
}

function parcelItem(order: Fact<'order'>, row: number): FactItem {
  const fact = emptyFact('parcel');
  fact.trackingNo = order.trackingNo;
  fact.orderId = order.orderId;
  fact.carrier = order.carrier;
  fact.shippedAt = order.shippedAt;
  fact.pickedUpAt = order.pickedUpAt;
  fact.signedAt = order.signedAt;
  return { kind: 'parcel', fact, row };
}
