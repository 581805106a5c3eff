import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { addAudit, listAudit } from '../../../src/records/audit.ts';
import { openEmbeddedRecords } from '../../../src/records/open-embedded.ts';
import type { EmbeddedOptions } from '../../../src/records/open-embedded.ts';
import { findNative } from '../../../src/records/server/binaries.ts';
import { endOf, isRoot, NOBODY, tempFolder } from './servers.ts';

const HOLDER = fileURLToPath(new URL('./holder.ts', import.meta.url));
const isLinux = process.platform === 'linux';
const hasNamespaces = isLinux && spawnSync('unshare', ['--user', `--map-user=${NOBODY}`, '--', 'true']).status === 0;
/** Another user can be tried only by root, and only where that user can read this checkout. */
const otherUserSkip = !isRoot ? 'needs root' : spawnSync('test', ['-r', HOLDER], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status !== 0 ? 'the checkout is closed to other users' : null;

const open = (options: Omit<EmbeddedOptions, 'clock' | 'log'>) => openEmbeddedRecords({ clock: systemClock, log: () => undefined, ...options });
const entry = (action: string) => ({ at: 0, actor: 'test', action, subject: 'test', details: {} });

interface Holder {
  child: ChildProcess;
  lines: Record<string, unknown>[];
  until(key: string): Promise<Record<string, unknown>>;
}

const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) await endOf(child, 'SIGINT');
});

function hold(options: Partial<EmbeddedOptions>, how: { write?: boolean; uid?: number; env?: NodeJS.ProcessEnv; group?: boolean } = {}): Holder {
  const as = how.uid === undefined ? {} : { uid: how.uid, gid: how.uid };
  const child = spawn(process.execPath, [HOLDER, JSON.stringify(options), how.write ? 'write' : 'stay'], {
    ...as, cwd: '/', env: how.env ?? process.env, stdio: ['ignore', 'pipe', 'inherit'], detached: how.group ?? false,
  });
  started.push(child);
  const lines: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
  const until = async (key: string) => {
    for (let wait = 0; wait < 3000; wait += 1) {
      const line = lines.find((said) => key in said);
      if (line) return line;
      await sleep(10);
    }
    throw new Error(`no '${key}' among ${JSON.stringify(lines.slice(-5))}`);
  };
  return { child, lines, until };
}

const serverPid = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Numbers of the processes that name the folder or work in it. */
function processesAt(folder: string): number[] {
  const at = `${folder}/`;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).map(Number).filter((pid) => {
    const read = (file: string) => { try { return readFileSync(`/proc/${pid}/${file}`, 'utf8'); } catch { return ''; } };
    return read('cmdline').includes(at);
  });
}

/** PostgreSQL's package without the links that its installation script makes. */
function packageWithoutLinks(under: string): string {
  const native = join(under, 'package', 'native');
  cpSync(join(findNative(), '..', 'package.json'), join(under, 'package', 'package.json'));
  const filter = (path: string) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a');
  cpSync(findNative(), native, { recursive: true, filter });
  return native;
}

function closedHome(): string {
  const home = tempFolder(0o700);
  mkdirSync(join(home, 'clone'));
  return join(home, 'clone');
}

