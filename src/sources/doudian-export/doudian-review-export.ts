import { emptyFact } from '../../facts/shapes.ts';
import { columnShare } from '../cells/match-columns.ts';
import type { ColumnSpecs } from '../cells/match-columns.ts';
import { maskText } from '../cells/mask-text.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, Source } from '../source.ts';

const columns = {
  reviewId: { names: ['评价ID', '评价编号'] },
  reviewedAt: { names: ['评价日期', '评价时间'], required: true },
  orderId: { names: ['订单ID', '订单编号', '订单号', '子订单编号'], required: true },
  productId: { names: ['商品ID', '商品编号'], required: true },
  rating: { names: ['商品评价得分', '商品评分', '评价得分'], required: true },
  text: { names: ['评价内容'] },
  appendedText: { names: ['追评内容', '追加评价内容'] },
  appendedAt: { names: ['追评时间', '追加评价时间'] },
  reply: { names: ['商家是否回复', '是否回复'] },
  replyText: { names: ['回复内容', '商家回复内容'] },
} satisfies ColumnSpecs<string>;

type Field = keyof typeof columns;

/** Known, not read. */
const others = ['商品名称', '商品规格', '用户昵称', '评价等级', '门店ID', '门店名称', '物流评价得分', '服务评价得分'];

/** 抖店后台 → 商品 → 评价管理 → 导出: one row per review. */
export const doudianReviewExport: Source = {
  id: 'doudian-review-export',
  title: { zh: '抖店评价导出', en: 'Doudian review export' },
  platform: 'douyin',
  async detect(file) {
    return columnShare((await file.head()).header, columns, others);
  },
  read(file, context) {
    return readTable(file, context, { specs: columns, readRow: readReview });
  },
};

function readReview(cells: RowCells<Field>): FactItem[] {
  const fact = emptyFact('review');
  fact.orderId = cells.requiredId('orderId');
  fact.productId = cells.requiredId('productId');
  fact.reviewId = cells.id('reviewId') || `${fact.orderId}:${fact.productId}`;
  fact.reviewedAt = cells.requiredInstant('reviewedAt');
  fact.rating = cells.rating('rating');
  if (fact.rating === null) cells.reject('rating', { code: 'bad_rating', message: 'Expected a rating from 1 to 5.' });
  fact.text = maskText(cells.text('text'));
  fact.appendedText = maskText(cells.text('appendedText'));
  fact.appendedAt = cells.instant('appendedAt');
  fact.hasReply = cells.text('reply') === '已回复' || cells.text('reply') === '是' || cells.text('replyText') !== '';
  return [{ kind: 'review', fact, row: cells.row }];
}
