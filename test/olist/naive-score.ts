import type { NaiveReading } from './naive-olist.ts';

/* The score of an edition, read from its YAML as plain data and reckoned in the shortest way. Points are hundredths. */
type Table = [number, number][];
interface PointsRule { curve?: { rows: Table }; bands?: { rows: Table }; otherwise?: { value: number }; own?: object }
interface WeightRow { industry: string; shopKind: string; weights: Record<string, number> }
interface Bonus { to: string; points: { value: number }; benefit?: object; ratio?: { measure: string; atLeast: { value: number } }; count?: { measure: string; atLeast: { value: number } } }
export interface EditionText {
  edition: string;
  measures: Record<string, { numerator: { value: { steps?: { table: { rows: Table }; beyond: { value: number } } } }[] }>;
  dimensions: { id: string; indicators: { id: string; measure: string; better: string; points: PointsRule }[] }[];
  weights: { dimensions: { rows: WeightRow[] }; indicators: Record<string, { rows: WeightRow[] }> };
  floors: { indicator: string; points: { value: number } }[];
  bonuses: Bonus[];
}

export interface NaiveScore {
  points: Record<string, number>;
  dimensions: Record<string, number | null>;
  /** Exact shares of the total. */
  shares: Record<string, number>;
  total: number;
}

const everyShop = (rows: WeightRow[]): Record<string, number> => rows.find((row) => row.industry === '*' && row.shopKind === '*')?.weights ?? {};

function pointsOf(rule: PointsRule, better: string, value: number): number {
  if (rule.own) return Math.min(100, Math.max(50, value));
  if (rule.bands) return rule.bands.rows.find(([edge]) => (better === 'higher' ? value >= edge : value <= edge))?.[1] ?? rule.otherwise?.value ?? 0;
  const rows = rule.curve?.rows ?? [];
  const above = rows.findIndex(([x]) => value <= x);
  if (above <= 0) return (above === 0 ? rows[0] : rows.at(-1))?.[1] ?? 0;
  const [[x0, y0], [x1, y1]] = [rows[above - 1] ?? [0, 0], rows[above] ?? [1, 0]];
  return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0);
}

function bonusPoints(edition: EditionText, to: string, readings: Record<string, NaiveReading>): number {
  return edition.bonuses.filter((bonus) => bonus.to === to && !bonus.benefit).reduce((sum, { ratio, count, points }) => {
    const share = ratio ? readings[ratio.measure] : undefined;
    const isEnough = (!ratio || (share?.denominator ? share.numerator / share.denominator >= ratio.atLeast.value : false)) && (!count || (readings[count.measure]?.numerator ?? 0) >= count.atLeast.value);
    return isEnough ? sum + points.value * 100 : sum;
  }, 0);
}

/** Indicators without a reading give their weight to the others of their dimension, dimensions to the other dimensions. */
export function naiveScore(edition: EditionText, readings: Record<string, NaiveReading>): NaiveScore {
  const score: NaiveScore = { points: {}, dimensions: {}, shares: {}, total: 0 };
  const weights = everyShop(edition.weights.dimensions.rows);
  const fewBad = (readings['bad_review_orders']?.numerator ?? 0) <= 3 && (readings['paid_orders']?.numerator ?? 0) < 500;
  for (const dimension of edition.dimensions) {
    const own = everyShop(edition.weights.indicators[dimension.id]?.rows ?? []);
    const known = dimension.indicators.filter((i) => (readings[i.measure]?.denominator ?? 0) > 0);
    const all = known.reduce((sum, i) => sum + (own[i.id] ?? 0), 0);
    for (const i of known) {
      const { numerator, denominator } = readings[i.measure] ?? { numerator: 0, denominator: 1 };
      const floor = i.id === 'product_rating' && fewBad ? edition.floors.find((f) => f.indicator === i.id)?.points.value : undefined;
      score.points[i.id] = Math.round((floor ?? pointsOf(i.points, i.better, numerator / (denominator ?? 1))) * 100);
    }
    const part = (id: string): number => ((score.points[id] ?? 0) * (own[id] ?? 0)) / all;
    score.dimensions[dimension.id] = all === 0 ? null : Math.round(known.reduce((sum, i) => sum + part(i.id), 0)) + bonusPoints(edition, dimension.id, readings);
    for (const i of known) score.shares[i.id] = part(i.id) * (weights[dimension.id] ?? 0);
  }
  const present = Object.entries(score.dimensions).filter(([, points]) => points !== null);
  const weightSum = present.reduce((sum, [id]) => sum + (weights[id] ?? 0), 0);
  for (const id of Object.keys(score.shares)) score.shares[id] = (score.shares[id] ?? 0) / weightSum;
  const weighted = Math.round(present.reduce((sum, [id, points]) => sum + (points ?? 0) * (weights[id] ?? 0), 0) / weightSum);
  score.total = Math.min(10_000, weighted + bonusPoints(edition, 'total', readings));
  return score;
}
