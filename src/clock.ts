import type { Instant } from './words/days.ts';

/** The one place that reads the machine's clock; everything else is handed a Clock. */
export interface Clock {
  /** Unix seconds. */
  now(): Instant;
  /** Milliseconds that never run backwards, for measuring durations. */
  ticks(): number;
}

export const systemClock: Clock = {
  now: () => Math.floor(Date.now() / 1000),
  ticks: () => performance.now(),
};
