import { columnKey } from '../cells/match-columns.ts';
import type { ColumnSpecs } from '../cells/match-columns.ts';

export type ChatField = 'sessionId' | 'messageId' | 'sentAt' | 'role' | 'agentId' | 'orderId' | 'productId' | 'buyerId' | 'sessionRating' | 'ratedAt' | 'content';

/** The documented columns of a chat log. The platform hands out no such file itself; its robots and workbenches do, under these names. */
export const chatColumns: ColumnSpecs<ChatField> = {
  sessionId: { names: ['会话ID', '会话编号', 'session_id', 'conversation_id'], required: true },
  messageId: { names: ['消息ID', '消息编号', 'message_id', 'msg_id'], required: true },
  sentAt: { names: ['发送时间', '消息时间', 'sent_at', 'send_time'], required: true },
  role: { names: ['发送方', '角色', '发送方角色', '发送者', 'role', 'sender_role'], required: true },
  agentId: { names: ['客服', '客服ID', '客服账号', 'agent_id', 'staff_id'] },
  orderId: { names: ['订单号', '订单编号', '订单ID', 'order_id'] },
  productId: { names: ['商品ID', '商品编号', 'product_id'] },
  buyerId: { names: ['买家ID', '用户ID', 'buyer_id', 'user_id'] },
  sessionRating: { names: ['会话评分', '满意度', '评分', 'session_rating'] },
  ratedAt: { names: ['评价时间', '评分时间', 'rated_at'] },
  content: { names: ['消息内容', '内容', 'content', 'message', 'text'] },
};

export const CHAT_FIELDS = Object.keys(chatColumns) as ChatField[];

const fieldOfKey: ReadonlyMap<string, ChatField> = new Map(CHAT_FIELDS.flatMap((field) => chatColumns[field].names.map((name) => [columnKey(name), field] as const)));

/** A JSON document's values in the order of CHAT_FIELDS; what is no text or number is empty. */
export function chatCells(document: unknown): string[] {
  const cells = CHAT_FIELDS.map(() => '');
  if (typeof document !== 'object' || document === null) return cells;
  for (const [key, value] of Object.entries(document)) {
    const field = fieldOfKey.get(columnKey(key)) ?? fieldOfKey.get(columnKey(key.replace(/[A-Z]/g, (letter) => `_${letter}`)));
    if (field && (typeof value === 'string' || typeof value === 'number')) cells[CHAT_FIELDS.indexOf(field)] = String(value);
  }
  return cells;
}
