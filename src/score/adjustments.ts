import type { Edition } from '../rulebook/edition-schema.ts';
import { addDays } from '../words/days.ts';
import type { Mark } from '../rulebook/num.ts';
import { measureMark, weakest } from './marks.ts';
import { hundredths } from './points.ts';
import { readingOf } from './readings.ts';
import type { LedgerLine, ScoreInput } from './score-types.ts';

type Bonus = Edition['bonuses'][number];
type Line = Omit<LedgerLine, 'kind'> & { kind: 'bonus' | 'deduction' | 'cap' };

/** Bonuses that are earned, and 0-point lines for those that are not: what could still be had. */
export function bonusLines(input: ScoreInput, to: 'total' | 'dimensions'): Line[] {
  return input.edition.bonuses
    .filter((bonus) => (to === 'total') === (bonus.to === 'total'))
    .map((bonus): Line => {
      const points = hundredths(bonus.points.value);
      return {
        id: `bonus:${bonus.id}`,
        kind: 'bonus',
        dimension: bonus.to === 'total' ? null : bonus.to,
        indicator: null,
        title: bonus.title,
        points: isEarned(input, bonus) ? points : 0,
        possible: points,
        cause: bonusCause(input, bonus),
        mark: bonusMark(input, bonus),
        source: bonus.points.source,
      };
    });
}

function bonusMark({ edition }: ScoreInput, bonus: Bonus): Mark {
  const conditions = [bonus.ratio?.atLeast.mark, bonus.count?.atLeast.mark, bonus.benefit?.lastDays.mark].filter((mark) => mark !== undefined);
  const measures = [bonus.ratio?.measure, bonus.count?.measure].flatMap((id) => (id === undefined ? [] : measureMark(edition, id)));
  return weakest(bonus.points.mark, ...conditions, ...measures);
}

function isEarned(input: ScoreInput, bonus: Bonus): boolean {
  if (bonus.ratio) {
    const { value } = readingOf(input, bonus.ratio.measure);
    if (value === null || value < bonus.ratio.atLeast.value) return false;
  }
  if (bonus.count) {
    const count = readingOf(input, bonus.count.measure)[bonus.count.of];
    if (count === null || count < bonus.count.atLeast.value) return false;
  }
  return !bonus.benefit || hasBenefit(input, bonus.benefit.name, bonus.benefit.lastDays.value);
}

/** On for each of the last `days` days up to the day of the score. */
function hasBenefit(input: ScoreInput, name: string, days: number): boolean {
  const first = addDays(input.asOf, 1 - days);
  return input.profile.benefits.some((b) => b.name === name && b.fromOn <= first && (b.untilOn === null || b.untilOn >= input.asOf));
}

function bonusCause(input: ScoreInput, bonus: Bonus): LedgerLine['cause'] {
  const parts: { zh: string; en: string }[] = [];
  if (bonus.ratio) {
    const { value } = readingOf(input, bonus.ratio.measure);
    const needed = bonus.ratio.atLeast.value * 100;
    const shown = value === null ? '--' : `${(value * 100).toFixed(1)} %`;
    parts.push({ zh: `占比 ${shown}，需达到 ${needed} %`, en: `share ${shown}, ${needed} % needed` });
  }
  if (bonus.count) {
    const count = readingOf(input, bonus.count.measure)[bonus.count.of];
    parts.push({ zh: `${count ?? '--'} 单，需 ${bonus.count.atLeast.value} 单`, en: `${count ?? '--'} orders, ${bonus.count.atLeast.value} needed` });
  }
  if (bonus.benefit) {
    const on = hasBenefit(input, bonus.benefit.name, bonus.benefit.lastDays.value);
    parts.push(on ? { zh: '服务已开通', en: 'service on' } : { zh: '服务未开通或天数不足', en: 'service not on long enough' });
  }
  return { zh: parts.map((p) => p.zh).join('；'), en: parts.map((p) => p.en).join('; ') };
}

/** One line for each scene that happened, and one that gives back what goes beyond a cap. */
export function deductionLines(input: ScoreInput): Line[] {
  const lines: Line[] = [];
  for (const [group, cap] of Object.entries(input.edition.capGroups)) {
    let sum = 0;
    for (const deduction of input.edition.deductions.filter((d) => d.capGroup === group)) {
      const times = readingOf(input, deduction.measure).numerator ?? 0;
      if (times <= 0) continue;
      const points = hundredths(deduction.points.value) * (deduction.per === 'each' ? times : 1);
      sum += points;
      const each = deduction.per === 'each' ? { zh: `${times} 次，每次扣 ${deduction.points.value} 分`, en: `${times} times, ${deduction.points.value} points each` } : { zh: `${times} 次，一次性扣 ${deduction.points.value} 分`, en: `${times} times, ${deduction.points.value} points once` };
      lines.push({ id: `deduction:${deduction.id}`, kind: 'deduction', dimension: null, indicator: null, title: deduction.title, points: -points, possible: 0, cause: each, mark: deduction.points.mark, source: deduction.points.source });
    }
    const over = sum - hundredths(cap.value);
    if (over > 0) {
      lines.push({ id: `cap:${group}`, kind: 'cap', dimension: null, indicator: null, title: { zh: '扣分上限', en: 'Deduction cap' }, points: over, possible: null, cause: { zh: `近 30 天累计不超过 ${cap.value} 分`, en: `At most ${cap.value} points in 30 days` }, mark: cap.mark, source: cap.source });
    }
  }
  return lines;
}
