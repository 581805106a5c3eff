import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { ArgsOf, CallName, ResultOf } from '../engine/calls.ts';
import type { Progress } from '../engine/import-files.ts';
import { exitCodes, Failure, type FailureCode } from '../words/failure.ts';
import { proofOf } from '../http/local-proof.ts';

/** Where calls are carried out: in this process, or in the server that has the data open. */
export interface Desk extends AsyncDisposable {
  readonly place: 'here' | 'server';
  call<N extends CallName>(name: N, args: ArgsOf<N>, progress?: Progress): Promise<ResultOf<N>>;
}

const serverFile = z.object({ url: z.url(), token: z.string(), pid: z.int() });
type ServerFile = z.infer<typeof serverFile>;

/** The server if one has this data folder open, else the stores themselves. */
export async function openDesk(config: Config): Promise<Desk> {
  const server = await findServer(config);
  return server ? serverDesk(server) : localDesk(config);
}

async function localDesk(config: Config): Promise<Desk> {
  const [{ openSystem }, { runCall }, { keepDeltas }] = await Promise.all([import('../system.ts'), import('../engine/calls.ts'), import('../engine/keep-deltas.ts')]);
  const system = await openSystem(config, (message) => process.stderr.write(`${message}\n`));
  try {
    await keepDeltas(system);
  } catch (error) {
    await system.close();
    throw error;
  }
  return {
    place: 'here',
    call: (name, args, progress = () => undefined) => runCall(system, name, args, progress),
    [Symbol.asyncDispose]: () => system.close(),
  };
}

async function findServer(config: Config): Promise<ServerFile | null> {
  let found: ServerFile;
  try {
    found = serverFile.parse(JSON.parse(readFileSync(join(config.dataDir, 'server.json'), 'utf8')));
  } catch {
    return null;
  }
  try {
    // Another program may have the port by now: only the server that wrote the file can prove that it knows the token.
    const nonce = randomUUID();
    const answer = await fetch(`${found.url}/api/local-proof?nonce=${nonce}`, { signal: AbortSignal.timeout(5000) });
    return answer.ok && (await answer.text()) === proofOf(found.token, nonce) ? found : null;
  } catch {
    // The file of a server that was killed; the lock on the stores says whether one is really there.
    return null;
  }
}

function serverDesk(server: ServerFile): Desk {
  return {
    place: 'server',
    async call(name, args, progress = () => undefined) {
      const answer = await reach(`${server.url}/api/local/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tiyan-token': server.token }, body: JSON.stringify(args) });
      if (!answer.ok || !answer.body) throw failureOf(await answer.json());
      for await (const line of whileItLasts(linesOf(answer.body))) {
        const said = JSON.parse(line) as { progress?: { bytes: number; total: number; file: string }; result?: unknown; failure?: unknown };
        if (said.progress) progress(said.progress.bytes, said.progress.total, said.progress.file);
        else if (said.failure) throw failureOf(said.failure);
        else if ('result' in said) return said.result as ResultOf<typeof name>;
      }
      throw serverGone();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

const serverGone = (cause?: unknown): Failure => new Failure('store_unavailable', 'The server went away before it answered', { hint: 'Look at its log, start it again, and give the command again: what it had acknowledged is kept', cause });

async function reach(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw serverGone(error);
  }
}

async function* whileItLasts(lines: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    throw serverGone(error);
  }
}

function failureOf(body: unknown): Error {
  const said = body as { code: FailureCode | 'bug'; message: string; hint: string; place: Failure['place'] };
  if (said.code !== 'bug' && !(said.code in exitCodes)) return new Failure('store_unavailable', 'What answers as the server is no Tiyan', { hint: 'Remove server.json from the data folder' });
  return said.code === 'bug' ? new Error(said.message) : new Failure(said.code, said.message, { hint: said.hint, place: said.place });
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((part) => part !== '');
  }
  if (rest !== '') yield rest;
}
