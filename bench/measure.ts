import { systemClock } from '../src/clock.ts';

export interface Measured {
  /** Median of the runs. */
  ms: number;
  peakMb: number;
}

/** Runs work some times and gives the median time and the highest memory of the process seen meanwhile. */
export async function measure(times: number, work: () => Promise<unknown>): Promise<Measured> {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const runs: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = systemClock.ticks();
    await work();
    runs.push(systemClock.ticks() - start);
  }
  clearInterval(watch);
  runs.sort((a, b) => a - b);
  return { ms: runs[Math.floor(runs.length / 2)] ?? 0, peakMb: Math.max(peak, process.memoryUsage.rss()) / 1e6 };
}

export const row = (name: string, m: Measured, ratio: string): string => `| ${name} | ${m.ms < 10 ? m.ms.toFixed(1) : Math.round(m.ms)} ms | ${Math.round(m.peakMb)} MB | ${ratio} |`;

export const HEAD = '| what | time (median) | peak memory | ratio |\n|---|---|---|---|';
