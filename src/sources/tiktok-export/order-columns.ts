import type { ColumnSpecs } from '../cells/match-columns.ts';

/** The columns of the Seller Center order export that are read. Money and address columns differ by market. */
export const orderColumns = {
  mainOrderId: { names: ['Order ID'], required: true },
  skuId: { names: ['SKU ID'], required: true },
  status: { names: ['Order Status'], required: true },
  orderedAt: { names: ['Created Time'], required: true },
  endKind: { names: ['Cancelation/Return Type', 'Cancellation/Return Type'] },
  normalOrPreOrder: { names: ['Normal or Pre-order'] },
  mark: { names: ['Order Type', 'Order Tag', 'Sample Order', 'Is Sample'] },
  sellerSku: { names: ['Seller SKU'] },
  productId: { names: ['Product ID'] },
  productName: { names: ['Product Name'] },
  variation: { names: ['Variation'] },
  quantity: { names: ['Quantity'] },
  payableAmount: { names: ['SKU Subtotal After Discount'] },
  paidAt: { names: ['Paid Time'] },
  readyAt: { names: ['RTS Time'] },
  shippedAt: { names: ['Shipped Time'] },
  signedAt: { names: ['Delivered Time'] },
  cancelledAt: { names: ['Cancelled Time', 'Canceled Time'] },
  cancelBy: { names: ['Cancel By'] },
  cancelReason: { names: ['Cancel Reason'] },
  trackingNo: { names: ['Tracking ID'] },
  carrier: { names: ['Shipping Provider Name'] },
  category: { names: ['Product Category'] },
  buyer: { names: ['Buyer Username'] },
} satisfies ColumnSpecs<string>;

export type OrderField = keyof typeof orderColumns;

/** The fields that hold times, looked at to find out how the file writes dates. */
export const timeFields: readonly OrderField[] = ['orderedAt', 'paidAt', 'readyAt', 'shippedAt', 'signedAt', 'cancelledAt'];

/** Known columns that are not read, among them everything about the recipient. */
export const otherOrderColumns: readonly string[] = [
  'Order Substatus', 'Sku Quantity of return', 'SKU Unit Original Price', 'SKU Subtotal Before Discount', 'SKU Platform Discount',
  'SKU Seller Discount', 'Shipping Fee After Discount', 'Original Shipping Fee', 'Shipping Fee Seller Discount', 'Shipping Fee Platform Discount',
  'Payment platform discount', 'Taxes', 'Order Amount', 'Order Refund Amount', 'Fulfillment Type', 'Warehouse Name', 'Delivery Option',
  'Buyer Message', 'Recipient', 'Phone #', 'Country', 'Region', 'Province', 'Municipality', 'Barangay', 'Zipcode', 'Regency and City', 'Districts',
  'Villages', 'Detail Address', 'Additional address information', 'Payment Method', 'Weight(kg)', 'Package ID', 'Seller Note', 'Checked Status',
  'Checked Marked by', 'Distance Shipping Fee', 'Distance Fee', 'Buyer Service Fee', 'Handling Fee', 'Shipping Insurance', 'Item Insurance',
];
