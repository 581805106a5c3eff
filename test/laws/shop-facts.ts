import type { Fact, FactKind } from '../../src/facts/shapes.ts';
import type { Instant, Zone } from '../../src/words/days.ts';

/** One row of a fact as a file gave it. Of the rows of one fact the newest revision stands, then the newest batch, then the last row. */
export interface FactRow<K extends FactKind = FactKind> {
  kind: K;
  fact: Fact<K>;
  revision: number;
  batchNo: number;
  row: number;
}

export interface ShopFacts {
  shopId: string;
  zone: Zone;
  rows: FactRow[];
  /** Batches that are live; rows of any other are withdrawn. */
  live: ReadonlySet<number>;
}

/** Every instant that a fact states. */
export function instantsOf(fact: object): Instant[] {
  return Object.entries(fact).flatMap(([name, value]) => (name.endsWith('At') && typeof value === 'number' ? [value] : []));
}
