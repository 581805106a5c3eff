/** Opens the records on each door for tests: fresh and empty each time, and nothing is left behind after the test file. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { openEmbeddedRecords } from '../../../src/records/open-embedded.ts';
import { openRemoteRecords } from '../../../src/records/open-remote.ts';
import type { Records } from '../../../src/records/records.ts';

export const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;

export interface Door {
  name: 'embedded' | 'remote';
  /** Why this door cannot be tried here; null when it can. */
  skip: string | null;
  /** Empty records of their own; closing them removes them. */
  open(): Promise<Records>;
}

export interface TestServer {
  /** Address of a database of the server, as a role that may create databases. */
  url: string;
  stop(): Promise<void>;
}

const folders: string[] = [];
afterAll(async () => {
  await stopSharedServer();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test file, even when what lies in it belongs to others. */
export function tempFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiyan-records-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

export const localBin = findLocalBin();
let shared: Promise<TestServer> | undefined;
let counter = 0;

export const doors: Door[] = [
  { name: 'embedded', skip: null, open: openEmbedded },
  {
    name: 'remote',
    skip: process.env.TIYAN_TEST_POSTGRES_URL || localBin ? null : 'no TIYAN_TEST_POSTGRES_URL and no PostgreSQL 15 or later in /usr/lib/postgresql',
    open: openRemote,
  },
];

async function openEmbedded(): Promise<Records> {
  const dataDir = tempFolder();
  return removing(await openEmbeddedRecords({ dataDir, clock: systemClock, log: () => undefined }), async () => {
    rmSync(dataDir, { recursive: true, force: true });
  });
}

async function openRemote(): Promise<Records> {
  const database = await makeDatabase();
  return removing(await openRemoteRecords({ url: database.url }), database.drop);
}

function removing(records: Records, remove: () => Promise<void>): Records {
  const close = async (): Promise<void> => {
    await records.close();
    await remove();
  };
  return { ...records, close, [Symbol.asyncDispose]: close };
}

/** An empty database on the test server. */
export async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await sharedServer();
  const name = `tiyan_test_${process.pid}_${(counter += 1)}`;
  await runAt(server.url, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runAt(server.url, `drop database ${name} with (force)`) };
}

async function runAt(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** The server the remote door is tried on: the one that was named, else a local one started for these tests. */
export function sharedServer(): Promise<TestServer> {
  const named = process.env.TIYAN_TEST_POSTGRES_URL;
  return (shared ??= named ? Promise.resolve({ url: named, stop: async () => undefined }) : startLocalServer());
}

async function stopSharedServer(): Promise<void> {
  await (await shared)?.stop();
  shared = undefined;
}

function findLocalBin(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter((version) => version >= 15) : [];
  const found = versions.sort((a, b) => a - b).map((version) => join(root, String(version), 'bin'));
  return found.find((bin) => existsSync(join(bin, 'postgres'))) ?? null;
}

const PASSWORD = 'p@ss/word';

/** A server of the distribution's programs, for this process only. */
export async function startLocalServer(): Promise<TestServer> {
  if (!localBin) throw new Error('no PostgreSQL server here');
  const folder = tempFolder();
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  writeFileSync(join(folder, 'password'), PASSWORD);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(localBin, 'initdb'),
    ['-D', data, '-U', 'tester', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`, '--no-sync'],
    { ...as, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'];
  const child = spawn(join(localBin, 'postgres'), ['-D', data, '-p', String(port), ...settings], { ...as, cwd: '/', stdio: 'ignore' });
  const url = `postgres://tester:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  await untilAnswers(url);
  return {
    url,
    stop: async () => {
      await endOf(child, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      return await runAt(url, 'select 1');
    } catch {
      await sleep(50);
    }
  }
  throw new Error('the test server did not become ready');
}

/** Sends a signal and waits for the end. */
export async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
