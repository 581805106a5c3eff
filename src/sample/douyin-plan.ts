import type { ShopProfile } from '../facts/shop-profile.ts';
import type { Random } from './random.ts';

export interface Product {
  productId: string;
  name: string;
  category: string;
  skus: readonly string[];
  /** 商家编码; its first two letters name the supplier. */
  supplierCode: string;
  /** Fen. */
  price: number;
  weight: number;
  isPreSale?: boolean;
}

export interface Carrier {
  name: string;
  /** As 快递100 calls it. */
  code: string;
  /** What a waybill number begins with. */
  prefix: string;
  lateShare: number;
  weight: number;
}

/** A product of which a new batch goes wrong: from day `from` on it is mixed in, on day `delisted` it leaves the shelf. */
export interface Fault {
  productId: string;
  from: number;
  delisted: number;
}

/** How often the unruly things of a shop's life happen, as shares of its valid orders. */
interface Dirt {
  gift: number;
  luckyBag: number;
  trial: number;
  unpaid: number;
  instantRefund: number;
  cancelled: number;
}

/** A Douyin shop to be made up. Days count from 0, the oldest. */
export interface DouyinPlan {
  profile: ShopProfile;
  days: number;
  products: readonly Product[];
  gift: Product;
  trial: Product;
  carriers: readonly Carrier[];
  fault: Fault | null;
  dirt: Dirt;
  agents: readonly string[];
  ordersOn(day: number, weekday: number, random: Random): number;
  /** 0 all is well … 1 the service is swamped. */
  troubleOn(day: number): number;
  /** Day on which the after-sales so far are exported a first time; null for one export only. */
  firstAfterSaleExport: number | null;
  /** The month, counted from the first, whose order file is in GB18030; null for none. */
  gb18030Month: number | null;
}
