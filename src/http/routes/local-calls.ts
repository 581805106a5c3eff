import { timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { calls, runCall, type CallName } from '../../engine/calls.ts';
import type { System } from '../../system.ts';
import { Failure } from '../../words/failure.ts';
import { proofOf } from '../local-proof.ts';
import { bodyOf } from '../errors.ts';

/** Progress is told at most so often. */
const PROGRESS_MS = 100;
const PULSE_MS = 30_000;

/**
 * The command line's door while this process has the data open: any call, for whoever can read the token in the data
 * folder. Answers lines of JSON: `{progress}` as often as there is some, then `{result}` or `{failure}`.
 */
export const localCallRoutes = (system: System, token: string): FastifyPluginCallbackZod => (app, _options, done) => {
  app.get('/local-proof', { schema: { hide: true, querystring: z.object({ nonce: z.uuid() }) } }, (request, reply) => reply.type('text/plain').send(proofOf(token, request.query.nonce)));

  app.post('/local/:call', { schema: { hide: true, params: z.object({ call: z.enum(Object.keys(calls) as [CallName, ...CallName[]]) }), body: z.looseObject({}) } }, (request, reply) => {
    if (!isToken(request.headers['x-tiyan-token'], token)) throw new Failure('not_allowed', 'This door is for the command line on this machine');
    const lines = new Readable({ read: () => undefined });
    const say = (line: object): void => void lines.push(`${JSON.stringify(line)}\n`);
    // A client gives up on a line that is silent for minutes; a rebuild, or the wait for a turn, may take as long.
    const pulse = setInterval(() => say({ alive: true }), PULSE_MS);
    say({ alive: true });
    let told = 0;
    const progress = (bytes: number, total: number, file: string): void => {
      const now = system.clock.ticks();
      if (now - told < PROGRESS_MS) return;
      told = now;
      say({ progress: { bytes, total, file } });
    };
    runCall(system, request.params.call, request.body, progress)
      .then((result) => say({ result }))
      .catch((error: unknown) => {
        if (error instanceof Failure) say({ failure: bodyOf(error) });
        else {
          system.log(`Bug in ${request.params.call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
          say({ failure: { code: 'bug', message: 'Something went wrong in the server', hint: 'Its log has the details', place: {} } });
        }
      })
      .finally(() => {
        clearInterval(pulse);
        lines.push(null);
      });
    return reply.type('application/x-ndjson').send(lines);
  });
  done();
};

function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string' || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}
