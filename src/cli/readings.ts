import type { ScoreDetail } from '../http/schemas.ts';

type Indicator = ScoreDetail['indicators'][number];

const reasons = {
  no_facts: { zh: '无数据', en: 'no facts' },
  too_few: { zh: '数量不足', en: 'too few' },
  not_due: { zh: '未到期', en: 'not due' },
  not_reported: { zh: '未导入', en: 'not imported' },
} as const;

/** A reading as people write it: `1.34 %`, `13.9 s`, `5.57 h`, `4.6923`; its reason where there is none. */
export function readingText(indicator: Pick<Indicator, 'value' | 'nullReason' | 'unit'>, lang: 'zh' | 'en'): string {
  const { value, nullReason, unit } = indicator;
  if (value === null) return `-- (${reasons[nullReason ?? 'no_facts'][lang]})`;
  switch (unit) {
    case 'ratio':
      return `${(value * 100).toFixed(2)} %`;
    case 'seconds':
      return value >= 3600 ? `${(value / 3600).toFixed(2)} ${lang === 'zh' ? '小时' : 'h'}` : `${value.toFixed(1)} ${lang === 'zh' ? '秒' : 's'}`;
    case 'stars':
      return value.toFixed(4);
    case 'points':
      return value.toFixed(2);
    case 'count':
      return String(value);
  }
}

export const markText = (mark: string, lang: 'zh' | 'en'): string =>
  ({ official: { zh: '官方', en: 'official' }, third_party: { zh: '第三方', en: 'third party' }, inferred: { zh: '推断', en: 'inferred' }, assumed: { zh: '假定', en: 'assumed' }, entered: { zh: '自填', en: 'entered' } })[mark]?.[lang] ?? mark;

/** `正式` or `formal`; `--` where there is none. */
export function stageText(stage: 'growth' | 'formal' | 'none' | undefined, lang: 'zh' | 'en'): string {
  if (stage === undefined) return '--';
  return { growth: { zh: '成长', en: 'growth' }, formal: { zh: '正式', en: 'formal' }, none: { zh: '无', en: 'none' } }[stage][lang];
}
