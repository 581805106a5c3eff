import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePageText } from './parse-page-text.ts';

const TEXTS = resolve(import.meta.dirname, '../../../../shared/formats/doudian-page-texts.json');
const on = { publishedOn: '2026-08-20' };
const parse = (text: string) => {
  const { fact, unknown } = parsePageText(text, on);
  return { ...fact, readings: JSON.parse(fact.readings) as Record<string, unknown>, unknown };
};

describe('layouts', () => {
  it('reads the page of August 2026: points, weights and performance of each indicator', () => {
    const page = parse('服务体验 服务体验得分 92 分 较前1日持平 飞鸽平均响应时长得分 100 分 较前1日上升1分 x25秒/权重=25分 考核指标 飞鸽平均响应时长 查看详情 100分 店铺表现 12.5秒 较前1日持平 平台求助率 查看详情 80分 店铺表现 0.41% 差行为扣分 0 分 虚假交易刷体验分 2 次');
    expect(page).toMatchObject({ service: 9200, total: null, deduction: 0, layout: 'page_2026_08', publishedOn: '2026-08-20', unknown: [] });
    expect(page.readings).toEqual({
      reply_seconds_mean: 12.5, platform_help_rate: 0.0041,
      points: { reply_seconds_mean: 100, platform_help_rate: 80 }, weights: { reply_seconds_mean: 0.25 }, weighted: { reply_seconds_mean: 25 },
      deductionCounts: { fake_trade: 2 },
    });
  });

  it('reads the page of September 2026 and takes the day from it', () => {
    const page = parse('体验分概览 更新时间：2026-09-10 11:02:03（今日已更新） 我的总分 80 分 商品体验 70 分 平均揽收时长 5.5 小时 飞鸽人工会话不满意率 5.357 % 加分项 +2 分 扣分项 -1.5 分');
    expect(page).toMatchObject({ publishedOn: '2026-09-10', publishedAt: 1789009323, total: 8000, product: 7000, bonus: 200, deduction: 150, layout: 'page_2026_09', unknown: [] });
    expect(page.readings).toEqual({ pickup_seconds_mean: 19_800, chat_dissatisfied_rate: 0.05357 });
  });

  it.each(['商家体验分 82 商品 69 物流 99 服务 85 较昨日 持平', '我的体验分 82分 较昨日 +1 商品 69分 物流 99分 服务 85分', '商品69物流99服务85体验分82', '商家体验分\n８２\n商品\n６９　分\n物流\n99\n服务\n85'])(
    'reads the home card: %s',
    (text) => expect(parse(text)).toMatchObject({ total: 8200, product: 6900, logistics: 9900, service: 8500, layout: 'home_card', readings: {}, unknown: [] }),
  );

  it('tells minutes from points, and takes a value for none where the page shows none', () => {
    const page = parse('体验分 81\n飞鸽平均响应时长 1分13秒\n售后平均审核时长 2小时30分钟\n平均揽收时长 90分\n商品综合评分 查看详情 69分 店铺表现 4.69分\n商品品质退货率 -9999\n平台求助率 --\n发货物流品退率 0.65');
    expect(page.readings).toEqual({ reply_seconds_mean: 73, after_sale_review_seconds_mean: 9000, pickup_seconds_mean: 5400, product_rating: 4.69, points: { product_rating: 69 } });
  });

  it('keeps numerators and denominators', () => {
    const page = parse('体验分 81 近30天消费者评价人工客服为不满意（1-3星）的会话数 3 近30天有人工客服评价会话数 56 近30天达成配送线路时效要求的运单数 1,690');
    expect(page.readings).toEqual({ numerators: { chat_dissatisfied_rate: 3, waybill_on_time_rate: 1690 }, denominators: { chat_dissatisfied_rate: 56 } });
  });
});

describe('no score', () => {
  it.each(['暂无体验分', '近30天订单不足30单', '订单达到30单后次日展示体验分'])('says why: %s', (text) => {
    expect(parse(text)).toMatchObject({ total: null, product: null, noScoreReason: expect.stringMatching(/暂无体验分|30单/) as string });
  });

  it('refuses a text that is no such page, and one without a day', () => {
    expect(() => parsePageText('今日天气 晴 25 度', on)).toThrow(expect.objectContaining({ code: 'bad_file' }) as Error);
    expect(() => parsePageText('体验分 82', {})).toThrow(expect.objectContaining({ code: 'bad_file', hint: expect.stringContaining('--published-on') as string }) as Error);
  });
});

