import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { Failure } from '../words/failure.ts';
import { migrate } from './migrate.ts';
import { once } from './once.ts';
import { openPool, orUnavailable } from './pool.ts';
import type { Log, Records, ServerMode } from './records.ts';
import { findNative } from './server/binaries.ts';
import { ensureCluster, ROLE } from './server/cluster.ts';
import { readMoved, settleMove } from './server/copy.ts';
import { takeDataLock } from './server/data-lock.ts';
import type { DataLock } from './server/data-lock.ts';
import { findHome } from './server/home.ts';
import type { Home } from './server/home.ts';
import { settleLeftovers } from './server/leftovers.ts';
import { runServer } from './server/server.ts';
import type { Server } from './server/server.ts';
import { makeSocketFolder } from './server/socket-folder.ts';

const DATABASE = 'tiyan';
/** A connection that somebody forgot to give back must not keep the server from stopping. */
const POOL_END_TIMEOUT_MS = 3000;

export interface EmbeddedOptions {
  /** The records' own folder; made when missing. */
  dataDir: string;
  clock: Clock;
  log: Log;
  /** Only these ways to run the server; all when not given. */
  ways?: readonly ServerMode[];
  /** Where the data goes when only root can reach `dataDir`. */
  stateDir?: string;
  /** Folder with PostgreSQL's programs; that of the installed package when not given. */
  native?: string;
}

/** Opens the records on a PostgreSQL server of Tiyan's own, which lives as long as they are open. */
export async function openEmbeddedRecords(options: EmbeddedOptions): Promise<Records> {
  const { clock, log } = options;
  const { dataDir, lock } = takeFolder(options.dataDir, clock);
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    const home = await prepareHome(dataDir, options);
    const cluster = await ensureCluster(home);
    if (home.way.mode === 'copy' && readMoved(dataDir) === null) await settleMove(dataDir, dirname(home.folder));
    const socketFolder = makeSocketFolder(home.folder, home.way);
    // Beside the data the folder stays; the short one elsewhere goes with the server.
    if (dirname(socketFolder) === tmpdir()) undo.push(() => rmSync(socketFolder, { recursive: true, force: true }));
    const server = await runServer({ home, cluster, socketFolder, clock, logFile: join(dataDir, 'server.log') }, log);
    undo.push(() => server.stop());
    return await connect({ home, cluster, socketFolder, server, log, undo, close });
  } catch (error) {
    await close();
    throw error;
  }
}

function takeFolder(given: string, clock: Clock): { dataDir: string; lock: DataLock } {
  try {
    // Others may pass through it, for the server may run as another user; what lies in it is closed.
    mkdirSync(given, { recursive: true, mode: 0o711 });
    const dataDir = realpathSync(given);
    return { dataDir, lock: takeDataLock(dataDir, clock) };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('not_allowed', `The records' folder ${given} cannot be used: ${(cause as Error).message}`, {
      place: { path: given },
      hint: 'Let the user who starts Tiyan write there, or name another data folder.',
      cause,
    });
  }
}

async function prepareHome(dataDir: string, options: EmbeddedOptions): Promise<Home> {
  const moved = readMoved(dataDir);
  for (const folder of [dataDir, ...(moved ? [moved] : [])]) {
    await settleLeftovers(join(folder, 'server', 'postgres'), options.clock, options.log);
  }
  return findHome({
    dataDir,
    native: options.native ?? findNative(),
    stateDir: options.stateDir ?? '/var/lib',
    log: options.log,
    ...(options.ways ? { ways: options.ways } : {}),
  });
}

interface Running {
  home: Home;
  cluster: string;
  socketFolder: string;
  server: Server;
  log: Log;
  undo: (() => Promise<void> | void)[];
  close: () => Promise<void>;
}

async function connect({ home, cluster, socketFolder, log, undo, close }: Running): Promise<Records> {
  const access = { host: socketFolder, user: ROLE, password: '', ssl: false };
  await ensureDatabase(access);
  const pool = openPool({ ...access, database: DATABASE }, log);
  undo.push(() => endPool(pool));
  await migrate({ pool, location: cluster });
  const { rows } = await pool.query("select split_part(current_setting('server_version'), ' ', 1) as version");
  return {
    kind: 'embedded',
    pool,
    version: z.object({ version: z.string() }).parse(rows[0]).version,
    mode: home.way.mode,
    location: cluster,
    query: (text, values) => orUnavailable(cluster, () => pool.query(text, values)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function ensureDatabase(access: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...access, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function endPool(pool: Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, POOL_END_TIMEOUT_MS)));
  await Promise.race([pool.end(), patience]);
  clearTimeout(timer);
}