describe('who starts it', { timeout: 60_000 }, () => {
  test.skipIf(!isRoot || !hasNamespaces)('root, from a clone under a closed home, its package without links', async () => {
    const clone = closedHome();
    const native = packageWithoutLinks(clone);
    await using records = await open({ dataDir: join(clone, 'data/records'), native });
    expect(records).toMatchObject({ kind: 'embedded', mode: 'user-namespace', version: expect.stringMatching(/^18/) });
    expect(lstatSync(join(native, 'lib/libpq.so.5')).isSymbolicLink()).toBe(true);
    expect(statSync(records.location)).toMatchObject({ uid: 0 });
  });

  test.skipIf(!isRoot)('root without user namespaces: as an unprivileged user, and back', async () => {
    const dataDir = join(tempFolder(), 'records');
    {
      await using records = await open({ dataDir, ways: ['unprivileged-user'] });
      expect([records.mode, statSync(records.location).uid]).toEqual(['unprivileged-user', NOBODY]);
      await addAudit(records, entry('kept'));
    }
    if (!hasNamespaces) return;
    await using records = await open({ dataDir, ways: ['user-namespace'] });
    expect([records.mode, statSync(records.location).uid]).toEqual(['user-namespace', 0]);
    expect(await listAudit(records, { limit: 5 })).toMatchObject([{ action: 'kept' }]);
  });

  test.skipIf(!isRoot)('root where nobody else can pass: a copy elsewhere, which takes the data along and is kept to', async () => {
    const clone = closedHome();
    const [dataDir, stateDir] = [join(clone, 'records'), tempFolder()];
    const first = await open({ dataDir, stateDir, ...(hasNamespaces ? {} : { ways: ['copy'] as const }) });
    await addAudit(first, entry('kept'));
    await first.close();
    for (const ways of [{ ways: ['copy'] as const }, {}]) {
      await using records = await open({ dataDir, stateDir, ...ways });
      expect(records.mode).toBe('copy');
      expect(records.location.startsWith(stateDir)).toBe(true);
      expect(await listAudit(records, { limit: 5 })).toMatchObject([{ action: 'kept' }]);
    }
    expect(existsSync(join(dataDir, 'server/postgres'))).toBe(false);
  });

  test.skipIf(!isRoot)('root, in no way: says what was tried', async () => {
    await expect(open({ dataDir: join(closedHome(), 'records'), ways: ['unprivileged-user'] })).rejects.toMatchObject({
      code: 'store_unavailable', message: expect.stringContaining('may not write'),
    });
  });

  test.skipIf(otherUserSkip !== null)(`an ordinary user, with a package it may not write to (${otherUserSkip ?? 'tried'})`, async () => {
    const home = tempFolder(0o700);
    chownSync(home, NOBODY, NOBODY);
    const installed = tempFolder();
    const holder = hold({ dataDir: join(home, 'records'), native: packageWithoutLinks(installed) }, { uid: NOBODY, env: { HOME: home } });
    expect(await holder.until('ready')).toMatchObject({ mode: 'direct' });
    expect(existsSync(join(home, 'records/lib/libpq.so.5'))).toBe(true);
  });

  test.skipIf(otherUserSkip !== null)(`an ordinary user, after a visit by root (${otherUserSkip ?? 'tried'})`, async () => {
    const dataDir = tempFolder();
    chownSync(dataDir, NOBODY, NOBODY);
    for (const round of ['first', 'second']) {
      const holder = hold({ dataDir }, { uid: NOBODY, env: { HOME: '/' } });
      expect(await holder.until('ready')).toMatchObject({ mode: 'direct' });
      await endOf(holder.child, 'SIGINT');
      await using records = await open({ dataDir });
      expect([records.mode, await records.pool.query('select from audit')]).toMatchObject(['unprivileged-user', { rowCount: round === 'first' ? 1 : 2 }]);
    }
  });

  test.skipIf(otherUserSkip !== null || !hasNamespaces)(`a user id without an account (${otherUserSkip ?? 'tried'})`, async () => {
    const home = tempFolder(0o700);
    chownSync(home, 54_321, 54_321);
    const holder = hold({ dataDir: join(home, 'records') }, { uid: 54_321, env: { HOME: home } });
    expect(await holder.until('ready')).toMatchObject({ mode: 'user-namespace' });
  });

  test.skipIf(otherUserSkip !== null)(`an ordinary user on data that root made is told so (${otherUserSkip ?? 'tried'})`, async () => {
    const dataDir = tempFolder();
    await (await open({ dataDir })).close();
    chmodSync(dataDir, 0o777);
    const holder = hold({ dataDir }, { uid: NOBODY, env: { HOME: '/' } });
    expect(await holder.until('code')).toMatchObject({ code: 'not_allowed', hint: expect.stringContaining('chown') });
  });
});

describe('where it lies', { timeout: 60_000 }, () => {
  test('a path too long for a socket, with odd letters', async () => {
    const dataDir = join(tempFolder(), '店铺 数据, "体验"', 'x'.repeat(100), 'records');
    await using records = await open({ dataDir });
    expect(records.location.startsWith(dataDir)).toBe(true);
    const socketFolder = records.pool.options.host ?? '';
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
    await records.close();
    expect(existsSync(socketFolder)).toBe(false);
  });
});

describe.skipIf(!isLinux)('one process at a time', { timeout: 60_000 }, () => {
  test('a second process is told who has the data and what to do', async () => {
    const dataDir = tempFolder();
    const holder = hold({ dataDir });
    const { pid } = await holder.until('ready');
    await expect(open({ dataDir })).rejects.toMatchObject({ code: 'data_in_use', message: expect.stringContaining(`pid ${pid}`), hint: expect.stringContaining('stop') });
  });

  test('of several that start at once, one gets the data', async () => {
    const dataDir = tempFolder();
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, mark: 'an earlier process', since: 0 }));
    const holders = [1, 2, 3, 4].map(() => hold({ dataDir }));
    await Promise.all(holders.map((holder) => Promise.race([holder.until('ready'), holder.until('code')])));
    const firsts = holders.map((holder) => holder.lines[0] ?? {});
    expect(firsts.filter((line) => line.ready)).toHaveLength(1);
    expect(firsts.filter((line) => line.code === 'data_in_use')).toHaveLength(3);
  });

  test('close leaves no process and no lock behind', async () => {
    const dataDir = tempFolder();
    const records = await open({ dataDir });
    const pid = serverPid(records.location);
    await records.pool.connect(); // never given back
    expect(processesAt(dataDir)).toContain(pid);
    await records.close();
    await sleep(50);
    expect(processesAt(dataDir)).toEqual([]);
    expect(guardsOf(pid)).toEqual([]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  test('Ctrl-C reaches us and not the server: the last row is still written', async () => {
    const dataDir = tempFolder();
    const holder = hold({ dataDir }, { write: true, group: true });
    await holder.until('wrote');
    process.kill(-(holder.child.pid ?? 0), 'SIGINT');
    await holder.until('closed');
    await using records = await open({ dataDir });
    expect(await listAudit(records, { limit: 1 })).toMatchObject([{ action: 'last' }]);
  });
});

/** Numbers of the watching shells of a server. */
function guardsOf(server: number): number[] {
  const isGuard = (pid: string) => { try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`tiyan-guard\0${server}\0`); } catch { return false; } };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isGuard(name)).map(Number);
}