describe('what is not known', () => {
  it('is returned line by line and changes nothing', () => {
    const page = parse('体验分 82 分\n分享有礼 3 天\n未知商品 99 分\n商品 69\n分析更多');
    expect(page).toMatchObject({ total: 8200, product: 6900, unknown: ['分享有礼 3 天', '未知商品 99 分', '分析更多'] });
  });

  it('does not lend its numbers to the score above it', () => {
    expect(parse('体验分 82 分\n3秒杀活动\n商品 69\n12 件新品')).toMatchObject({ total: 8200, product: 6900, unknown: ['3秒杀活动', '12 件新品'] });
    expect(parse('体验分 2026\n商品 69')).toMatchObject({ total: null, product: 6900 });
  });

  it('holds for any order, any blanks and any unknown lines', () => {
    const segments = [['我的总分', '82', '分'], ['商品体验', '69', '分'], ['物流体验', '99'], ['服务', '85'], ['商品综合评分', '4.6923', '分'], ['商品品质退货率', '1.340', '%'],
      ['平均揽收时长', '5.5741', '小时'], ['飞鸽人工会话平响时长', '13.893', '秒'], ['平台求助率', '查看详情', '90', '分', '店铺表现', '0.6522', '%', '较前1日持平'], ['加分项', '+2', '分'], ['扣分项', '0', '分'], ['近30天有效订单数', '1,204', '单']];
    const expected = parse(segments.map((one) => one.join(' ')).join('\n'));
    const blank = fc.constantFrom(' ', '\n', '\t', '　', ' \n ', '\u00a0');
    const noise = fc.array(fc.tuple(fc.constantFrom('新', '活动', '店铺通知', '提示', 'VIP', '★', '分享', '秒杀', '我的商品', '体验官'), fc.constantFrom('', ' 12', ' 3.5 分', '100%', ' 2026-01-02', '：-7 秒')).map((parts) => parts.join('')), { maxLength: 3 });
    fc.assert(
      fc.property(fc.shuffledSubarray(segments, { minLength: segments.length }), fc.array(blank, { minLength: 60, maxLength: 60 }), fc.array(noise, { minLength: 12, maxLength: 12 }), (order, blanks, noises) => {
        let next = 0;
        const text = order.map((one, i) => `${one.reduce((line, part) => line + (blanks[next++ % 60] ?? ' ') + part)}\n${(noises[i] ?? []).map((line) => `${line}\n`).join('')}`).join('');
        const { unknown, ...page } = parse(text);
        expect(page).toEqual({ ...expected, unknown: undefined });
        expect(unknown.length).toBe(noises.flat().length);
      }),
      { seed: 20_260_909, numRuns: 300 },
    );
  });
});

describe('texts of real pages', () => {
  it.skipIf(!existsSync(TEXTS))('are read completely (skipped where the texts are not at hand)', () => {
    const { samples } = JSON.parse(readFileSync(TEXTS, 'utf8')) as { samples: { id: string; text: string }[] };
    const old = parse(samples.find((one) => one.id.startsWith('old'))?.text ?? '');
    expect(old).toMatchObject({ service: 9500, deduction: 0, unknown: [] });
    expect(old.readings).toMatchObject({ reply_seconds_mean: 13.872, after_sale_review_seconds_mean: 6376.32, chat_dissatisfied_rate: 0.111111, platform_help_rate: 0.003937, points: { chat_dissatisfied_rate: 90 } });
    const fresh = parse(samples.find((one) => one.id.startsWith('new'))?.text ?? '');
    expect(fresh).toMatchObject({ total: 8200, product: 6900, logistics: 9900, service: 8500, bonus: 200, deduction: 0, publishedOn: '2026-09-09', unknown: [] });
    expect(fresh.readings).toEqual({
      product_rating: 4.6923, quality_return_rate: 0.0134, pickup_seconds_mean: 20_066.76, waybill_on_time_rate: 0.99412, reply_seconds_mean: 13.893,
      after_sale_review_seconds_mean: 11_901.96, chat_dissatisfied_rate: 0.05357, platform_help_rate: 0.006522, deductions: { fake_trade: 0 },
    });
  });
});
