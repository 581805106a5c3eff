import type { FactKind } from '../facts/shapes.ts';
import type { ShopProfile } from '../facts/shop-profile.ts';
import type { Edition } from '../rulebook/edition-schema.ts';
import type { Bilingual, Mark } from '../rulebook/num.ts';
import type { Day } from '../words/days.ts';

/** Windowed sums of one measure as they stood on a day. */
export interface Sums {
  num: number;
  den: number;
}

/** Everything a score depends on, and nothing else. */
export interface ScoreInput {
  edition: Edition;
  profile: ShopProfile;
  asOf: Day;
  /** By measure id of the edition; a measure that is not there has 0 / 0. */
  sums: ReadonlyMap<string, Sums>;
  /** Kinds of facts that have come in for this shop at all. */
  kinds: ReadonlySet<FactKind>;
}

/** no_facts: the denominator is empty · too_few: below the least number · not_due: nothing due yet · not_reported: no source gives these facts. */
export type NullReason = 'no_facts' | 'too_few' | 'not_due' | 'not_reported';

export interface Reading {
  measure: string;
  /** null only where not_reported. */
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  nullReason: NullReason | null;
}

export type LedgerKind = 'indicator' | 'dimension' | 'base' | 'bonus' | 'deduction' | 'cap';

/** One line of the score: what it adds, in hundredths of a point. All lines add up to the total exactly. */
export interface LedgerLine {
  id: string;
  kind: LedgerKind;
  dimension: string | null;
  indicator: string | null;
  title: Bilingual;
  points: number;
  possible: number | null;
  cause: Bilingual;
  mark: Mark;
  source: string;
}

export interface IndicatorScore {
  id: string;
  dimension: string;
  reading: Reading;
  /** Hundredths of a point before weighting; null without a value. */
  points: number | null;
  /** Share of the dimension in per cent as the edition gives it. */
  weight: number;
  mark: Mark;
  source: string;
  floor: Bilingual | null;
}

export interface DimensionScore {
  id: string;
  /** Hundredths of a point; null when no indicator has a value. */
  points: number | null;
  weight: number;
  mark: Mark;
}

export interface Score {
  stage: 'growth' | 'formal' | 'none';
  /** Hundredths of a point. */
  total: number | null;
  noScoreReason: Bilingual | null;
  /** What buyers are shown, hundredths (410 = 4.10). */
  consumer: number | null;
  stars: number | null;
  indicators: IndicatorScore[];
  dimensions: DimensionScore[];
  ledger: LedgerLine[];
  /** Hundredths. */
  bonus: number;
  deduction: number;
  isAssumed: boolean;
  /** Indicators without a value because facts of their kind have not come in. */
  missing: string[];
  readings: Reading[];
}
