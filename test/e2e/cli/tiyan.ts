import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Nothing of the tester's own settings reaches the command. */
const BASE = { PATH: process.env.PATH, HOME: process.env.HOME, TIYAN_SAMPLE: 'off', TIYAN_PORT: '0', LANG: 'C', NO_COLOR: '1' };

export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A folder for one user's data and files. */
export interface Desk extends AsyncDisposable {
  folder: string;
  data: string;
  /** Runs `tiyan` and waits for its end. */
  tiyan(...args: string[]): Promise<Said>;
  /** Runs `tiyan --json`; fails unless it ends well and what it says is JSON. */
  json<T>(...args: string[]): Promise<T>;
}

export async function openDesk(environment: Record<string, string> = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'tiyan-cli-'));
  const data = join(folder, 'data');
  const env = { ...BASE, ...environment, TIYAN_DATA: data };
  const tiyan = (...args: string[]): Promise<Said> => run(args, env, folder);
  return {
    folder,
    data,
    tiyan,
    async json<T>(...args: string[]) {
      const said = await tiyan('--json', ...args);
      if (said.code !== 0) throw new Error(`tiyan ${args.join(' ')} ended with ${said.code}: ${said.stdout}${said.stderr}`);
      return JSON.parse(said.stdout) as T;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Said> {
  const child = spawn(join(ROOT, 'tiyan'), args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Said = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (bytes: Buffer) => (said.stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said.stderr += bytes.toString()));
  said.code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return said;
}

/** A running server of a desk's data. */
export interface Server {
  url: string;
  pid: number;
  /** All it has said so far. */
  log(): string;
  stop(): Promise<number | null>;
}

export async function serve(desk: Desk): Promise<Server> {
  const child: ChildProcess = spawn(join(ROOT, 'tiyan'), ['serve'], { cwd: desk.folder, env: { ...BASE, TIYAN_DATA: desk.data }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stderr?.on('data', (bytes: Buffer) => (log += bytes.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => {
      log += `${line}\n`;
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${log}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    log: () => log,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
