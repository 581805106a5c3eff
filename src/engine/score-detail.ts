import type { ShopProfile } from '../facts/shop-profile.ts';
import type { ScoreDetail } from '../http/schemas.ts';
import type { Edition } from '../rulebook/edition-schema.ts';
import type { Score } from '../score/score-types.ts';
import type { Day } from '../words/days.ts';
import type { Coverage } from './coverage.ts';

/** A score and what it was computed with: what detail and list rows are made of. */
export interface Scored {
  shop: ShopProfile;
  asOf: Day;
  coverage: Coverage;
  edition: Edition;
  inForce: boolean;
  score: Score;
}

type Head = ScoreDetail['score'];

export function headOf({ asOf, edition, inForce, score }: Pick<Scored, 'asOf' | 'edition' | 'inForce' | 'score'>): Head {
  return {
    asOf, edition: edition.edition, total: score.total, noScoreReason: score.noScoreReason, stage: score.stage, consumer: score.consumer, stars: score.stars,
    isAssumed: score.isAssumed || !inForce, missing: score.missing,
  };
}

export function shopOf(shop: ShopProfile): ScoreDetail['shop'] {
  const { benefits: _benefits, ...shown } = shop;
  return shown;
}

export function detailOf(scored: Scored, published: ScoreDetail['published']): ScoreDetail {
  const { shop, edition, score, coverage, inForce } = scored;
  const late = inForce ? { zh: '', en: '' } : { zh: '（当日尚未生效）', en: ' (not in force on this day)' };
  return {
    shop: shopOf(shop),
    score: headOf(scored),
    dimensions: edition.dimensions.map((d) => {
      const own = score.dimensions.find((s) => s.id === d.id);
      return { id: d.id, title: d.title, points: own?.points ?? null, weight: own ? own.weight / 100 : null, mark: own?.mark ?? 'official' };
    }),
    ledger: score.ledger,
    indicators: indicatorsOf(edition, score),
    published,
    editionTitle: { zh: edition.title.zh + late.zh, en: edition.title.en + late.en },
    editionSource: sourceText(edition, edition.inForce.source),
    dataUntil: coverage.dataUntil,
  };
}

/** `D3 2.3.1` with the source's title and address, for people. */
function sourceText(edition: Edition, source: string): string {
  const [key = '', ...place] = source.split(' ');
  const known = edition.sources[key];
  return [known?.title ?? key, place.join(' '), known?.url ?? ''].filter((part) => part !== '').join(' · ');
}

function indicatorsOf(edition: Edition, score: Score): ScoreDetail['indicators'] {
  const scored = edition.dimensions.flatMap((d) => d.indicators.map((indicator) => ({ indicator, dimension: d.id })));
  return scored.flatMap(({ indicator, dimension }) => {
    const measure = edition.measures[indicator.measure];
    const own = score.indicators.find((s) => s.id === indicator.id);
    if (!measure || !own) return [];
    const { numerator, denominator, value, nullReason } = own.reading;
    return [{
      id: indicator.id, title: indicator.title, dimension, numerator, denominator, value, nullReason, unit: indicator.unit, better: indicator.better,
      windowDays: measure.window.value, points: own.points, weight: own.weight / 100, mark: own.points === null ? null : own.mark, definition: measure.definition,
      source: sourceText(edition, measure.source), floor: own.floor,
    }];
  });
}

/** A platform without an edition: nothing is computed, and that is said. */
export function readingsOnly(shop: ShopProfile, asOf: Day, coverage: Coverage, published: ScoreDetail['published']): ScoreDetail {
  return {
    shop: shopOf(shop),
    score: {
      asOf, edition: '', total: null, stage: 'none', consumer: null, stars: null, isAssumed: false, missing: [],
      noScoreReason: { zh: '该平台的规则版本尚未收录', en: 'Tiyan has no edition of this platform yet' },
    },
    dimensions: [], ledger: [], indicators: [], published, editionTitle: { zh: '暂无规则版本', en: 'No edition' }, editionSource: '', dataUntil: coverage.dataUntil,
  };
}
