import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../records.ts';
import { settleLeftovers } from './leftovers.ts';
import { launchPostmaster } from './postmaster.ts';
import type { Launch, Postmaster } from './postmaster.ts';

const RESTARTS_MAX = 5;
const RESTARTS_WITHIN_MS = 60_000;
/** Workers of a killed server notice within moments; until they have gone the new one refuses the data. */
const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 250;

export interface Server {
  /** Process id of the server that runs now. */
  pid(): number;
  stop(): Promise<void>;
}

/** Runs the server until it is stopped: one that ends by itself is started again, which is when it recovers. */
export async function runServer(launch: Launch, log: Log): Promise<Server> {
  let current = await startOver(launch, log);
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const recent: number[] = [];
  const watch = (postmaster: Postmaster): void => {
    void postmaster.exited.then(() => {
      if (!isStopping) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    const now = launch.clock.ticks();
    recent.push(now);
    if (recent.length > RESTARTS_MAX && now - (recent.at(-RESTARTS_MAX - 1) ?? 0) < RESTARTS_WITHIN_MS) {
      log(`records: PostgreSQL ended ${RESTARTS_MAX + 1} times within a minute; not started again (see ${launch.logFile})`);
      return;
    }
    log('records: PostgreSQL ended unexpectedly and is started again');
    try {
      current = await startOver(launch, log);
      watch(current);
    } catch (error) {
      log(`records: ${(error as Error).message}`);
    }
  };
  watch(current);
  return {
    pid: () => current.pid,
    stop: async () => {
      isStopping = true;
      await restarting;
      await current.stop();
    },
  };
}

async function startOver(launch: Launch, log: Log): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    await settleLeftovers(launch.cluster, launch.clock, log);
    try {
      return await launchPostmaster(launch);
    } catch (error) {
      // The one place that reads a message: the server has no other way to say it (lc_messages is C).
      const isWaiting = error instanceof Error && error.message.includes('pre-existing shared memory block');
      if (!isWaiting || attempt === ATTEMPTS) throw error;
      await sleep(ATTEMPT_PAUSE_MS);
    }
  }
}
