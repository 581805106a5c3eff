import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { formatInstant } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { startMark } from './processes.ts';

const holder = z.object({ pid: z.int(), mark: z.string(), since: z.int() });
type Holder = z.infer<typeof holder>;

/** More rounds than that means that the file system does not keep what is written. */
const ROUNDS_MAX = 20;

export interface DataLock {
  release(): void;
}

/**
 * Takes the folder for this process, or fails with `data_in_use` naming the process that has it. A lock whose process
 * is gone is taken over. Appears whole or not at all, because a hard link does.
 */
export function takeDataLock(dataDir: string, clock: Clock): DataLock {
  const lock = join(dataDir, 'lock');
  const own = join(dataDir, `lock.${process.pid}`);
  const mine: Holder = { pid: process.pid, mark: startMark(process.pid) ?? '', since: clock.now() };
  try {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      writeFileSync(own, JSON.stringify(mine));
      if (tryLink(own, lock)) return { release: () => releaseIfMine(lock, mine) };
      const found = readHolder(lock);
      if (found && startMark(found.pid) === found.mark) throw inUse(dataDir, found);
      removeStale(lock, own, found);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Failure('store_unavailable', `The lock of the records in ${dataDir} can neither be taken nor read.`, {
    place: { file: lock },
    hint: 'Keep the data on a local disk, or use a PostgreSQL server for the records.',
  });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** null when the file is gone or was never a lock. */
function readHolder(lock: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(lock, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    return null;
  }
}

/**
 * Moves the stale lock aside first: only one of several processes that found it can. If what was moved is not what was
 * found, another one had taken the folder in between: it gets its lock back.
 */
function removeStale(lock: string, aside: string, found: Holder | null): void {
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && JSON.stringify(moved) !== JSON.stringify(found)) tryLink(aside, lock);
}

function releaseIfMine(lock: string, mine: Holder): void {
  if (JSON.stringify(readHolder(lock)) === JSON.stringify(mine)) rmSync(lock, { force: true });
}

function inUse(dataDir: string, found: Holder): Failure {
  const whose = found.pid === process.pid ? 'this very process' : `process ${found.pid}`;
  return new Failure('data_in_use', `The records in ${dataDir} are in use by ${whose} (pid ${found.pid}), since ${formatInstant(found.since, 'UTC')} UTC.`, {
    place: { path: dataDir },
    hint: `Let that process do the work, or stop it first (kill ${found.pid}), or name another data folder.`,
  });
}
