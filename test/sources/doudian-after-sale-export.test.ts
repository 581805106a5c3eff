import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/words/days.ts';
import { doudianAfterSaleExport } from '../../src/sources/doudian-export/doudian-after-sale-export.ts';
import { factsOf, runSource } from './run-source.ts';

const at = (day: string, hour: number): number => instantAt(day, hour * 3600, 'Asia/Shanghai');
const HEADER = '售后单号,订单号,商品单号,售后类型,售后状态,售后申请时间,退商品金额（元）';
const FULL = `${HEADER},售后原因,首次售后原因,同意售后申请时间,商家退款时间,用户到账时间,售后完结时间,售后关闭时间,仲裁状态,纠纷责任方,判责原因,退货签收时间,发起方,售后标签,用户售后说明`;

describe('doudian-after-sale-export', () => {
  it('reads all that a full layout says', async () => {
    const row = '"\t701","\t600","\t601",退货退款,退款成功,2026-09-22 10:00:00,19.90,质量问题,商品破损,2026-09-22 11:00:00,-,2026-09-25 12:00:00,2026-09-26 00:00:00,-,未介入,商家,商品瑕疵,2026-09-24 09:00:00,买家,"运费险,豁免体验分",我叫李雷 13812345678';
    const run = await runSource(doudianAfterSaleExport, `${FULL}\n${row}\n`);
    expect(run.share).toBeGreaterThan(0.9);
    expect(factsOf(run, 'after_sale')).toEqual([expect.objectContaining({
      afterSaleId: '701', orderId: '601', type: 'return_refund', status: '退款成功', reason: '质量问题', firstReason: '商品破损', appliedAt: at('2026-09-22', 10), agreedAt: at('2026-09-22', 11),
      refundedAt: at('2026-09-25', 12), closedAt: null, arbitrationAt: null, arbitrationResult: '', liability: '商家', liabilityReason: '商品瑕疵', returnSignedAt: at('2026-09-24', 9), amount: 1990, startedBy: 'buyer', isExempt: true,
    })]);
    expect(run.remarks).toEqual([]);
    expect(JSON.stringify(run.items)).not.toMatch(/李雷|13812345678/);
  });

  it.each([
    ['退货退款', 'return_refund', []],
    ['已发货仅退款', 'shipped_refund', []],
    ['仅退款(已发货)', 'shipped_refund', []],
    ['未发货仅退款', 'unshipped_refund', []],
    ['仅退款', 'shipped_refund', ['refund_type_assumed_shipped']],
    ['换货', 'exchange', []],
    ['补寄', 'reissue', []],
    ['维修', 'repair', []],
    ['价保', 'price_protection', []],
    ['以旧换新', 'other', ['after_sale_type_unknown']],
  ])('takes %s for %s', async (text, type, codes) => {
    const run = await runSource(doudianAfterSaleExport, `${HEADER}\n1,2,3,${text},-,2026-09-22 10:00:00,1\n`);
    expect(factsOf(run, 'after_sale')[0]?.type).toBe(type);
    expect(run.remarks.map((one) => one.code)).toEqual(codes);
  });

  it('counts a refund only when the status says so, or there is none', async () => {
    const header = '售后单号,商品单号,售后类型,售后申请时间,售后完结时间';
    const row = '1,3,换货,2026-09-22 10:00:00,2026-09-23 10:00:00';
    const refunds = async (text: string): Promise<unknown[]> => factsOf(await runSource(doudianAfterSaleExport, text), 'after_sale').map((one) => one.refundedAt);
    expect(await refunds(`${header}\n${row}\n`)).toEqual([at('2026-09-23', 10)]);
    expect(await refunds(`${header},售后状态\n${row},售后关闭\n${row},-\n${row},售后成功\n`)).toEqual([null, null, at('2026-09-23', 10)]);
  });

  it('says when it has to guess the sub-order or the day of arbitration', async () => {
    const run = await runSource(doudianAfterSaleExport, '售后单号,订单号,售后类型,售后申请时间,仲裁状态\n1,600,换货,2026-09-22 10:00:00,支持买家\n2,600,换货,2026-09-22 10:00:00,未仲裁\n');
    expect(factsOf(run, 'after_sale').map((one) => [one.orderId, one.arbitrationAt, one.arbitrationResult])).toEqual([['600', at('2026-09-22', 10), '支持买家'], ['600', null, '']]);
    expect(run.remarks).toEqual([{ code: 'sub_order_unknown', row: 2 }, { code: 'arbitration_day_from_application', row: 2 }, { code: 'sub_order_unknown', row: 3 }]);
  });

  it('rejects rows without an id, a kind or a time of application', async () => {
    const run = await runSource(doudianAfterSaleExport, `${HEADER}\n-,2,3,换货,-,2026-09-22 10:00:00,1\n1,2,3,,-,2026-09-22 10:00:00,1\n1,2,3,换货,-,-,1\n1,2,3,换货,-,昨天,1\n`);
    expect(run.items).toEqual([]);
    expect(run.rejected.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [2, '售后单号', '-', 'missing_value'], [3, '售后类型', '', 'missing_value'], [4, '售后申请时间', '-', 'missing_value'], [5, '售后申请时间', '昨天', 'bad_instant'],
    ]);
    await expect(runSource(doudianAfterSaleExport, '售后单号,售后类型,售后申请时间\n1,换货,2026-09-22 10:00:00\n')).rejects.toMatchObject({ code: 'bad_file', message: expect.stringContaining('商品单号') as string });
  });
});
