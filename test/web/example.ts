import type { BatchList, History, ScoreDetail, ShopList } from '../../src/http/schemas.ts';

/** One shop on one day, small enough to check by hand: two dimensions, three indicators, a ledger that adds up to 82.00. */
const product = { id: 'product', title: { zh: '商品', en: 'Product' } };
const service = { id: 'service', title: { zh: '服务', en: 'Service' } };
export const dimensions = [product, service];

type Row = ShopList['shops'][number];
export function shopRow(shopId: string, values: Partial<Row> = {}, total: number | null = 8200): Row {
  return {
    ...profile(shopId),
    score: { ...head, total },
    changeSinceYesterday: total === null ? null : 10,
    dimensions: dimensions.map((dimension) => ({ ...dimension, points: total })),
    dataUntil: '2026-11-22',
    ...values,
  };
}

const profile = (shopId: string) => ({
  shopId,
  name: `店 ${shopId}`,
  platform: 'douyin',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  industry: '',
  shopKind: '',
  joinedOn: null,
  productsOnSale: null,
  isSample: false,
});

const head: ScoreDetail['score'] = {
  asOf: '2026-11-22',
  edition: 'e2',
  total: 8200,
  noScoreReason: null,
  stage: 'formal',
  consumer: 410,
  stars: 4,
  isAssumed: true,
  missing: ['service_bad'],
};

const rest = { cause: { zh: '因', en: 'cause' }, mark: 'official' as const, source: 's' };
const line = (id: string, kind: ScoreDetail['ledger'][number]['kind'], points: number, possible: number | null) => ({
  id,
  kind,
  dimension: null,
  indicator: null,
  title: { zh: id, en: id },
  points,
  possible,
  ...rest,
});

function indicator(id: string, dimension: string | null): ScoreDetail['indicators'][number] {
  return {
    id,
    title: { zh: `${id} 名`, en: `${id} name` },
    dimension,
    numerator: 1,
    denominator: 100,
    value: 0.01,
    nullReason: null,
    unit: 'ratio',
    better: 'lower',
    windowDays: 30,
    points: 9000,
    weight: 0.5,
    mark: 'official',
    definition: { zh: '', en: '' },
    source: '',
    floor: null,
  };
}

export const detail: ScoreDetail = {
  shop: profile('a'),
  score: head,
  dimensions: [
    { ...product, points: 8400, weight: 0.5, mark: 'official' },
    { ...service, points: null, weight: null, mark: 'assumed' },
  ],
  ledger: [line('base', 'indicator', 8350, 9000), line('bonus', 'bonus', 50, 100), line('deduction', 'deduction', -200, null)],
  indicators: [indicator('service_bad', 'service'), indicator('product_bad', 'product'), indicator('loose', null), indicator('odd', 'unknown')],
  published: { publishedOn: '2026-11-23', total: 8100, product: 8300, logistics: null, service: 7900 },
  editionTitle: { zh: '版', en: 'edition' },
  editionSource: '',
  dataUntil: '2026-11-22',
};

export function historyOf(days: [day: string, total: number | null, edition?: string][]): History {
  return {
    shopId: 'a',
    days: days.map(([day, total, edition = 'e1']) => ({ day, edition, total, stage: 'formal', dimensions: { product: total === null ? null : total - 1500 } })),
  };
}

export function batch(batchNo: string, importedAt: number, values: Partial<BatchList['batches'][number]> = {}): BatchList['batches'][number] {
  return {
    batchNo,
    shopId: 'a',
    source: 'doudian-export',
    fileName: 'orders.xlsx',
    state: 'live',
    importedAt,
    rowsRead: 10,
    rowsAccepted: 9,
    rowsRejected: 1,
    dayFirst: '2026-11-01',
    dayLast: '2026-11-22',
    isSample: false,
    ...values,
  };
}
