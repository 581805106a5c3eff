import type { ReadContext } from '../source.ts';

export const saysTrue = (text: string): boolean => /^(?:true|yes|1)$/i.test(text);

/** The id that the order export gives to one SKU of an order; without the SKU only the order is known. */
export function subOrderId(orderId: string, skuId: string, at: { row: number; rejected: unknown }, context: ReadContext): string {
  if (orderId === '' || orderId.includes(':')) return orderId;
  if (skuId !== '') return `${orderId}:${skuId}`;
  if (at.rejected === null) context.remark('sub_order_unknown', 'The row has no sku_id: it cannot be matched to one item of the order.', at.row);
  return orderId;
}
