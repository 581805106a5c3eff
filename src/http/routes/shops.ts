import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { historyOfShop } from '../../engine/history-of-shop.ts';
import { listOfShops } from '../../engine/list-of-shops.ts';
import { rowsOfIndicator } from '../../engine/rows-of-indicator.ts';
import { scoreOfShop } from '../../engine/score-of-shop.ts';
import type { System } from '../../system.ts';
import { day, factRows, failureBody, history, scoreDetail, shopList } from '../schemas.ts';

const failures = { '4xx': failureBody, '5xx': failureBody };
const shopParams = z.object({ shopId: z.string().min(1).max(100) });

export const shopRoutes = (system: System): FastifyPluginCallbackZod => (app, _options, done) => {
  app.get('/shops', { schema: { summary: 'All shops with their score', tags: ['shops'], querystring: z.object({ asOf: day.optional() }), response: { 200: shopList, ...failures } } }, (request) => listOfShops(system, request.query));

  app.get('/shops/:shopId/score', {
    schema: { summary: 'The score of a shop, its ledger and its indicators', tags: ['shops'], params: shopParams, querystring: z.object({ asOf: day.optional(), edition: day.optional() }), response: { 200: scoreDetail, ...failures } },
  }, (request) => scoreOfShop(system, { shop: request.params.shopId, ...request.query }));

  app.get('/shops/:shopId/history', {
    schema: { summary: 'The score of a shop on each day, as it was known then', tags: ['shops'], params: shopParams, querystring: z.object({ from: day.optional(), to: day.optional(), edition: day.optional() }), response: { 200: history, ...failures } },
  }, (request) => historyOfShop(system, { shop: request.params.shopId, ...request.query }));

  app.get('/shops/:shopId/indicators/:indicator/rows', {
    schema: {
      summary: 'The rows behind one indicator',
      tags: ['shops'],
      params: shopParams.extend({ indicator: z.string().min(1).max(100) }),
      querystring: z.object({ asOf: day.optional(), edition: day.optional(), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(1000).default(50) }),
      response: { 200: factRows, ...failures },
    },
  }, (request) => rowsOfIndicator(system, { shop: request.params.shopId, indicator: request.params.indicator, ...request.query }));
  done();
};