async function expectKept(dataDir: string, holder: Holder): Promise<void> {
  const acknowledged = holder.lines.filter((line) => 'wrote' in line).length;
  expect(acknowledged).toBeGreaterThan(0);
  await using records = await open({ dataDir });
  const { rows } = await records.pool.query('select count(*)::int as count, max(action::int) as last from audit');
  // The row under way when the process ended may be there as well.
  expect([acknowledged, acknowledged + 1]).toContain(rows[0].count);
  expect(rows[0].last).toBe(rows[0].count);
}

describe.skipIf(!isLinux)('what a crash leaves', { timeout: 60_000 }, () => {
  test('kill -9 of the program: its server ends by itself, all acknowledged rows are there', async () => {
    const dataDir = tempFolder();
    const holder = hold({ dataDir }, { write: true });
    const { location } = await holder.until('ready');
    const pid = serverPid(String(location));
    await sleep(300);
    await endOf(holder.child, 'SIGKILL');
    for (let wait = 0; wait < 500 && processesAt(dataDir).includes(pid); wait += 1) await sleep(10);
    expect(processesAt(dataDir)).toEqual([]);
    await expectKept(dataDir, holder);
  });

  test('kill -9 of the program and of the guard: the next start stops the server that lives on', async () => {
    const dataDir = tempFolder();
    const holder = hold({ dataDir }, { write: true });
    const { location } = await holder.until('ready');
    const pid = serverPid(String(location));
    await sleep(200);
    for (const guard of guardsOf(pid)) process.kill(guard, 'SIGKILL');
    await endOf(holder.child, 'SIGKILL');
    await sleep(200);
    expect(processesAt(dataDir)).toContain(pid);
    await expectKept(dataDir, holder);
    expect(processesAt(dataDir)).toEqual([]);
  });

  test('kill -9 of everything at once', async () => {
    const dataDir = tempFolder();
    const holder = hold({ dataDir }, { write: true });
    const { location } = await holder.until('ready');
    await sleep(200);
    const pid = serverPid(String(location));
    for (const victim of [...guardsOf(pid), pid]) process.kill(victim, 'SIGKILL');
    await endOf(holder.child, 'SIGKILL');
    await expectKept(dataDir, holder);
  });

  test('kill -9 of PostgreSQL: it is started again, the same records go on', async () => {
    const dataDir = tempFolder();
    await using records = await open({ dataDir });
    const killed = serverPid(records.location);
    const kept: string[] = [];
    for (let number = 1; number <= 200; number += 1) {
      if (number === 20) process.kill(killed, 'SIGKILL');
      const error: unknown = await addAudit(records, entry(String(number))).then(() => null, (caught: unknown) => caught);
      if (error) expect(error).toMatchObject({ code: 'store_unavailable' });
      else kept.push(String(number));
      await sleep(10);
    }
    expect(kept).toContain('200');
    expect(serverPid(records.location)).not.toBe(killed);
    const found = (await listAudit(records, { limit: 500 })).map((row) => row.action);
    expect(kept.filter((action) => !found.includes(action))).toEqual([]);
  });

  test('files that name a process which is now another one', async () => {
    const dataDir = tempFolder();
    const records = await open({ dataDir });
    await addAudit(records, entry('kept'));
    const pidFile = readFileSync(join(records.location, 'postmaster.pid'), 'utf8');
    await records.close();
    writeFileSync(join(records.location, 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.ppid)), { mode: 0o600 });
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, mark: 'an earlier process', since: 0 }));
    await using again = await open({ dataDir });
    expect(await listAudit(again, { limit: 5 })).toMatchObject([{ action: 'kept' }]);
  });

  test('a first start that was cut short', async () => {
    const dataDir = tempFolder();
    mkdirSync(join(dataDir, 'server/postgres.new-1/base'), { recursive: true });
    writeFileSync(join(dataDir, 'lock'), '');
    await using records = await open({ dataDir });
    expect(readdirSync(join(dataDir, 'server')).sort()).toEqual(['postgres', 'run']);
    expect(await listAudit(records, { limit: 5 })).toEqual([]);
  });
});
