import { FACT_KINDS, type FactKind } from '../../src/facts/shapes.ts';
import type { System } from '../../src/system.ts';
import { listBatches, type Batch } from '../../src/warehouse/batches.ts';

/** What stands in the warehouse, so that another process can judge it. */
export interface StoreState {
  batches: Pick<Batch, 'batchNo' | 'fileName' | 'state' | 'counts'>[];
  /** Rows by kind of fact and batch, whether or not the batch is known. */
  rows: { kind: FactKind; batchNo: number; count: number }[];
  /** Deltas are older than the facts. */
  isStale: boolean;
}

export async function storeState(system: System): Promise<StoreState> {
  const { warehouse } = system;
  const each = FACT_KINDS.map((kind) => `SELECT '${kind}' AS kind, batch_no, count() AS n FROM fact_${kind} GROUP BY batch_no`);
  const rows = await warehouse.rows<{ kind: FactKind; batch_no: string; n: string }>('rows by batch', each.join(' UNION ALL '));
  const [change] = await warehouse.rows<{ built: string; changed: string }>('change', 'SELECT (SELECT max(facts_change_no) FROM shop_generation) AS built, (SELECT max(change_no) FROM batch) AS changed');
  return {
    batches: (await listBatches(warehouse)).map(({ batchNo, fileName, state, counts }) => ({ batchNo, fileName, state, counts })),
    rows: rows.map((row) => ({ kind: row.kind, batchNo: Number(row.batch_no), count: Number(row.n) })),
    isStale: Number(change?.built ?? 0) < Number(change?.changed ?? 0),
  };
}

/** Everything that readers add up, by measure and day, of the current generations. */
export const deltaSums = (system: System): Promise<object[]> => system.warehouse.rows('delta sums', `
  SELECT shop_id, measure, day, sum(num) AS nums, sum(den) AS dens, count() AS lines FROM window_delta
  WHERE (shop_id, generation) IN (SELECT shop_id, max(generation) FROM shop_generation GROUP BY shop_id)
  GROUP BY shop_id, measure, day ORDER BY shop_id, measure, day`);

/** In what a store is not what it promised; empty when all is well. `acknowledged` are batches by number that were told to be in. */
export function broken(state: StoreState, acknowledged: ReadonlyMap<number, string>): string[] {
  const known = new Map(state.batches.map((batch) => [batch.batchNo, batch]));
  const stored = new Map(state.rows.map((row) => [`${row.batchNo} ${row.kind}`, row.count]));
  const lost = [...acknowledged].filter(([no, file]) => known.get(no)?.state !== 'live' || known.get(no)?.fileName !== file).map(([no, file]) => `batch ${no} (${file}) was acknowledged and is ${known.get(no)?.state ?? 'gone'}`);
  const strays = state.rows.filter((row) => !known.has(row.batchNo)).map((row) => `${row.count} rows of ${row.kind} under batch ${row.batchNo}, which was never committed`);
  const halves = state.batches.flatMap(({ batchNo, counts }) => Object.entries(counts)
    .filter(([kind, count]) => (stored.get(`${batchNo} ${kind}`) ?? 0) !== count)
    .map(([kind, count]) => `batch ${batchNo} says ${count} ${kind} and holds ${stored.get(`${batchNo} ${kind}`) ?? 0}`));
  return [...lost, ...strays, ...halves];
}
