import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { System } from '../../system.ts';
import { Failure } from '../../words/failure.ts';
import { failureBody } from '../schemas.ts';

export const healthRoutes = (system: System): FastifyPluginCallbackZod => (app, _options, done) => {
  app.get('/health', { schema: { summary: 'The process lives', tags: ['health'], response: { 200: z.object({ status: z.literal('ok') }) } } }, () => ({ status: 'ok' as const }));

  app.get('/ready', { schema: { summary: 'Both stores answer', tags: ['health'], response: { 200: z.object({ status: z.literal('ready') }), 503: failureBody } } }, async () => {
    try {
      await system.warehouse.rows('ready', 'SELECT 1', {}, { timeoutSeconds: 5 });
      await system.records.query('select 1');
    } catch (error) {
      throw new Failure('store_unavailable', 'A store does not answer', { cause: error, hint: 'Run `tiyan doctor`' });
    }
    return { status: 'ready' as const };
  });
  done();
};
