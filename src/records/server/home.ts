import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../../words/failure.ts';
import type { Log, ServerMode } from '../records.ts';
import { prepareBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { bringCluster, copyBinaries, MOVED_NOTE, readMoved } from './copy.ts';

const ROOT = 0;
/** The user without rights of every Unix, by number: the account's name differs. */
const NOBODY = 65_534;
const PROBE_TIMEOUT_MS = 10_000;

/** As whom PostgreSQL's programs run. */
export interface Way {
  mode: ServerMode;
  /** Owner of the files, as this process sees it. */
  uid: number;
  gid: number;
  /** Words before the program. */
  before: string[];
  /** Given to spawn; empty to stay who we are. */
  as: { uid?: number; gid?: number };
}

/** Where the server lives and as whom. */
export interface Home {
  way: Way;
  binaries: Binaries;
  /** Belongs to the server's user, closed to all others; holds `postgres` (the data) and `run` (the socket). */
  folder: string;
}

export interface HomeOptions {
  dataDir: string;
  native: string;
  /** Only these; all when not given. */
  ways?: readonly ServerMode[];
  /** Where data goes when nobody but root can reach the data folder. */
  stateDir: string;
  log: Log;
}

/** The first way in which PostgreSQL can run and reach its folder. */
export async function findHome(options: HomeOptions): Promise<Home> {
  const { dataDir, ways, stateDir } = options;
  const moved = readMoved(dataDir);
  const allowed = (moved ? [nobody('copy')] : candidates(dataDir)).filter((way) => !ways || ways.includes(way.mode));
  const tried: string[] = [];
  for (const way of allowed) {
    const found = await tryWay(options, way, moved);
    if (typeof found !== 'string') return found;
    tried.push(`${way.mode}: ${found}`);
  }
  throw new Failure('store_unavailable', `PostgreSQL can run in no way from ${dataDir} (tried ${tried.join(' · ')}).`, {
    place: { path: dataDir },
    hint: `Start Tiyan as an ordinary user, or put the data where other users may pass, or let ${stateDir} be written to, or keep the records on a PostgreSQL server.`,
  });
}

/** The home, or why it cannot be had in this way. */
async function tryWay(options: HomeOptions, way: Way, moved: string | null): Promise<Home | string> {
  try {
    const home = way.mode === 'copy' ? await copyHome(options, way, moved) : inPlace(options, way);
    const trouble = probe(home);
    if (trouble !== null) return trouble;
    ownAll(home);
    return home;
  } catch (error) {
    // The system says no: a folder that may not be made, a user id that this container does not have.
    if (error instanceof Error && 'syscall' in error) return error.message;
    throw error;
  }
}

function candidates(dataDir: string): Way[] {
  const uid = process.getuid?.() ?? NOBODY;
  const gid = process.getgid?.() ?? NOBODY;
  const namespace: Way[] = process.platform === 'linux'
    ? [{ mode: 'user-namespace', uid, gid, before: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'], as: {} }]
    : [];
  const direct: Way = { mode: 'direct', uid, gid, before: [], as: {} };
  // initdb wants an account for its user id; a container started with a bare number has none.
  if (uid !== ROOT) return hasAccount() ? [direct] : [...namespace, direct];
  // Who owns the data keeps it, so that root's visit does not lock out an ordinary user.
  const owner = ownerOf(join(dataDir, 'server', 'postgres'));
  const neighbour = ownerOf(dirname(dataDir));
  return [...asUser(owner), ...namespace, ...asUser(neighbour), nobody('unprivileged-user'), nobody('copy')];
}

function asUser(owner: { uid: number; gid: number } | null): Way[] {
  if (!owner || owner.uid === ROOT) return [];
  return [{ mode: 'unprivileged-user', ...owner, before: [], as: owner }];
}

function nobody(mode: 'unprivileged-user' | 'copy'): Way {
  const ids = { uid: NOBODY, gid: NOBODY };
  return { mode, ...ids, before: [], as: ids };
}

function inPlace({ dataDir, native }: HomeOptions, way: Way): Home {
  const folder = join(dataDir, 'server');
  // Our own folder, not its parents: others may pass through it, what lies in it is closed to them.
  if (way.as.uid !== undefined && statSync(dataDir).uid === process.getuid?.()) chmodSync(dataDir, 0o711);
  makeFolder(folder, way);
  refuseForeign(folder);
  return { way, folder, binaries: prepareBinaries(native, join(dataDir, 'lib')) };
}

async function copyHome({ dataDir, native, stateDir, log }: HomeOptions, way: Way, moved: string | null): Promise<Home> {
  const name = `tiyan-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const top = moved ?? join(stateDir, name);
  if (moved && !existsSync(join(moved, 'server', 'postgres'))) {
    throw new Failure('store_unavailable', `The records of ${dataDir} were moved to ${moved}, but they are not there.`, {
      place: { file: join(dataDir, MOVED_NOTE) },
      hint: `Bring ${moved} back, or delete ${MOVED_NOTE} to start with empty records.`,
    });
  }
  mkdirSync(top, { recursive: true });
  chmodSync(top, 0o711);
  const folder = join(top, 'server');
  makeFolder(folder, way);
  const copied = await copyBinaries(prepareBinaries(native, join(dataDir, 'lib')), top);
  if (!moved) await bringCluster(join(dataDir, 'server', 'postgres'), join(folder, 'postgres'));
  log(`records: only root can reach ${dataDir}; PostgreSQL keeps them in ${top}`);
  return { way, folder, binaries: copied };
}

/** Runs the server's own program as it will be run, and looks whether its folder can be written to. null when all is well. */
function probe({ way, binaries, folder }: Home): string | null {
  const script = 'test -w "$1" || { echo "may not write to $1" >&2; exit 1; }; exec "$2" --version';
  const [file, ...args] = [...way.before, 'sh', '-c', script, 'sh', folder, join(binaries.native, 'bin/postgres')];
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', ...binaries.env };
  const { status, stderr, error } = spawnSync(file, args, { ...way.as, cwd: '/', env, encoding: 'utf8', timeout: PROBE_TIMEOUT_MS });
  return status === 0 ? null : (stderr?.trim() || error?.message || `ended with ${status}`);
}

function makeFolder(folder: string, way: Way): void {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === ROOT) chownSync(folder, way.uid, way.gid);
  if (statSync(folder).uid === process.getuid?.() || process.getuid?.() === ROOT) chmodSync(folder, 0o700);
}

/** An ordinary user cannot use what root or somebody else has made. */
function refuseForeign(folder: string): void {
  const owner = statSync(folder).uid;
  const uid = process.getuid?.() ?? owner;
  if (uid === ROOT || owner === uid) return;
  throw new Failure('not_allowed', `The records in ${folder} belong to another user (uid ${owner}).`, {
    place: { path: folder },
    hint: `Start Tiyan as that user, or give the data over: chown -R ${uid} ${dirname(folder)}`,
  });
}

/** Data made in another way are given to the user of this one; only root comes here with a difference. */
function ownAll({ way, folder }: Home): void {
  const owner = ownerOf(join(folder, 'postgres'));
  if (!owner || owner.uid === way.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, way.uid, way.gid);
  }
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? { uid: stat.uid, gid: stat.gid } : null;
}

function hasAccount(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}
