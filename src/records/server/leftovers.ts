import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { Failure } from '../../words/failure.ts';
import type { Log } from '../records.ts';
import { isPostmasterOf } from './processes.ts';

/** Above every kernel's largest process id, so that PostgreSQL finds nobody behind it. */
const NO_PID = 2_147_483_646;
/** How long each kind of stop may take: fast (with a checkpoint), immediate, kill. */
const STOPS = [['SIGINT', 60_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const;

/**
 * Deals with a server that an earlier run left behind, for our lock says that nobody uses it: one that still runs is
 * stopped, with what it had acknowledged on disk.
 */
export async function settleLeftovers(cluster: string, clock: Clock, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = pidIn(file);
  if (isPostmasterOf(pid, cluster)) {
    log(`records: stopping the PostgreSQL server that an earlier run left behind (pid ${pid})`);
    await stopProcess({ pid, isGone: () => !isPostmasterOf(pid, cluster), clock });
  }
  disownPidFile(file);
}

/** Stops a server the gentlest way that works. */
export async function stopProcess(server: { pid: number; isGone: () => boolean; clock: Clock }): Promise<void> {
  for (const [signal, patience] of STOPS) {
    // Asked first, for the number of a process that is gone may be another's.
    if (server.isGone()) return;
    trySignal(server.pid, signal);
    const until = server.clock.ticks() + patience;
    while (!server.isGone() && server.clock.ticks() < until) await sleep(10);
  }
  if (server.isGone()) return;
  throw new Failure('data_in_use', `The PostgreSQL server ${server.pid} does not stop.`, {
    hint: `End it by hand (kill -9 ${server.pid}), then start again.`,
  });
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function pidIn(file: string): number {
  return Math.abs(Number(readFileSync(file, 'utf8').split('\n')[0]));
}

/**
 * PostgreSQL refuses to start while any process has the number in the file, and after a restart of the machine or the
 * container another one may. The file itself must stay: with what else it says, PostgreSQL finds workers of the old
 * server that are still writing.
 */
function disownPidFile(file: string): void {
  if (!existsSync(file)) return;
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [String(NO_PID), ...rest].join('\n'));
}
