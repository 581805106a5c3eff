import type { System } from '../system.ts';
import { nextNumbers, writeBatch, type Batch } from '../warehouse/batches.ts';
import { keepDeltas } from './keep-deltas.ts';

/** Takes batches out again; what stood before them counts again. Rows stay in the store and count no more. */
export async function withdrawBatches(system: System, batches: readonly Batch[]): Promise<void> {
  for (const batch of batches) {
    const { changeNo } = await nextNumbers(system.warehouse);
    await writeBatch(system.warehouse, { ...batch, state: 'withdrawn', changeNo, changedAt: system.clock.now() });
  }
  await keepDeltas(system, [...new Set(batches.map((b) => b.shopId))]);
}
