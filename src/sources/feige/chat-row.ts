import { emptyFact } from '../../facts/shapes.ts';
import type { ROLES } from '../../facts/shapes.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, ReadContext } from '../source.ts';
import type { ChatField } from './chat-columns.ts';

const SENDERS: Readonly<Record<(typeof ROLES)[number], readonly string[]>> = {
  buyer: ['买家', '用户', '顾客', '消费者', 'buyer', 'user', 'customer'],
  agent: ['客服', '人工', '人工客服', '商家', 'agent', 'seller', 'staff', 'human'],
  robot: ['机器人', '智能客服', '机器人客服', 'robot', 'bot'],
  system: ['系统', '系统消息', 'system'],
};
const roleOfSender = new Map(Object.entries(SENDERS).flatMap(([role, names]) => names.map((name) => [name, role] as const)));

/** One message as a fact. What was said is never kept: only who spoke and when. */
export function readChatRow(cells: RowCells<ChatField>, context: ReadContext): FactItem[] {
  const sender = cells.text('role').toLowerCase();
  const role = roleOfSender.get(sender);
  if (role === undefined) {
    cells.reject('role', sender === '' ? { code: 'missing_value', message: 'The row must say who sent the message.' } : { code: 'bad_choice', message: 'Expected 买家, 客服, 机器人 or 系统 (buyer, agent, robot, system).' });
  }
  const fact = {
    ...emptyFact('message'),
    sessionId: cells.requiredId('sessionId'),
    messageId: cells.requiredId('messageId'),
    sentAt: cells.requiredInstant('sentAt'),
    role: role ?? '',
    agentId: cells.text('agentId'),
    orderId: cells.id('orderId'),
    productId: cells.id('productId'),
    buyerHash: context.hashBuyer(cells.id('buyerId')),
    sessionRating: cells.rating('sessionRating'),
    ratedAt: cells.instant('ratedAt'),
  };
  return [{ kind: 'message', fact, row: cells.row }];
}
