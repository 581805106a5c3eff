import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/words/days.ts';
import { doudianReviewExport } from '../../src/sources/doudian-export/doudian-review-export.ts';
import { factsOf, runSource } from './run-source.ts';

const HEADER = ['评价日期', '订单ID', '商品ID', '商品名称', '商品规格', '商品评价得分', '评价内容', '用户昵称', '追评内容', '追评时间', '商家是否回复'];

async function workbook(rows: (string | number)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('评价').addRows([HEADER, ...rows]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('doudian-review-export', () => {
  it('reads a workbook and hides who is named in a text', async () => {
    const run = await runSource(doudianReviewExport, await workbook([
      ['2026-09-22 10:00:00', '6917926768823643751', '3001', '辣丝丝', '1袋', 5, '好吃，找快递员 韩梅梅 13812345678 拿的，加微信：lilei2026', '李雷', '-', '', '已回复'],
      ['2026-09-22', '6917926768823643752', '3001', '辣丝丝', '1袋', '1', '坏了', '李雷', '又坏了 li@example.com', '2026-09-30 10:00:00', '未回复'],
    ]), { name: '评价.xlsx' });
    expect(run.share).toBe(1);
    expect(factsOf(run, 'review')).toEqual([
      { reviewId: '6917926768823643751:3001', orderId: '6917926768823643751', productId: '3001', rating: 5, reviewedAt: instantAt('2026-09-22', 36_000, 'Asia/Shanghai'), text: '好吃，找快递员 *** *** 拿的，加微信：***', appendedAt: null, appendedText: '', hasReply: true },
      { reviewId: '6917926768823643752:3001', orderId: '6917926768823643752', productId: '3001', rating: 1, reviewedAt: instantAt('2026-09-22', 0, 'Asia/Shanghai'), text: '坏了', appendedAt: instantAt('2026-09-30', 36_000, 'Asia/Shanghai'), appendedText: '又坏了 ***', hasReply: false },
    ]);
    expect(JSON.stringify(run.items)).not.toMatch(/李雷|韩梅梅|13812345678|lilei2026|li@example/);
  });

  it('rejects ratings that are none', async () => {
    const run = await runSource(doudianReviewExport, await workbook([['2026-09-22 10:00:00', '1', '2', '', '', 6, ''], ['2026-09-22 10:00:00', '1', '2', '', '', '', ''], ['2026-09-22 10:00:00', '1', '2', '', '', 4, '']]));
    expect(run.rejected.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([[2, '商品评价得分', '6', 'bad_rating'], [3, '商品评价得分', '', 'bad_rating']]);
    expect(run.items).toHaveLength(1);
  });
});
