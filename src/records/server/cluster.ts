import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../words/failure.ts';
import type { Home } from './home.ts';

export const ROLE = 'tiyan';

/** Text sorts by code point and folds case by Unicode, the same on every machine: the provider is PostgreSQL's own. */
const INITDB = [
  '--username', ROLE, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  '--data-checksums', '--no-instructions',
];

/** Makes the data folder on the first start. A start that was cut short leaves nothing that looks whole. */
export async function ensureCluster(home: Home): Promise<string> {
  const cluster = join(home.folder, 'postgres');
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('postgres.new')) await rm(join(home.folder, name), { recursive: true, force: true });
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster;
  // An own name, for an initdb whose parent was killed may still be at work.
  const making = `${cluster}.new-${process.pid}`;
  await runToEnd(home, 'initdb', [...INITDB, '-D', making]);
  await rename(making, cluster);
  return cluster;
}

/** Words and options with which a program of PostgreSQL is started in the home's way. */
export function commandOf(home: Home, program: string, args: string[]) {
  const [file = '', ...words] = [...home.way.before, join(home.binaries.native, 'bin', program), ...args];
  // Nothing of our own environment: PG* variables and locales would change what the server does.
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC', ...home.binaries.env };
  return { file, words, options: { ...home.way.as, env, cwd: '/', detached: true } };
}

async function runToEnd(home: Home, program: string, args: string[]): Promise<void> {
  const { file, words, options } = commandOf(home, program, args);
  const child = spawn(file, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4000)));
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  if (code === 0) return;
  throw new Failure('store_unavailable', `${program} failed (${code}): ${said.trim().split('\n').slice(-3).join(' · ')}`, {
    place: { path: home.folder },
    hint: 'See that the disk has room and the folder may be written to.',
  });
}
