import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../src/sample/random.ts';
import { writeSample } from '../../src/sample/write-sample.ts';
import { instantAt } from '../../src/words/days.ts';
import { runDriver, type DriverRun, type Kill, type Phase } from './driver-run.ts';
import type { DriverLine, DriverTask } from './import-driver.ts';
import { broken, type StoreState } from './store-state.ts';

const ROUNDS = 50;
const SEED = 20_261_101;
const TODAY = '2026-11-01';
/** The turn of the phases to kill in; where a kill truly fell is read off the store afterwards. */
const TURN: readonly Phase[] = ['reading', 'loaded', 'rebuilding', 'reading', 'loaded', 'settled', 'reading', 'loaded', 'rebuilding', 'opening'];

type Fall = 'while opening' | 'before commit' | 'between commit and swap' | 'after the swap' | 'while withdrawing' | 'never';

let folder: string;
let files: string[];
let calm: DriverRun;

const task = (dataDir: string, more: Partial<DriverTask> = {}): DriverTask =>
  ({ dataDir, now: instantAt(TODAY, 12 * 3600, 'Asia/Shanghai'), shop: 'shop-1', files, withdraw: false, report: false, ...more });
const find = <K extends DriverLine['at']>(run: DriverRun, at: K): Extract<DriverLine, { at: K }> | undefined => run.lines.findLast((line) => line.at === at) as Extract<DriverLine, { at: K }> | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiyan-kill-'));
  const shops = await writeSample(join(folder, 'files'), { today: TODAY, seed: 7 });
  files = shops.find(({ profile }) => profile.shopId === 'sample-xiaoman')?.files ?? [];
  calm = await runDriver(task(join(folder, 'calm'), { report: true }), null);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The state after a kill tells what the kill hit. */
function fallOf(run: DriverRun, after: StoreState): Fall {
  if (!run.wasKilled) return 'never';
  const begun = find(run, 'begin');
  if (!begun) return find(run, 'withdraw') ? 'while withdrawing' : 'while opening';
  if (!after.batches.some((batch) => batch.state === 'live' && batch.fileName === basename(begun.file))) return 'before commit';
  return after.isStale ? 'between commit and swap' : 'after the swap';
}

/** What is promised once this run is over: batches by number. A withdrawal that began promises nothing of what was in. */
function promised(before: ReadonlyMap<number, string>, run: DriverRun): Map<number, string> {
  const kept = new Map(find(run, 'withdraw') ? [] : before);
  for (const line of run.lines) if (line.at === 'ack') kept.set(line.batchNo, line.file);
  return kept;
}

describe('an import that is killed', () => {
  test(`${ROUNDS} kills at random moments (seed ${SEED}) lose nothing that was acknowledged and leave no half batch`, { timeout: 900_000 }, async () => {
    const random = seeded(SEED);
    const dataDir = join(folder, 'killed');
    const falls = new Map<Fall, number>();
    let acknowledged = new Map<number, string>();
    let run = calm;
    /** The run whose end the next opening shows; one that was killed while opening changed nothing. */
    let unjudged: DriverRun | null = null;
    let live = new Set<string>();
    let swept = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const left = files.filter((file) => !live.has(basename(file)));
      const phase = TURN[round % TURN.length] ?? 'reading';
      const kill: Kill | null = round === ROUNDS ? null : { phase, afterMs: random.next() * (calm.lengths[phase] ?? 100) * (phase === 'settled' ? 2 : 1) };
      run = await runDriver(task(dataDir, { files: left.length === 0 ? files : left, withdraw: left.length === 0, report: round === ROUNDS }), kill);
      const seen = find(run, 'state');
      if (!seen) {
        falls.set('while opening', (falls.get('while opening') ?? 0) + 1);
        continue;
      }
      expect(broken(seen.state, acknowledged), `after round ${round}`).toEqual([]);
      expect(seen.leftovers, 'files left by the killed process').toEqual([]);
      if (unjudged) {
        const fall = fallOf(unjudged, seen.state);
        falls.set(fall, (falls.get(fall) ?? 0) + 1);
      }
      unjudged = run;
      swept += run.lines.filter((line) => line.at === 'log' && line.message.startsWith('Cleared')).length;
      acknowledged = promised(acknowledged, run);
      live = new Set(find(run, 'withdraw') ? [] : seen.state.batches.filter((batch) => batch.state === 'live').map((batch) => batch.fileName));
      for (const file of acknowledged.values()) live.add(file);
    }
    process.stdout.write(`kills fell: ${JSON.stringify(Object.fromEntries(falls))}; rows were swept after ${swept} of them\n`);
    expect(swept, 'kills that left rows behind').toBeGreaterThan(0);
    for (const fall of ['while opening', 'before commit', 'between commit and swap', 'after the swap'] as const) expect(falls.get(fall) ?? 0, fall).toBeGreaterThan(0);
    expect(find(run, 'report')?.report).toEqual(find(calm, 'report')?.report);
  });
});
