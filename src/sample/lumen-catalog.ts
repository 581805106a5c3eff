import type { ShopProfile } from '../facts/shop-profile.ts';
import { addDays } from '../words/days.ts';
import type { Day } from '../words/days.ts';

export interface LumenProduct {
  productId: string;
  skuId: string;
  sellerSku: string;
  name: string;
  variation: string;
  /** Cents. */
  price: number;
  weight: number;
}

export const lumenProducts: readonly LumenProduct[] = [
  { productId: '1729400010000000301', skuId: '1729400010000003011', sellerSku: 'LUM-CED-08', name: 'Cedar & Smoke Soy Candle', variation: '8 oz', price: 1800, weight: 9 },
  { productId: '1729400010000000301', skuId: '1729400010000003012', sellerSku: 'LUM-CED-14', name: 'Cedar & Smoke Soy Candle', variation: '14 oz', price: 2800, weight: 4 },
  { productId: '1729400010000000302', skuId: '1729400010000003021', sellerSku: 'LUM-FIG-08', name: 'Fig Leaf Soy Candle', variation: '8 oz', price: 1800, weight: 7 },
  { productId: '1729400010000000303', skuId: '1729400010000003031', sellerSku: 'LUM-TEA-04', name: 'Tealight Set, 12 pieces', variation: 'Unscented', price: 1200, weight: 5 },
  { productId: '1729400010000000304', skuId: '1729400010000003041', sellerSku: 'LUM-TRM-01', name: 'Wick Trimmer', variation: 'Matte black', price: 950, weight: 3 },
];

export const RETURN_REASONS = ['Item is damaged', 'Item is defective or does not work', 'Does not match description', 'No longer needed', 'Missing items'] as const;
export const REVIEW_TEXTS: Readonly<Record<number, string>> = {
  5: 'Smells wonderful and burns evenly.',
  4: 'Lovely scent, a little faint in a big room.',
  3: 'Nice jar. Scent is not for me.',
  2: 'Tunnelled on the first burn, mail me at sample.buyer@example.com for photos.',
  1: 'Arrived with the glass cracked. Call +1 202 555 0100.',
};

export function lumenProfile(today: Day): ShopProfile {
  return {
    shopId: 'sample-lumen', name: 'Sample · Lumen Candle Co.', platform: 'tiktok_shop', zone: 'America/New_York', currency: 'USD', industry: 'Home Supplies',
    shopKind: 'enterprise', joinedOn: addDays(today, -400), productsOnSale: 4, isSample: true, benefits: [],
  };
}
