import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import type { LedgerLine } from '../../api/shapes.ts';

export interface LedgerRow extends LedgerLine {
  /** What this line could still add; null where it has no bound. */
  lost: number | null;
}

export interface LedgerTable {
  rows: LedgerRow[];
  sum: number;
  /** What the lines lost; bonuses not earned stand apart, for without them nothing is lost. */
  lost: number;
  unearned: number;
  /** False when the lines do not add up to the total: a fault to be shown, never hidden. */
  isExact: boolean;
}

export function prepareLedger({ ledger, score }: ScoreDetail): LedgerTable {
  const rows = ledger.map((line) => ({ ...line, lost: line.possible === null ? null : line.possible - line.points }));
  const sum = rows.reduce((so, { points }) => so + points, 0);
  const lostBy = (isBonus: boolean): number => rows.reduce((so, row) => ((row.kind === 'bonus') === isBonus ? so + (row.lost ?? 0) : so), 0);
  return { rows, sum, lost: lostBy(false), unearned: lostBy(true), isExact: score.total === null || sum === score.total };
}
