import { addDays } from '../words/days.ts';
import type { Day } from '../words/days.ts';
import { carriers } from './carriers.ts';
import type { DouyinPlan, Product } from './douyin-plan.ts';

const products: readonly Product[] = [
  { productId: '3608240010000000201', name: '手工苗绣零钱包', category: '刺绣', skus: ['蓝', '红'], supplierCode: 'XM-01', price: 6800, weight: 6 },
  { productId: '3608240010000000202', name: '蓝染棉麻茶席', category: '染织', skus: ['30×120cm'], supplierCode: 'XM-02', price: 12800, weight: 3 },
  { productId: '3608240010000000203', name: '手作香囊 端午款', category: '香囊', skus: ['艾草', '桂花'], supplierCode: 'XM-03', price: 2900, weight: 8 },
  { productId: '3608240010000000204', name: '竹编小提篮', category: '竹编', skus: ['小号', '中号'], supplierCode: 'XM-04', price: 9800, weight: 3 },
  { productId: '3608240010000000205', name: '木刻版画 岁朝图', category: '版画', skus: ['无框', '带框'], supplierCode: 'XM-05', price: 16800, weight: 2 },
  { productId: '3608240010000000206', name: '手捏陶土花器', category: '陶艺', skus: ['米灰', '赭石'], supplierCode: 'XM-06', price: 8600, weight: 2 },
];

const gift: Product = { productId: '3608240010000000290', name: '赠品 手写书签', category: '书签', skus: ['单枚'], supplierCode: 'XM-90', price: 0, weight: 1 };
const trial: Product = { productId: '3608240010000000203', name: '手作香囊 体验装', category: '香囊', skus: ['体验装'], supplierCode: 'XM-03', price: 100, weight: 1 };

const DAYS = 60;
/** Orders that count: few in the first month, twenty in the second, so the shop stays below the thirty of the formal stage. */
const SLOW_START = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0];
const SECOND_MONTH = [1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 2, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 2, 0, 1, 0, 1];

export function xiaomanPlan(today: Day): DouyinPlan {
  return {
    profile: {
      shopId: 'sample-xiaoman', name: '示例·小满手作', platform: 'douyin', zone: 'Asia/Shanghai', currency: 'CNY', industry: '手工艺/非遗技艺',
      shopKind: 'enterprise', joinedOn: addDays(today, -DAYS), productsOnSale: 6, isSample: true, benefits: [],
    },
    days: DAYS,
    products, gift, trial,
    carriers: carriers.slice(0, 2),
    fault: null,
    dirt: { gift: 0.1, luckyBag: 0, trial: 0.05, unpaid: 0.12, instantRefund: 0.05, cancelled: 0 },
    agents: ['小满'],
    ordersOn: (day) => [...SLOW_START, ...SECOND_MONTH][day] ?? 0,
    troubleOn: () => 0,
    firstAfterSaleExport: null,
    gb18030Month: null,
  };
}
