import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import { fastify, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { isLoopback } from '../config.ts';
import type { System } from '../system.ts';
import { Failure } from '../words/failure.ts';
import { answerFailures } from './errors.ts';
import { batchRoutes } from './routes/batches.ts';
import { healthRoutes } from './routes/health.ts';
import { localCallRoutes } from './routes/local-calls.ts';
import { shopRoutes } from './routes/shops.ts';

export const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The HTTP face: routes, OpenAPI made from their schemas, and the built web page. `token` opens the command line's door. */
export async function buildApp(system: System, token: string): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 4_000_000, trustProxy: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerFailures(app, system.log);
  refuseForeignHosts(app);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Tiyan', version: '0.1.0', description: 'Shop experience scores. Points are hundredths of a point, ratios 0–1, durations seconds.' } },
    transform: jsonSchemaTransform,
  });
  await app.register(healthRoutes(system));
  await app.register(shopRoutes(system), { prefix: '/api' });
  await app.register(batchRoutes(system), { prefix: '/api' });
  await app.register(localCallRoutes(system, token), { prefix: '/api' });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await serveWeb(app);
  return app;
}

/** Without sign-in the page is for this machine only: a foreign site must not reach it under a name of its own. */
function refuseForeignHosts(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-frame-options', 'DENY');
    const name = request.hostname.replace(/^\[|\]$/g, '');
    done(isLoopback(name) ? undefined : new Failure('not_allowed', `This server does not answer to ${name}`, { hint: 'Open it under 127.0.0.1' }));
  });
}

async function serveWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(WEB_FOLDER)) return;
  await app.register(fastifyStatic, {
    root: WEB_FOLDER,
    index: ['index.html'],
    // Built files are named by their content; the page that names them must be asked for anew after an upgrade.
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || /^\/(api|assets)\//.test(request.url)) return reply.status(404).send({ code: 'not_found', message: `There is no ${request.url}`, hint: '', place: {} });
    return reply.sendFile('index.html');
  });
}
