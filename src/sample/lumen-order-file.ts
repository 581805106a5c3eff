import type { Instant } from '../words/days.ts';
import { moneyText } from './csv-text.ts';
import type { LumenOrder } from './simulate-lumen.ts';
import { knownAt, timeText } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** Header and the row of explanations under it, as Seller Center exports them. */
export const LUMEN_ORDER_HEADER = (
  'Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product ID,Product Name,Variation,Quantity,Sku Quantity of return,' +
  'SKU Unit Original Price,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,Original Shipping Fee,' +
  'Shipping Fee Seller Discount,Shipping Fee Platform Discount,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,RTS Time,Shipped Time,Delivered Time,Cancelled Time,' +
  'Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Tracking ID,Delivery Option,Shipping Provider Name,Buyer Message,Buyer Username,Recipient,Phone #,Country,Zipcode,' +
  'Detail Address,Payment Method,Weight(kg),Product Category,Package ID,Seller Note'
).split(',');

export const LUMEN_ORDER_DESCRIPTION = LUMEN_ORDER_HEADER.map((name) => (name === 'Order ID' ? 'Platform unique order ID.' : name === 'Order Status' ? 'Current order status.' : `${name} of the order.`));

export function lumenOrderRow(order: LumenOrder, time: Timeline): string[] {
  const known = (at: Instant | null): Instant | null => knownAt(at, time.end);
  const shown = (at: Instant | null): string => usTime(known(at), time);
  const { product } = order;
  const amount = moneyText(product.price * order.quantity);
  const isCancelled = known(order.cancelledAt) !== null;
  const isReturned = order.returned !== null && known(order.returned.requestedAt) !== null;
  const status = statusOf(order, time);
  const hidden = order.orderId.slice(-6);
  return [
    `${order.orderId}\t`, ...status, isCancelled ? 'Cancel' : isReturned ? 'Return/Refund' : '', order.isPreOrder ? 'Pre-order' : 'Normal', `${product.skuId}\t`, product.sellerSku, `${product.productId}\t`, product.name, product.variation,
    String(order.quantity), isReturned ? String(order.quantity) : '0', moneyText(product.price), amount, '0.00', '0.00', amount, '0.00', '4.95', '4.95', '0.00', '0.00', amount, '0.00',
    shown(order.orderedAt), shown(order.paidAt), shown(order.readyAt), shown(order.pickedUpAt), shown(order.deliveredAt), shown(order.cancelledAt),
    isCancelled ? order.cancelledBy : '', isCancelled ? 'No longer needed' : '', 'Fulfillment by seller', 'Sample warehouse', known(order.readyAt) === null ? '' : order.trackingNo, 'Standard shipping',
    known(order.readyAt) === null ? '' : 'USPS', '', order.buyer, `Sample ${hidden}***`, '(+1)202***0100', 'United States', '*****', `*** Sample St ${hidden}***`, 'Credit/debit card', '0.6', 'Candles', '', '',
  ];
}

/** Status and substatus. */
function statusOf(order: LumenOrder, { end }: Timeline): [string, string] {
  const past = (at: Instant | null): boolean => knownAt(at, end) !== null;
  if (past(order.cancelledAt)) return ['Canceled', 'Canceled'];
  if (past(order.deliveredAt)) return ['Completed', 'Delivered'];
  if (past(order.pickedUpAt)) return ['Shipped', 'In transit'];
  return ['To ship', past(order.readyAt) ? 'Awaiting collection' : 'Awaiting shipment'];
}

/** `09/22/2026 03:05:11 PM`. */
function usTime(at: Instant | null, time: Timeline): string {
  if (at === null) return '';
  const text = timeText(at, time.zone);
  const hour = Number(text.slice(11, 13));
  return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${String(hour % 12 || 12).padStart(2, '0')}${text.slice(13)} ${hour < 12 ? 'AM' : 'PM'}`;
}
