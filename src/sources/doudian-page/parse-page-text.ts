import { emptyFact } from '../../facts/shapes.ts';
import type { Fact } from '../../facts/shapes.ts';
import { instantAt, isDay } from '../../words/days.ts';
import type { Day, Instant } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { HEADINGS, LABELS } from './page-labels.ts';
import { applyLabel, emptyReading } from './page-reading.ts';
import type { PageReading } from './page-reading.ts';
import { at, COMPARISON, readAttributes } from './read-attributes.ts';

const UPDATED = /\(?更新时间\s*:?\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*\(今日已更新\))?\)?/uy;
const NO_SCORE = /暂无体验分|(?:近30[天日]\s*)?(?:有效|支付)?订单(?:数|量)?(?:需?达到|满)\s*\d+\s*单(?:后|[^\s。;]*展示体验分)[^\s。;]*|(?:近30[天日]\s*)?(?:有效|支付)?订单(?:数|量)?不足\s*\d+\s*单[^\s。;]*/uy;
const STAGE = /(成长|正式)(?:阶段|期)/uy;
const WORD = /[^\s]+/uy;
const PUNCTUATION = /[\s:;,。、|·()/]+/uy;

interface Page {
  reading: PageReading;
  updatedOn: Day | null;
  updatedAt: Instant | null;
  noScore: string[];
  stage: string;
  unknown: string[];
}

/**
 * Reads the text of an experience-score page as a seller copies it. The page's day is its own 更新时间, else `publishedOn`.
 * What no rule knows comes back in `unknown` and changes nothing: the platform adds lines more often than it tells.
 */
export function parsePageText(text: string, given: { publishedOn?: Day } = {}): { fact: Fact<'published_score'>; unknown: string[] } {
  const page = readPage(normalize(text));
  const { scores, values, points } = page.reading;
  const isScored = Object.keys(scores).length > 0;
  if (!isScored && page.noScore.length === 0 && Object.keys(values).length === 0 && Object.keys(points).length === 0) {
    throw new Failure('bad_file', 'The text holds no experience score, no indicator and no word of a missing score.', { hint: 'Copy the whole text of the experience-score page, or of its card on the home page.' });
  }
  const publishedOn = page.updatedOn ?? given.publishedOn;
  if (publishedOn === undefined || !isDay(publishedOn)) {
    throw new Failure('bad_file', 'The text does not say on which day it was shown.', { hint: 'Copy the line 更新时间 too, or give the day with --published-on.' });
  }
  return { fact: factOf(page, publishedOn), unknown: page.unknown };
}

/** Full-width digits, signs and spaces become plain ones; line ends stay, for they part the unknown lines. */
const normalize = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200d\ufeff]/gu, '').replace(/[−–]/gu, '-');

function readPage(text: string): Page {
  const page: Page = { reading: emptyReading(), updatedOn: null, updatedAt: null, noScore: [], stage: '', unknown: [] };
  let unknownEnd = -1;
  for (let index = 0; index < text.length; ) {
    const blank = at(PUNCTUATION, text, index);
    const known = blank ? index + blank[0].length : takeKnown(text, index, page);
    if (known !== null) {
      index = known;
      continue;
    }
    // Whole words only: the number behind an unknown word must not fall to a label inside that word.
    const word = at(WORD, text, index)?.[0] ?? text.charAt(index);
    const isSameLine = unknownEnd >= 0 && /^[^\S\n]*$/u.test(text.slice(unknownEnd, index));
    if (isSameLine) page.unknown.push(`${page.unknown.pop() ?? ''} ${word}`);
    else page.unknown.push(word);
    index += word.length;
    unknownEnd = index;
  }
  return page;
}

/** Takes the statement that begins at `index` into the page; the index behind it, or null when none begins there. */
function takeKnown(text: string, index: number, page: Page): number | null {
  const updated = at(UPDATED, text, index);
  if (updated) {
    takeUpdated(updated, page);
    return UPDATED.lastIndex;
  }
  const noScore = at(NO_SCORE, text, index);
  if (noScore) {
    page.noScore.push(noScore[0].replace(/\s+/gu, ''));
    return NO_SCORE.lastIndex;
  }
  const stage = at(STAGE, text, index);
  if (stage) {
    page.stage = stage[1] === '成长' ? 'growth' : 'formal';
    return STAGE.lastIndex;
  }
  if (at(COMPARISON, text, index)) return COMPARISON.lastIndex;
  if (at(HEADINGS, text, index)) return HEADINGS.lastIndex;
  return takeLabel(text, index, page);
}

function takeLabel(text: string, index: number, page: Page): number | null {
  const label = LABELS.find((one) => text.startsWith(one.text, index));
  if (!label) return null;
  const found = readAttributes(text, index + label.text.length, 'unit' in label.target && label.target.unit === 'seconds');
  const saysSomething = found.bare.length > 0 || found.performance !== null || found.isEmpty || found.weight !== null;
  if (!saysSomething && !isAlone(text, index + label.text.length)) return null;
  applyLabel(page.reading, label, found);
  return found.end;
}

/** A label without a value is a heading, but only as a word of its own: 商品 in 商品质量 is no label. */
const isAlone = (text: string, end: number): boolean => end >= text.length || /[\s:;,。()]/u.test(text.charAt(end)) || LABELS.some((one) => one.text.length > 3 && text.startsWith(one.text, end));

function takeUpdated(match: RegExpExecArray, page: Page): void {
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const day = `${match[1]}-${two(match[2])}-${two(match[3])}`;
  if (!isDay(day)) return;
  page.updatedOn = day;
  if (match[4] === undefined) return;
  page.updatedAt = instantAt(day, Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6] ?? 0), 'Asia/Shanghai');
}

function factOf(page: Page, publishedOn: Day): Fact<'published_score'> {
  const { scores, values, layouts, bonus, deduction, ...groups } = page.reading;
  const total = scores['total'] ?? null;
  const extras = Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0);
  const hasIndicators = Object.keys(values).length > 0 || Object.keys(groups.points).length > 0;
  return {
    ...emptyFact('published_score'),
    publishedOn, publishedAt: page.updatedAt, total, bonus, deduction, stage: page.stage,
    product: scores['product'] ?? null, logistics: scores['logistics'] ?? null, service: scores['service'] ?? null,
    noScoreReason: total === null ? [...new Set(page.noScore)].toSorted().join(';') : '',
    layout: layouts.has('new') ? 'page_2026_09' : layouts.has('old') ? 'page_2026_08' : hasIndicators ? 'page' : 'home_card',
    readings: JSON.stringify(sorted({ ...values, ...Object.fromEntries(extras.map(([name, group]) => [name, sorted(group)])) })),
  };
}

const sorted = (group: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(group).toSorted(([a], [b]) => (a < b ? -1 : 1)));
