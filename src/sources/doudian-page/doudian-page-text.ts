import { maskText } from '../cells/mask-text.ts';
import type { Day } from '../../words/days.ts';
import { dayOf, instantAt } from '../../words/days.ts';
import type { OpenFile } from '../files/open-file.ts';
import type { Source } from '../source.ts';
import { parsePageText } from './parse-page-text.ts';

const PAGE_WORDS = /体\s*验\s*分|(?:商品|物流|服务)体验/u;
/** A page copied whole has some 3 KB. */
const TEXT_BYTES_MAX = 256 * 1024;

/** A text with TABs in it looks like a table: then its name decides. */
const isPlainText = (file: OpenFile): boolean => file.bytes <= TEXT_BYTES_MAX && (file.format === 'text' || (file.format === 'csv' && file.name.endsWith('.txt')));

/** The experience-score page as text. `publishedOn` is the day it was copied, for a text that does not say. */
export const doudianPageText = (given: { publishedOn?: Day } = {}): Source => ({
  id: 'doudian-page-text',
  title: { zh: '抖店体验分页面文字', en: 'Doudian experience-score page as text' },
  platform: 'douyin',
  detect: async (file) => (isPlainText(file) && PAGE_WORDS.test(await file.text()) ? 0.9 : 0),
  async *read(file, context) {
    // An export's own time stands before its name; a copied text has none, and then the caller's day is the only one.
    const publishedOn = given.publishedOn ?? (file.exportedAt === null ? undefined : dayOf(file.exportedAt, context.zone));
    const { fact, unknown } = parsePageText(await file.text(), publishedOn === undefined ? {} : { publishedOn });
    for (const line of unknown) context.remark('unknown_line', `The page shows something that is not known here: ${maskText(line).slice(0, 40)}`, 1);
    const revision = fact.publishedAt ?? instantAt(fact.publishedOn, 0, context.zone);
    yield [{ kind: 'published_score', fact, row: 1, revision }];
  },
});
