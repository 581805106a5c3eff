import { readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { historyOfShop } from '../../src/engine/history-of-shop.ts';
import { importFiles } from '../../src/engine/import-files.ts';
import { keepDeltas } from '../../src/engine/keep-deltas.ts';
import { scoreOfShop } from '../../src/engine/score-of-shop.ts';
import { withdrawBatches } from '../../src/engine/withdraw.ts';
import { openSystem, type System } from '../../src/system.ts';
import { listBatches } from '../../src/warehouse/batches.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { deltaSums, storeState, type StoreState } from './store-state.ts';

/** What the driver is to do. Run as a process of its own: `node import-driver.ts JSON`. */
export interface DriverTask {
  dataDir: string;
  /** Unix seconds that its clock shows. */
  now: number;
  shop: string;
  /** Files to import, one after another. */
  files: string[];
  /** Take out first all that is in. */
  withdraw: boolean;
  /** In the end, tell score, history and sums. */
  report: boolean;
}

/** What it tells, one line of JSON each. `passed` comes from within an import. */
export type DriverLine =
  | { at: 'state'; state: StoreState; leftovers: string[] }
  | { at: 'withdraw' | 'withdrawn' | 'done' }
  | { at: 'begin'; file: string }
  | { at: 'loaded' | 'commit' | 'swap' }
  | { at: 'ack'; file: string; batchNo: number }
  | { at: 'log'; message: string }
  | { at: 'report'; report: unknown };

const say = (line: DriverLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);

/** The same warehouse; tells when rows, the commit and the swap are through. */
function watched(warehouse: Warehouse): Warehouse {
  return {
    ...warehouse,
    run: async (tag, ...rest) => {
      await warehouse.run(tag, ...rest);
      if (tag === 'insert batch') say({ at: 'commit' });
      if (tag === 'swap') say({ at: 'swap' });
    },
    load: async (...rest) => {
      await warehouse.load(...rest);
      say({ at: 'loaded' });
    },
  };
}

async function drive(system: System, task: DriverTask): Promise<void> {
  const leftovers = readdirSync(task.dataDir).flatMap((name) => (name === 'landing' || name.startsWith('sample-') ? readdirSync(join(task.dataDir, name)) : []));
  say({ at: 'state', state: await storeState(system), leftovers });
  await keepDeltas(system);
  if (task.withdraw) {
    say({ at: 'withdraw' });
    await withdrawBatches(system, (await listBatches(system.warehouse)).filter((batch) => batch.state === 'live'));
    say({ at: 'withdrawn' });
  }
  const told = { ...system, warehouse: watched(system.warehouse) };
  for (const path of task.files) {
    say({ at: 'begin', file: path });
    const [report] = await importFiles(told, { paths: [path], shop: task.shop });
    say({ at: 'ack', file: report?.file ?? '', batchNo: report?.batchNo ?? report?.alreadyIn ?? 0 });
  }
  if (!task.report) return;
  const [score, history] = [await scoreOfShop(system, { shop: task.shop }), await historyOfShop(system, { shop: task.shop })];
  say({ at: 'report', report: { score, history, sums: await deltaSums(system) } });
}

if (import.meta.main) {
  const task = JSON.parse(process.argv[2] ?? '') as DriverTask;
  await using system = await openSystem(readConfig({ TIYAN_DATA: task.dataDir, TIYAN_SAMPLE: 'off' }), (message) => say({ at: 'log', message }), { now: () => task.now, ticks: systemClock.ticks });
  await drive(system, task);
  say({ at: 'done' });
}
