import type { ScoreDetail } from '../../../../src/http/schemas.ts';

/** The names of the indicators that wait for data, as one text; an indicator the answer does not list keeps its id. */
export function missingTitles({ score, indicators }: ScoreDetail, lang: 'zh' | 'en'): string {
  const titles = new Map(indicators.map(({ id, title }) => [id, title[lang]]));
  return score.missing.map((id) => titles.get(id) ?? id).join(lang === 'zh' ? '、' : ', ');
}
