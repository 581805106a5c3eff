import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Clock } from '../../clock.ts';
import { Failure } from '../../words/failure.ts';
import { commandOf, ROLE } from './cluster.ts';
import type { Home } from './home.ts';
import { stopProcess } from './leftovers.ts';

/** Replaying what a crash left behind may take minutes on a slow disk. */
const READY_TIMEOUT_MS = 300_000;
const LOG_BYTES_MAX = 5_000_000;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '40',
  shared_buffers: '64MB',
  // Three worker processes fewer; the records are small and lie in memory.
  io_method: 'sync',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  lc_messages: 'C',
};

export interface Launch {
  home: Home;
  cluster: string;
  socketFolder: string;
  logFile: string;
  clock: Clock;
}

export interface Postmaster {
  pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and waits until it answers. */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const from = rotate(launch.logFile);
  const child = startServer(launch);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const pid = child.pid;
  if (pid === undefined) throw failedToStart(launch, from);
  const guard = startGuard(pid);
  let isGone = false;
  void exited.then(() => {
    isGone = true;
    guard.stdin?.end('stop\n');
  });
  const stop = async (): Promise<void> => {
    child.ref();
    await stopProcess({ pid, isGone: () => isGone, clock: launch.clock });
  };
  let isReady = false;
  try {
    isReady = await waitUntilReady(launch, () => isGone);
  } finally {
    if (!isReady) await stop();
  }
  if (!isReady) throw failedToStart(launch, from);
  return { pid, exited, stop };
}

function startServer({ home, cluster, socketFolder, logFile }: Launch): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, words, options } = commandOf(home, 'postgres', ['-D', cluster, ...settings]);
  const out = openSync(logFile, 'a', 0o600);
  try {
    if (process.getuid?.() === 0) fchownSync(out, home.way.uid, home.way.gid);
    // Its own session: Ctrl-C in our terminal must reach us and not the server, which we stop after our last write.
    const child = spawn(file, words, { ...options, stdio: ['ignore', out, out] });
    child.unref();
    return child;
  } finally {
    closeSync(out);
  }
}

/**
 * Stops the server when this process ends without having done so, be it by SIGKILL: the pipe's end then closes and
 * the guard's read fails. Told `stop`, it just ends.
 */
function startGuard(pid: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r word || kill -INT "$1"', 'tiyan-guard', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard;
}

/** False when the server ended instead. */
async function waitUntilReady(launch: Launch, isGone: () => boolean): Promise<boolean> {
  const until = launch.clock.ticks() + READY_TIMEOUT_MS;
  for (let wait = 5; launch.clock.ticks() < until; wait = Math.min(wait * 2, 200)) {
    if (isGone()) return false;
    if (await answers(launch.socketFolder)) return true;
    await sleep(wait);
  }
  throw new Failure('store_unavailable', 'PostgreSQL did not become ready in five minutes.', { place: { file: launch.logFile } });
}

async function answers(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({ host: socketFolder, user: ROLE, database: 'postgres', password: '', ssl: false, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Returns where this run's lines begin. */
function rotate(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_BYTES_MAX) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

/** The server's own last words. */
function failedToStart({ home, logFile }: Launch, from: number): Failure {
  const lines = readFileSync(logFile).subarray(from).toString().trim().split('\n').slice(-4).join(' · ');
  return new Failure('store_unavailable', `PostgreSQL did not start: ${lines || 'it said nothing'}`, {
    place: { file: logFile, path: join(home.folder, 'postgres') },
    hint: 'The log file says why. See that the disk has room and the folder may be written to.',
  });
}
