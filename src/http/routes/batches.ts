import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireShop } from '../../engine/shop-of-import.ts';
import { runCall } from '../../engine/calls.ts';
import type { System } from '../../system.ts';
import { listBatches } from '../../warehouse/batches.ts';
import { batchList, failureBody } from '../schemas.ts';

const failures = { '4xx': failureBody, '5xx': failureBody };

export const batchRoutes = (system: System): FastifyPluginCallbackZod => (app, _options, done) => {
  app.get('/batches', { schema: { summary: 'Imports, newest first', tags: ['batches'], querystring: z.object({ shopId: z.string().optional() }), response: { 200: batchList, ...failures } } }, async (request) => {
    const { shopId } = request.query;
    const batches = await listBatches(system.warehouse, shopId === undefined ? {} : { shopId: (await requireShop(system, shopId)).shopId });
    return { batches: batches.map((b) => ({ ...b, batchNo: String(b.batchNo) })) };
  });

  app.delete('/sample', { schema: { summary: 'Removes the sample shops', tags: ['batches'], response: { 200: z.object({ removed: z.int() }), ...failures } } }, () => runCall(system, 'sampleRemove', {}, () => undefined));
  done();
};
