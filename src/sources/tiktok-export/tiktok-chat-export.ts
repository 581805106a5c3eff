import { emptyFact } from '../../facts/shapes.ts';
import { columnShare } from '../cells/match-columns.ts';
import type { ColumnSpecs } from '../cells/match-columns.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, ReadContext, Source } from '../source.ts';

const columns = {
  sessionId: { names: ['session_id'], required: true },
  messageId: { names: ['message_id'], required: true },
  sentAt: { names: ['sent_at'], required: true },
  role: { names: ['sender_role'], required: true },
  agentId: { names: ['agent_id'] },
  orderId: { names: ['order_id'] },
  productId: { names: ['product_id'] },
  buyerId: { names: ['buyer_id'] },
  rating: { names: ['session_rating'] },
  ratedAt: { names: ['rated_at'] },
} satisfies ColumnSpecs<string>;

type Field = keyof typeof columns;

/** Chat messages as a plain table, without what was said; the headers are Tiyan's own (docs/sources.md). */
export const tiktokChatExport: Source = {
  id: 'tiktok-chat-export',
  title: { zh: 'TikTok Shop 客服消息表', en: 'TikTok Shop chat table' },
  platform: 'tiktok_shop',
  async detect(file) {
    return columnShare((await file.head()).header, columns);
  },
  read(file, context) {
    return readTable(file, context, { specs: columns, readRow: (cells) => readMessage(cells, context) });
  },
};

function readMessage(cells: RowCells<Field>, context: ReadContext): FactItem[] {
  const fact = emptyFact('message');
  fact.sessionId = cells.requiredId('sessionId');
  fact.messageId = cells.requiredId('messageId');
  fact.sentAt = cells.requiredInstant('sentAt');
  fact.role = ROLE_NAMES[cells.text('role').toLowerCase()] ?? '';
  if (fact.role === '') cells.reject('role', { code: 'bad_choice', message: 'Expected buyer, agent, robot or system.' });
  fact.agentId = fact.role === 'agent' ? cells.id('agentId') : '';
  fact.orderId = cells.id('orderId');
  fact.productId = cells.id('productId');
  fact.buyerHash = context.hashBuyer(cells.id('buyerId'));
  fact.sessionRating = cells.rating('rating');
  fact.ratedAt = cells.instant('ratedAt');
  return [{ kind: 'message', fact, row: cells.row }];
}

/** Tiyan's own words, and those of the platform's interface. */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  buyer: 'buyer',
  agent: 'agent',
  robot: 'robot',
  system: 'system',
  customer_service: 'agent',
  shop: 'agent',
};
