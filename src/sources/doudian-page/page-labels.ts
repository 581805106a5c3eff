/** The labels of the experience-score pages as sellers copy them, and what each stands for. Spaces never stand inside a label. */

export type Target =
  | { kind: 'total' }
  | { kind: 'dimension'; id: 'product' | 'logistics' | 'service' }
  /** `isPoints`: the number after the label is the indicator's points, not its value. */
  | { kind: 'indicator'; id: string; unit: IndicatorUnit; isPoints: boolean }
  | { kind: 'part'; of: 'numerators' | 'denominators'; id: string; unit: IndicatorUnit }
  | { kind: 'count'; id: string }
  | { kind: 'bonus' }
  | { kind: 'deduction' }
  | { kind: 'deductionPart'; id: string };

export type IndicatorUnit = 'stars' | 'rate' | 'seconds' | 'count';

export interface Label {
  text: string;
  target: Target;
  /** Only one of the two known layouts uses this wording. */
  layout: 'old' | 'new' | null;
}

interface Indicator {
  id: string;
  unit: IndicatorUnit;
  old: string[];
  new: string[];
}

const INDICATORS: readonly Indicator[] = [
  { id: 'product_rating', unit: 'stars', old: ['商品综合评分', '商品综合评价'], new: [] },
  { id: 'quality_return_rate', unit: 'rate', old: ['商品品质退货率'], new: [] },
  { id: 'pickup_seconds_mean', unit: 'seconds', old: ['揽收时长平均', '揽收平均时长'], new: ['平均揽收时长'] },
  { id: 'waybill_on_time_rate', unit: 'rate', old: ['运单配送时效达成率'], new: [] },
  { id: 'logistics_return_rate', unit: 'rate', old: ['发货物流品退率', '物流品质退货率'], new: [] },
  { id: 'damage_return_rate', unit: 'rate', old: ['物流破损退货率', '破损退货率'], new: [] },
  { id: 'reply_seconds_mean', unit: 'seconds', old: ['飞鸽平均响应时长'], new: ['飞鸽人工会话平响时长', '飞鸽人工会话平均响应时长'] },
  { id: 'after_sale_review_seconds_mean', unit: 'seconds', old: ['售后平均审核时长'], new: [] },
  { id: 'after_sale_on_time_rate', unit: 'rate', old: ['售后处理时长达成率', '售后处理达成率'], new: [] },
  { id: 'chat_dissatisfied_rate', unit: 'rate', old: ['飞鸽会话不满意率'], new: ['飞鸽人工会话不满意率'] },
  { id: 'platform_help_rate', unit: 'rate', old: ['平台求助率'], new: [] },
];

const PARTS: readonly (readonly [string, 'numerators' | 'denominators', string, IndicatorUnit])[] = [
  ['物流签收订单中因商品品质原因产生的订单数', 'numerators', 'quality_return_rate', 'count'],
  ['物流签收订单量', 'denominators', 'quality_return_rate', 'count'],
  ['达成配送线路时效要求的运单数', 'numerators', 'waybill_on_time_rate', 'count'],
  ['应达成配送线路时效要求运单数', 'denominators', 'waybill_on_time_rate', 'count'],
  ['支付订单中首次因物流品质原因售后的订单数', 'numerators', 'logistics_return_rate', 'count'],
  ['支付订单数', 'denominators', 'logistics_return_rate', 'count'],
  ['退款成功售后单的售后审核总时长', 'numerators', 'after_sale_review_seconds_mean', 'seconds'],
  ['退款成功售后单数', 'denominators', 'after_sale_review_seconds_mean', 'count'],
  ['消费者评价人工客服为不满意(1-3星)的会话数', 'numerators', 'chat_dissatisfied_rate', 'count'],
  ['有人工客服评价会话数', 'denominators', 'chat_dissatisfied_rate', 'count'],
  ['消费者升级求助平台订单数', 'numerators', 'platform_help_rate', 'count'],
  ['消费者求助商家订单数', 'denominators', 'platform_help_rate', 'count'],
];

const plain = (target: Target, texts: string[], layout: Label['layout'] = null): Label[] => texts.map((text) => ({ text, target, layout }));

const dimension = (id: 'product' | 'logistics' | 'service', name: string): Label[] =>
  plain({ kind: 'dimension', id }, [name, `${name}体验`, `${name}体验分`, `${name}体验得分`, ...(id === 'service' ? ['商家服务分'] : [])]);

const indicatorLabels = (one: Indicator): Label[] =>
  (['old', 'new'] as const).flatMap((layout) =>
    one[layout].flatMap((text) => {
      // Wording that both layouts share tells nothing about the layout.
      const told = layout === 'new' || one.new.length > 0 ? layout : null;
      return [
        { text, target: { kind: 'indicator', id: one.id, unit: one.unit, isPoints: false } as const, layout: told },
        { text: `${text}得分`, target: { kind: 'indicator', id: one.id, unit: one.unit, isPoints: true } as const, layout: told },
      ];
    }),
  );

/** Longest first, so that the label that begins a longer one never wins over it. */
export const LABELS: readonly Label[] = [
  ...plain({ kind: 'total' }, ['我的体验分', '商家体验分', '店铺体验分', '总体验分', '体验分', '总分']),
  ...plain({ kind: 'total' }, ['我的总分'], 'new'),
  ...dimension('product', '商品'),
  ...dimension('logistics', '物流'),
  ...dimension('service', '服务'),
  ...INDICATORS.flatMap(indicatorLabels),
  ...plain({ kind: 'indicator', id: 'pickup_score', unit: 'count', isPoints: false }, ['揽收得分', '揽收时效得分']),
  ...PARTS.flatMap(([text, of, id, unit]) => ['', '近30天', '近30日'].map((head): Label => ({ text: head + text, target: { kind: 'part', of, id, unit }, layout: null }))),
  ...plain({ kind: 'count', id: 'valid_orders' }, ['近30天有效订单数', '近30日有效订单数', '有效订单数']),
  ...plain({ kind: 'bonus' }, ['加分项', '加分']),
  ...plain({ kind: 'deduction' }, ['扣分项', '扣分']),
  ...plain({ kind: 'deduction' }, ['差行为扣分'], 'old'),
  ...plain({ kind: 'deductionPart', id: 'fake_trade' }, ['虚假交易刷体验分扣分', '虚假交易刷体验分']),
  ...plain({ kind: 'deductionPart', id: 'consumer_harm' }, ['影响消费者体验扣分', '影响消费者体验']),
].toSorted((a, b) => b.text.length - a.text.length);

/** Words of the page that carry no number and are passed over in silence. */
export const HEADINGS = /(?:体验分概览|考核指标|查看详情|店铺表现|今日已更新|差行为|加分明细|扣分明细|(?:体验分等级|考核行业)\s*:?\s*[^\s\d:]+)/uy;
