import { addDays } from '../words/days.ts';
import type { Day } from '../words/days.ts';
import { carriers } from './carriers.ts';
import type { DouyinPlan, Fault, Product } from './douyin-plan.ts';

/** Suppliers: GA textiles, GB steel and glass, GC plastics and wood. */
const products: readonly Product[] = [
  { productId: '3605120010000000101', name: '316不锈钢保温杯 便携大容量', category: '保温杯', skus: ['500ml 米白', '500ml 墨绿', '750ml 米白'], supplierCode: 'GB-2001', price: 5990, weight: 24 },
  { productId: '3605120010000000102', name: '高硼硅玻璃水杯 带盖', category: '玻璃杯', skus: ['400ml 透明', '400ml 烟灰'], supplierCode: 'GB-2002', price: 2990, weight: 8 },
  { productId: '3605120010000000103', name: '不锈钢保鲜盒 三件套', category: '保鲜盒', skus: ['三件套'], supplierCode: 'GB-2003', price: 7900, weight: 6 },
  { productId: '3605120010000000104', name: '加厚纯棉毛巾 两条装', category: '毛巾', skus: ['浅灰', '燕麦色', '雾蓝'], supplierCode: 'GA-1001', price: 2580, weight: 13 },
  { productId: '3605120010000000105', name: '防滑居家拖鞋 四季款', category: '拖鞋', skus: ['36-37', '38-39', '40-41', '42-43'], supplierCode: 'GA-1002', price: 1990, weight: 10 },
  { productId: '3605120010000000106', name: '珊瑚绒盖毯 午睡毯', category: '毛毯', skus: ['100×140cm', '150×200cm'], supplierCode: 'GA-1003', price: 6900, weight: 6 },
  { productId: '3605120010000000107', name: '厨房吸水抹布 十片装', category: '抹布', skus: ['十片装'], supplierCode: 'GA-1004', price: 1590, weight: 7 },
  { productId: '3605120010000000108', name: '可折叠收纳箱 带滑轮', category: '收纳箱', skus: ['小号', '大号'], supplierCode: 'GC-3001', price: 4990, weight: 9 },
  { productId: '3605120010000000109', name: '整竹砧板 双面可用', category: '砧板', skus: ['36×26cm', '40×30cm'], supplierCode: 'GC-3002', price: 5500, weight: 5 },
  { productId: '3605120010000000110', name: '桌面抽纸盒 木盖款', category: '纸巾盒', skus: ['白色', '灰色'], supplierCode: 'GC-3003', price: 2290, weight: 6 },
  { productId: '3605120010000000111', name: '无痕衣架 二十只装', category: '衣架', skus: ['二十只装'], supplierCode: 'GC-3004', price: 2690, weight: 5 },
  { productId: '3605120010000000112', name: '手编藤篮 现编现发', category: '收纳篮', skus: ['中号'], supplierCode: 'GC-3005', price: 8800, weight: 1, isPreSale: true },
];

const gift: Product = { productId: '3605120010000000190', name: '赠品 硅胶杯刷', category: '清洁刷', skus: ['单只'], supplierCode: 'GC-3090', price: 0, weight: 1 };
const trial: Product = { productId: '3605120010000000107', name: '厨房吸水抹布 试用装', category: '抹布', skus: ['单片试用'], supplierCode: 'GA-1004', price: 100, weight: 1 };

const WEEKDAY_SHARES = [1.1, 0.92, 0.9, 0.95, 1, 1.05, 1.14];
const ORDERS_PER_DAY = 56;

/** Eight good weeks; then a batch of the bestselling cup that leaks, until it is taken off the shelf three weeks before today. */
const fault: Fault = { productId: '3605120010000000101', from: 56, delisted: 99 };

/** The complaints come one to two weeks after the batch, and ebb away as slowly. */
function troubleOn(day: number): number {
  const rise = (day - (fault.from + 5)) / 12;
  const fall = (fault.delisted + 16 - day) / 13;
  return Math.max(0, Math.min(1, rise, fall));
}

export function qinghePlan(today: Day): DouyinPlan {
  return {
    profile: {
      shopId: 'sample-qinghe', name: '示例·青禾家居旗舰店', platform: 'douyin', zone: 'Asia/Shanghai', currency: 'CNY', industry: '居家日百',
      shopKind: 'flagship', joinedOn: addDays(today, -730), productsOnSale: 12, isSample: true,
      benefits: [{ name: 'freight_insurance', fromOn: addDays(today, -730), untilOn: null }],
    },
    days: 120,
    products, gift, trial, carriers, fault, troubleOn,
    dirt: { gift: 0.03, luckyBag: 0.02, trial: 0.012, unpaid: 0.05, instantRefund: 0.015, cancelled: 0.012 },
    agents: ['客服小青', '客服小禾', '客服阿木'],
    ordersOn: (_day, weekday, random) => Math.min(70, Math.max(40, Math.round(ORDERS_PER_DAY * (WEEKDAY_SHARES[weekday] ?? 1) * (0.92 + 0.16 * random.next())))),
    firstAfterSaleExport: 105,
    gb18030Month: 1,
  };
}
