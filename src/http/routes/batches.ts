import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { rejectedCsv } from '../../engine/rejected-csv.ts';
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

  app.get('/batches/:batchNo/rejected.csv', {
    schema: { summary: 'Rows of a batch that gave no fact, and why, as CSV', tags: ['batches'], params: z.object({ batchNo: z.coerce.number().int().min(1) }), response: { 200: z.string(), ...failures } },
  }, async (request, reply) => {
    const { batch, rejected } = await runCall(system, 'batch', request.params, () => undefined);
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="rejected-${batch.batchNo}.csv"`);
    // The mark makes spreadsheets read it as UTF-8.
    return `\uFEFF${rejectedCsv(rejected)}`;
  });

  app.delete('/sample', { schema: { summary: 'Removes the sample shops', tags: ['batches'], response: { 200: z.object({ removed: z.int() }), ...failures } } }, () => runCall(system, 'sampleRemove', {}, () => undefined));
  done();
};
