import { emptyFact } from '../../facts/shapes.ts';
import { columnShare } from '../cells/match-columns.ts';
import type { ColumnSpecs } from '../cells/match-columns.ts';
import { maskText } from '../cells/mask-text.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, ReadContext, Source } from '../source.ts';
import { saysTrue, subOrderId } from './plain-cells.ts';

const columns = {
  reviewId: { names: ['review_id'] },
  orderId: { names: ['order_id'], required: true },
  skuId: { names: ['sku_id'] },
  productId: { names: ['product_id'], required: true },
  rating: { names: ['rating'], required: true },
  reviewedAt: { names: ['reviewed_at'], required: true },
  text: { names: ['review_text'] },
  appendedText: { names: ['appended_text'] },
  appendedAt: { names: ['appended_at'] },
  hasReply: { names: ['has_reply'] },
} satisfies ColumnSpecs<string>;

type Field = keyof typeof columns;

/** Product reviews as a plain table; the headers are Tiyan's own (docs/sources.md). */
export const tiktokReviewExport: Source = {
  id: 'tiktok-review-export',
  title: { zh: 'TikTok Shop 评价表', en: 'TikTok Shop reviews table' },
  platform: 'tiktok_shop',
  async detect(file) {
    return columnShare((await file.head()).header, columns);
  },
  read(file, context) {
    return readTable(file, context, { specs: columns, readRow: (cells) => readReview(cells, context) });
  },
};

function readReview(cells: RowCells<Field>, context: ReadContext): FactItem[] {
  const fact = emptyFact('review');
  fact.orderId = subOrderId(cells.requiredId('orderId'), cells.id('skuId'), cells, context);
  fact.productId = cells.requiredId('productId');
  fact.reviewId = cells.id('reviewId') || `${fact.orderId}:${fact.productId}`;
  fact.rating = cells.rating('rating');
  if (fact.rating === null) cells.reject('rating', { code: 'bad_rating', message: 'Expected a rating from 1 to 5.' });
  fact.reviewedAt = cells.requiredInstant('reviewedAt');
  fact.text = maskText(cells.text('text'));
  fact.appendedText = maskText(cells.text('appendedText'));
  fact.appendedAt = cells.instant('appendedAt');
  fact.hasReply = saysTrue(cells.text('hasReply'));
  return [{ kind: 'review', fact, row: cells.row }];
}
