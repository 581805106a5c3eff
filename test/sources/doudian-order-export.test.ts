import { Uint8ArrayWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/words/days.ts';
import { doudianAfterSaleExport } from '../../src/sources/doudian-export/doudian-after-sale-export.ts';
import { doudianOrderExport } from '../../src/sources/doudian-export/doudian-order-export.ts';
import { parseParcels } from '../../src/sources/doudian-export/parcel-text.ts';
import { factsOf, runSource } from './run-source.ts';

const at = (day: string, hour: number, minute: number, second: number): number => instantAt(day, hour * 3600 + minute * 60 + second, 'Asia/Shanghai');
const HEADER = '主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,买家留言,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,订单类型';
const ROW = '"\t6917926768823643751","\t6917926768823643752","\t辣丝丝","\t1袋",1,"\t300400008",28.90,0.00,李雷,13812345678,文三路1号,请打给韩梅梅,2026-09-22 00:54:10,-,2026-09-24 13:18:29,已完成,退款成功,,2026-09-22 08:53:45,预售订单 含运费险';

describe('doudian-order-export', () => {
  it('reads sub-orders and leaves the buyer out', async () => {
    const second = ROW.replace('3643752', '3643753').replace('预售订单 含运费险', '非预售 赠品 福袋 QIC 上门安装 大件运费险 异常订单');
    const run = await runSource(doudianOrderExport, `\ufeff${HEADER}\n${ROW}\n${second}\n`);
    expect(run.share).toBeGreaterThan(0.9);
    const [order, gift] = factsOf(run, 'order');
    expect(order).toMatchObject({
      orderId: '6917926768823643752', mainOrderId: '6917926768823643751', productName: '辣丝丝', sku: '1袋', supplierCode: '300400008', quantity: 1, currency: 'CNY',
      payableAmount: 2890, status: '已完成', cancelReason: '', orderedAt: at('2026-09-22', 0, 54, 10), paidAt: at('2026-09-22', 0, 54, 10), shippedAt: at('2026-09-22', 8, 53, 45),
      finishedAt: at('2026-09-24', 13, 18, 29), cancelledAt: null, signedAt: null, isPreSale: true, isInsured: true, isGift: false, buyerHash: '',
    });
    expect(gift).toMatchObject({ mainOrderId: '6917926768823643751', isPreSale: false, isGift: true, isLuckyBag: true, isQualityInspected: true, isInstalled: true, isInstallInScope: true, isInsured: false, isBulkyInsured: true, isAbnormal: true });
    expect(run.items.map((item) => item.row)).toEqual([2, 3]);
    expect(run.remarks).toEqual([{ code: 'paid_at_from_submitted', row: 2 }, { code: 'paid_at_from_submitted', row: 3 }]);
    expect(JSON.stringify(run.items)).not.toMatch(/李雷|韩梅梅|13812345678|文三路/);
  });

  it('reads GB18030, columns in any order, and times of payment as given', async () => {
    // 订单状态,子订单编号,支付完成时间,主订单编号 / 已发货,2,2026-09-22 00:54:10,1 / 待支付,3,-,1
    const bytes = Buffer.concat([
      Buffer.from('b6a9b5a5d7b4ccac2cd7d3b6a9b5a5b1e0bac52cd6a7b8b6cdeab3c9cab1bce42cd6f7b6a9b5a5b1e0bac50a', 'hex'),
      Buffer.from('d2d1b7a2bbf52c322c323032362d30392d32322030303a35343a31302c310a', 'hex'),
      Buffer.from('b4fdd6a7b8b62c332c2d2c310a', 'hex'),
    ]);
    const run = await runSource(doudianOrderExport, bytes);
    expect(factsOf(run, 'order').map((one) => [one.orderId, one.status, one.paidAt])).toEqual([['2', '已发货', at('2026-09-22', 0, 54, 10)], ['3', '待支付', null]]);
    expect(run.remarks).toEqual([]);
  });

  it('does not take submission for payment where nothing was paid', async () => {
    const run = await runSource(doudianOrderExport, `${HEADER}\n${ROW.replace(',已完成,', ',待支付,')}\n${ROW.replace(',已完成,退款成功,,', ',已关闭,-,超时未支付,')}\n`);
    expect(factsOf(run, 'order').map((one) => one.paidAt)).toEqual([null, null]);
  });

  it('makes parcels of waybills', async () => {
    const header = '主订单编号,子订单编号,订单状态,支付完成时间,发货时间,揽收时间,签收时间,预计送达时间,快递信息,买家ID';
    const run = await runSource(doudianOrderExport, `${header}\n1,2,已完成,2026-09-22 00:54:10,2026-09-22 01:00:00,2026-09-22 02:00:00,2026-09-23 03:00:00,2026-09-24 04:00:00,"SF1234567890123-顺丰速运；YT99-圆通速递",buyer-77\n`);
    expect(factsOf(run, 'parcel').map((one) => [one.trackingNo, one.carrier, one.orderId, one.signedAt])).toEqual([
      ['SF1234567890123', '顺丰速运', '2', at('2026-09-23', 3, 0, 0)],
      ['YT99', '圆通速递', '2', at('2026-09-23', 3, 0, 0)],
    ]);
    expect(factsOf(run, 'order')[0]).toMatchObject({ trackingNo: 'SF1234567890123', carrier: '顺丰速运', pickedUpAt: at('2026-09-22', 2, 0, 0), deliveryDueAt: at('2026-09-24', 4, 0, 0) });
    expect(factsOf(run, 'order')[0]?.buyerHash).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(run.items)).not.toContain('buyer-77');
    expect(parseParcels('SF-A-顺丰速运')).toEqual([{ trackingNo: 'SF-A', carrier: '顺丰速运' }]);
    expect(parseParcels('顺丰速运')).toEqual([{ trackingNo: '', carrier: '顺丰速运' }]);
  });

  it('keeps bad rows with place and reason and reads the rest', async () => {
    const run = await runSource(doudianOrderExport, `${HEADER}\n${ROW.replace('28.90', '二十八')}\n${ROW}\n\n${ROW.replace('2026-09-22 08:53:45', '2026-09-31 08:53:45')}\n${ROW.replace('"\t6917926768823643752"', '-')}\n`);
    expect(run.items).toHaveLength(1);
    expect(run.rejected.map(({ row, column, value, code }) => ({ row, column, value, code }))).toEqual([
      { row: 2, column: '订单应付金额', value: '二十八', code: 'bad_number' },
      { row: 5, column: '发货时间', value: '2026-09-31 08:53:45', code: 'bad_instant' },
      { row: 6, column: '子订单编号', value: '-', code: 'missing_value' },
    ]);
  });

  it('refuses a file that went through Excel', async () => {
    const lostId = ROW.replaceAll(/"\t69179\d+"/g, '6.91793E+18');
    await expect(runSource(doudianOrderExport, `${HEADER}\n${ROW}\n${lostId}\n`)).rejects.toMatchObject({ code: 'bad_file', place: { row: 3, column: '子订单编号' } });
    await expect(runSource(doudianOrderExport, `${HEADER}\n${ROW.replace('2026-09-22 00:54:10', '2026/9/22 0:54')}\n`)).rejects.toMatchObject({ code: 'bad_file', place: { row: 2, column: '订单提交时间' }, hint: expect.stringContaining('Export it again') as string });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('a').addRows([['主订单编号', '子订单编号', '订单状态', '订单提交时间'], [6_917_926_768_823_640_000, 6_917_926_768_823_640_000, '已完成', '2026-09-22 00:54:10']]);
    await expect(runSource(doudianOrderExport, new Uint8Array(await book.xlsx.writeBuffer()))).rejects.toMatchObject({ code: 'bad_file' });
  });

  it('reads a zip with a password', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: 'abc' });
    await writer.add('订单.csv', new TextReader(`${HEADER}\n${ROW}\n`));
    const bytes = await writer.close();
    expect((await runSource(doudianOrderExport, bytes, { password: 'abc' })).items).toHaveLength(1);
    await expect(runSource(doudianOrderExport, bytes)).rejects.toMatchObject({ code: 'needs_password' });
  });

  it('refuses layouts in which no order can count, and leaves other files alone', async () => {
    await expect(runSource(doudianOrderExport, '主订单编号,子订单编号,选购商品,快递信息\n1,2,x,SF1-顺丰\n')).rejects.toMatchObject({ code: 'bad_file', message: expect.stringContaining('支付完成时间') as string });
    const settlement = '动账时间,动帐流水号,动账金额,子订单号,订单号\n2026-09-22 00:54:10,1,2,3,4\n';
    await expect(runSource(doudianOrderExport, settlement)).rejects.toMatchObject({ code: 'bad_file', message: expect.stringContaining('主订单编号') as string });
    const run = await runSource({ ...doudianOrderExport, read: doudianAfterSaleExport.read }, '售后单号,订单号,商品单号,售后类型,售后申请时间\n1,2,3,换货,2026-09-22 00:54:10\n');
    expect(run.share).toBe(0);
  });
});
