import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopback } from '../config.ts';
import { keepDeltas } from '../engine/keep-deltas.ts';
import { isSampleDone, loadSample } from '../engine/sample.ts';
import type { System } from '../system.ts';
import { Failure } from '../words/failure.ts';
import { buildApp } from './app.ts';

export interface Serving extends AsyncDisposable {
  url: string;
}

/** File in the data folder by which the command line finds the server that has the data open. Only its owner can read it. */
export const SERVER_FILE = 'server.json';

/** Starts the server: brings deltas up to date, makes the sample on first start, listens. */
export async function serve(system: System): Promise<Serving> {
  const { config, log } = system;
  if (!isLoopback(config.host)) {
    throw new Failure('bad_config', `TIYAN_HOST is ${config.host}: without sign-in the page may only be reached from this machine`, { place: { path: 'TIYAN_HOST' }, hint: 'Leave it at 127.0.0.1' });
  }
  const rebuilt = await keepDeltas(system);
  if (rebuilt.length > 0) log(`Brought ${rebuilt.length} shops up to date`);
  if (config.sample && !(await isSampleDone(system))) {
    log('Making the sample shops …');
    const { shops, facts } = await loadSample(system);
    log(`${shops} sample shops with ${facts} rows are in; remove them with one click or \`tiyan sample remove\``);
  }
  const token = randomBytes(24).toString('hex');
  const app = await buildApp(system, token);
  await listen(app.listen.bind(app), config.host, config.port);
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const file = join(config.dataDir, SERVER_FILE);
  writeFileSync(file, JSON.stringify({ url, token, pid: process.pid }), { mode: 0o600 });
  return {
    url,
    async [Symbol.asyncDispose]() {
      rmSync(file, { force: true });
      await app.close();
    },
  };
}

async function listen(start: (options: { host: string; port: number }) => Promise<string>, host: string, port: number): Promise<void> {
  try {
    await start({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Failure('conflict', `Port ${port} of ${host} is taken by another program`, { hint: 'Set TIYAN_PORT to a free one', cause: error });
  }
}
