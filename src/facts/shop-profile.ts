import type { Day, Zone } from '../words/days.ts';

export const BENEFIT_NAMES = ['freight_insurance', 'bulky_freight_insurance', 'home_installation'] as const;

/** A service a shop offers its buyers, which an edition may reward or require while it is in force. */
export interface Benefit {
  name: (typeof BENEFIT_NAMES)[number];
  fromOn: Day;
  /** Last day, included; null while it goes on. */
  untilOn: Day | null;
}

/** What is known of a shop beside its facts. */
export interface ShopProfile {
  shopId: string;
  name: string;
  platform: string;
  zone: Zone;
  currency: string;
  industry: string;
  shopKind: string;
  /** Day the shop joined the platform; null when not given. */
  joinedOn: Day | null;
  /** null when not given. */
  productsOnSale: number | null;
  isSample: boolean;
  benefits: Benefit[];
}
