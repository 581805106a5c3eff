import type { AFTER_SALE_TYPES } from '../../facts/shapes.ts';

export type AfterSaleType = (typeof AFTER_SALE_TYPES)[number];

/** The after-sale type that a text names; null when it names none that is known. `assumed` when it leaves open whether the goods had left. */
export function afterSaleType(text: string): { type: AfterSaleType; assumed: boolean } | null {
  const found = TYPES.find(([pattern]) => pattern.test(text));
  return found ? { type: found[1], assumed: found[1] === 'shipped_refund' && !text.includes('已发货') } : null;
}

const TYPES: readonly [RegExp, AfterSaleType][] = [
  [/退货退款|退款退货|退货/, 'return_refund'],
  [/未发货/, 'unshipped_refund'],
  [/仅退款|已发货/, 'shipped_refund'],
  [/换货/, 'exchange'],
  [/补寄|补发/, 'reissue'],
  [/维修/, 'repair'],
  [/价保|保价/, 'price_protection'],
];

export const isRefunded = (status: string): boolean => /退款成功|售后成功|退货成功|换货成功|补寄成功|维修成功|已退款|已完成|完结/.test(status);

export const showsArbitration = (status: string): boolean => status !== '' && !/^(?:否|无|未.*|没有.*|无需.*|不涉及)$/.test(status);
