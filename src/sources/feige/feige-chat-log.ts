import { columnShare, matchColumns } from '../cells/match-columns.ts';
import { readTable, RowCells } from '../cells/row-cells.ts';
import { firstDocument } from '../courier/first-document.ts';
import type { OpenFile } from '../files/open-file.ts';
import type { ReadContext, Source, SourceItem } from '../source.ts';
import { Failure } from '../../words/failure.ts';
import { CHAT_FIELDS, chatCells, chatColumns } from './chat-columns.ts';
import type { ChatField } from './chat-columns.ts';
import { readChatRow } from './chat-row.ts';

const CHUNK_ITEMS = 1000;
const REQUIRED = CHAT_FIELDS.filter((field) => chatColumns[field].required === true);

/** A log of chat messages, as a table or as one JSON document a message. */
export const feigeChatLog: Source = {
  id: 'feige-chat-log',
  title: { zh: '飞鸽聊天记录', en: 'Feige chat log' },
  platform: 'douyin',
  detect: async (file) => {
    if (!isJson(file)) return columnShare((await file.head()).header, chatColumns);
    return isChatDocument(await firstDocument(file)) ? 0.9 : 0;
  },
  read: (file, context) =>
    isJson(file) ? readDocuments(file, context) : readTable(file, context, { specs: chatColumns, readRow: (cells) => readChatRow(cells, context) }),
};

const isJson = (file: OpenFile): boolean => file.format === 'json' || file.format === 'jsonl';

function isChatDocument(document: unknown): boolean {
  const cells = chatCells(document);
  return REQUIRED.every((field) => cells[CHAT_FIELDS.indexOf(field)] !== '');
}

async function* readDocuments(file: OpenFile, context: ReadContext): AsyncGenerator<SourceItem[]> {
  const names = CHAT_FIELDS.map((field) => chatColumns[field].names[0] ?? field);
  const cells = new RowCells<ChatField>(matchColumns(names, chatColumns, file.name), { file: file.name, zone: context.zone, currency: context.currency, dateOrder: 'iso' });
  let items: SourceItem[] = [];
  for await (const { row, value } of file.documents()) {
    if (items.length === 0 && !isChatDocument(value) && chatCells(value).every((cell) => cell === '')) {
      throw new Failure('bad_file', 'The documents are no chat messages.', { place: { file: file.name, row }, hint: 'Each needs session_id, message_id, sent_at and role.' });
    }
    const read = readChatRow(cells.use(row, chatCells(value), null), context);
    items.push(...(cells.rejected ? [cells.rejected] : read));
    if (items.length < CHUNK_ITEMS) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}
