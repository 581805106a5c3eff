import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/clock.ts';
import type { DriverLine, DriverTask } from './import-driver.ts';

const DRIVER = fileURLToPath(new URL('./import-driver.ts', import.meta.url));

/** The stretches of a run in which a kill can fall. */
export type Phase = 'opening' | 'reading' | 'loaded' | 'rebuilding' | 'settled';

/** When to kill: so many milliseconds after a phase began. */
export interface Kill {
  phase: Phase;
  afterMs: number;
}

export interface DriverRun {
  lines: DriverLine[];
  wasKilled: boolean;
  /** Mean length of each phase as far as it was passed, milliseconds. */
  lengths: Partial<Record<Phase, number>>;
}

/** The line that ends a phase and begins the next. */
const begins: Partial<Record<DriverLine['at'], Phase>> = { begin: 'reading', loaded: 'loaded', commit: 'rebuilding', swap: 'settled' };

/** Runs the driver; with `kill`, ends it the hard way at that moment if it lives that long. */
export async function runDriver(task: DriverTask, kill: Kill | null): Promise<DriverRun> {
  const child = spawn(process.execPath, [DRIVER, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, UV_THREADPOOL_SIZE: '16' } });
  const lines: DriverLine[] = [];
  const spent = new Map<Phase, number[]>();
  let [phase, since]: [Phase | null, number] = ['opening', systemClock.ticks()];
  let complaint = '';
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    if (kill && timer === undefined && phase === kill.phase) timer = setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
  };
  arm();
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as DriverLine;
    lines.push(line);
    const next = begins[line.at];
    if (!next && line.at !== 'state' && line.at !== 'ack') return;
    if (phase) spent.set(phase, [...(spent.get(phase) ?? []), systemClock.ticks() - since]);
    [phase, since] = [next ?? null, systemClock.ticks()];
    arm();
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => child.once('close', (...end) => resolve(end)));
  clearTimeout(timer);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The driver ended with ${code ?? signal}: ${complaint}`);
  const mean = (times: number[]): number => times.reduce((a, b) => a + b, 0) / times.length;
  return { lines, wasKilled: signal === 'SIGKILL', lengths: Object.fromEntries([...spent].map(([name, times]) => [name, mean(times)])) };
}
