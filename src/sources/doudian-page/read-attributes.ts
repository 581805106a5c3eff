import { LABELS } from './page-labels.ts';

/** What may follow a label: numbers with units, a weight, a comparison with the day before. */

export interface Attributes {
  /** Numbers that stand bare behind the label, in order. */
  bare: Shown[];
  /** The number after 店铺表现: what the shop really did. */
  performance: Shown | null;
  /** 0–1. */
  weight: number | null;
  /** 0–100, after weighting, as shown. */
  weighted: number | null;
  /** Whether 查看详情 stood between the label and its first number: then that number is points. */
  hasDetailLink: boolean;
  /** True where the page shows that it has no value (`--`, `-9999`). */
  isEmpty: boolean;
  end: number;
}

export interface Shown {
  value: number;
  unit: 'points' | 'percent' | 'seconds' | 'times' | '';
  /** The unit was written 分, which may be points or minutes: the label decides. */
  isAmbiguous: boolean;
}

const S = String.raw`[\s:]*`;
/** Words that may stand right behind a number without a space; any other (分享, 分析, 天) shows that the number was not this label's. */
const FOLLOWERS = [...new Set(LABELS.map((label) => label.text.slice(0, 2))), '较', '店铺', '查看', '考核', '暂无', '更新', '权重', '体验'].join('|');
const BOUNDARY = String.raw`(?=[^\p{Script=Han}\d.:-]|$|${FOLLOWERS}|[.:](?!\d))`;
const NUMBER = String.raw`([+-]?\d[\d,]*(?:\.\d+)?)`;
const DURATION = new RegExp(String.raw`${S}(?:(\d+(?:\.\d+)?)\s*(?:小时|时))?\s*(?:(\d+(?:\.\d+)?)\s*分钟?)?\s*(?:(\d+(?:\.\d+)?)\s*秒钟?)?`, 'uy');
const PLAIN = new RegExp(String.raw`${S}${NUMBER}\s*(分|星|%|次|单|个)?${BOUNDARY}`, 'uy');
const EMPTY = new RegExp(String.raw`${S}(-9999(?:\.0+)?|-{1,2}|—{1,2}|暂无(?!体验)(?:数据)?)(?:\s*(?:分|%|秒|小时))?${BOUNDARY}`, 'uy');
const DETAIL = new RegExp(`${S}查看详情`, 'uy');
const PERFORMANCE = new RegExp(`${S}店铺表现`, 'uy');
const WEIGHTED = new RegExp(String.raw`${S}[x×*]\s*(\d+(?:\.\d+)?)\s*(?:秒|%)?\s*\/?\s*权重\s*=\s*(\d+(?:\.\d+)?)\s*分`, 'uiy');
const WEIGHT = new RegExp(String.raw`${S}\(?权重${S}(\d+(?:\.\d+)?)\s*%\)?`, 'uy');
export const COMPARISON = new RegExp(
  String.raw`${S}\(?较(?:前\s*\d*\s*[日天]|前一[日天]|昨[日天]|上周)\s*(?:持平|(?:上升|下降|提升|降低|增加|减少|[↑↓])?\s*[+-]?\d+(?:\.\d+)?\s*(?:分钟?|%|秒|小时|星|次)?|--?)\)?`,
  'uy',
);

/** `isDuration`: only then `82 分 3 秒` is one number; behind a score the second part is somebody else's. */
export function readAttributes(text: string, start: number, isDuration: boolean): Attributes {
  const found: Attributes = { bare: [], performance: null, weight: null, weighted: null, hasDetailLink: false, isEmpty: false, end: start };
  while (step(text, found, isDuration));
  return found;
}

/** Takes one attribute at `found.end`; false when none stands there. */
function step(text: string, found: Attributes, isDuration: boolean): boolean {
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = at(pattern, text, found.end);
    if (match) found.end = pattern.lastIndex;
    return match;
  };
  if (take(COMPARISON)) return true;
  if (take(DETAIL)) {
    if (found.bare.length === 0) found.hasDetailLink = true;
    return true;
  }
  const weighted = take(WEIGHTED);
  if (weighted) {
    found.weight = Number(weighted[1]) / 100;
    found.weighted = Number(weighted[2]);
    return true;
  }
  const weight = take(WEIGHT);
  if (weight) {
    found.weight = Number(weight[1]) / 100;
    return true;
  }
  const isPerformance = take(PERFORMANCE) !== null;
  if (take(EMPTY)) {
    found.isEmpty = true;
    return true;
  }
  // A second bare number belongs to no one: `服务 85 12` is not read further.
  if (!isPerformance && found.bare.length > 0) return false;
  const shown = (isDuration ? readDuration(text, found.end) : null) ?? readNumber(text, found.end);
  if (!shown) return isPerformance;
  found.end = shown.end;
  if (isPerformance) found.performance = shown.shown;
  else found.bare.push(shown.shown);
  return true;
}

interface Read {
  shown: Shown;
  end: number;
}

function readDuration(text: string, start: number): Read | null {
  const time = at(DURATION, text, start);
  const [hours, minutes, seconds] = [time?.[1], time?.[2], time?.[3]];
  const isTime = hours !== undefined || seconds !== undefined || (minutes !== undefined && time?.[0].endsWith('分钟') === true);
  if (!isTime) return null;
  const value = round(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0));
  return { shown: { value, unit: 'seconds', isAmbiguous: false }, end: DURATION.lastIndex };
}

function readNumber(text: string, start: number): Read | null {
  const match = at(PLAIN, text, start);
  if (!match) return null;
  const value = Number((match[1] ?? '').replaceAll(',', ''));
  const mark = match[2];
  if (mark === '%') return { shown: { value: round(value / 100), unit: 'percent', isAmbiguous: false }, end: PLAIN.lastIndex };
  const unit = mark === '分' || mark === '星' ? 'points' : mark === '次' ? 'times' : '';
  return { shown: { value, unit, isAmbiguous: mark === '分' }, end: PLAIN.lastIndex };
}

/** Takes away what binary fractions add (99.412 % is 0.99412), at a hundred-millionth. */
export const round = (value: number): number => Math.round(value * 1e8) / 1e8;

export function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
