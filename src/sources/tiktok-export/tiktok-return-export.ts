import { AFTER_SALE_TYPES, emptyFact } from '../../facts/shapes.ts';
import { columnShare } from '../cells/match-columns.ts';
import type { ColumnSpecs } from '../cells/match-columns.ts';
import { maskText } from '../cells/mask-text.ts';
import { partyOf } from '../cells/parties.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, ReadContext, Source } from '../source.ts';
import { saysTrue, subOrderId } from './plain-cells.ts';

const columns = {
  returnId: { names: ['return_id'], required: true },
  orderId: { names: ['order_id'], required: true },
  skuId: { names: ['sku_id'] },
  productId: { names: ['product_id'] },
  type: { names: ['return_type'], required: true },
  status: { names: ['return_status'] },
  reason: { names: ['reason'] },
  startedBy: { names: ['started_by'] },
  requestedAt: { names: ['requested_at'], required: true },
  agreedAt: { names: ['agreed_at'] },
  refundedAt: { names: ['refunded_at'] },
  closedAt: { names: ['closed_at'] },
  returnSignedAt: { names: ['return_received_at'] },
  arbitrationAt: { names: ['arbitration_at'] },
  arbitrationResult: { names: ['arbitration_status'] },
  liability: { names: ['liability'] },
  amount: { names: ['refund_amount'] },
  isExempt: { names: ['is_exempt'] },
} satisfies ColumnSpecs<string>;

type Field = keyof typeof columns;

/** Returns and refunds as a plain table; the headers are Tiyan's own (docs/sources.md). */
export const tiktokReturnExport: Source = {
  id: 'tiktok-return-export',
  title: { zh: 'TikTok Shop 退货退款表', en: 'TikTok Shop returns table' },
  platform: 'tiktok_shop',
  async detect(file) {
    return columnShare((await file.head()).header, columns);
  },
  read(file, context) {
    return readTable(file, context, { specs: columns, readRow: (cells) => readReturn(cells, context) });
  },
};

function readReturn(cells: RowCells<Field>, context: ReadContext): FactItem[] {
  const fact = emptyFact('after_sale');
  fact.afterSaleId = cells.requiredId('returnId');
  fact.orderId = subOrderId(cells.requiredId('orderId'), cells.id('skuId'), cells, context);
  fact.productId = cells.id('productId');
  fact.type = returnType(cells);
  fact.status = cells.text('status');
  fact.reason = maskText(cells.text('reason'));
  fact.startedBy = partyOf(cells.text('startedBy'));
  fact.appliedAt = cells.requiredInstant('requestedAt');
  fact.agreedAt = cells.instant('agreedAt');
  fact.refundedAt = cells.instant('refundedAt');
  fact.closedAt = cells.instant('closedAt');
  fact.returnSignedAt = cells.instant('returnSignedAt');
  fact.arbitrationAt = cells.instant('arbitrationAt');
  fact.arbitrationResult = cells.text('arbitrationResult');
  fact.liability = cells.text('liability');
  fact.amount = cells.money('amount');
  fact.isExempt = saysTrue(cells.text('isExempt'));
  return [{ kind: 'after_sale', fact, row: cells.row }];
}

/** Tiyan's own words, and those of the platform's interface. */
const PLATFORM_TYPES: Readonly<Record<string, string>> = { refund: 'shipped_refund', return_and_refund: 'return_refund', replacement: 'exchange' };

function returnType(cells: RowCells<Field>): string {
  const text = cells.text('type').toLowerCase();
  const type = PLATFORM_TYPES[text] ?? text;
  if ((AFTER_SALE_TYPES as readonly string[]).includes(type)) return type;
  cells.reject('type', { code: 'bad_choice', message: `Expected one of ${AFTER_SALE_TYPES.join(', ')}.` });
  return '';
}
