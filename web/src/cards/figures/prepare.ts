import type { Bilingual, ScoreDetail } from '../../../../src/http/schemas.ts';

export interface Figure {
  id: string;
  /** Null for the two figures of the whole shop, which the page names itself. */
  title: Bilingual | null;
  points: number | null;
  weight: number | null;
  stars: number | null;
  /** What the platform itself showed, beside what is computed. */
  published: number | null;
}

/** Total, what buyers are shown, then the dimensions in the edition's order. */
export function prepareFigures({ score, dimensions, published }: ScoreDetail): Figure[] {
  const shown = (id: string): number | null => (published && (id === 'product' || id === 'logistics' || id === 'service') ? published[id] : null);
  return [
    { id: 'total', title: null, points: score.total, weight: null, stars: null, published: published?.total ?? null },
    { id: 'consumer', title: null, points: score.consumer, weight: null, stars: score.stars, published: null },
    ...dimensions.map(({ id, title, points, weight }) => ({ id: `dimension.${id}`, title, points, weight, stars: null, published: shown(id) })),
  ];
}
