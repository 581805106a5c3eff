import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Log } from '../records/records.ts';
import { Failure, httpStatus } from '../words/failure.ts';
import type { FailureBody } from './schemas.ts';

/** The one place where failures become answers. A bug answers with a number that stands in the log, and nothing else. */
export function answerFailures(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (error instanceof Failure) return reply.status(httpStatus[error.code]).send(bodyOf(error));
    if (hasZodFastifySchemaValidationErrors(error)) {
      const [first] = error.validation;
      const path = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
      return reply.status(400).send({ code: 'bad_request', message: `${path}: ${first?.message ?? 'not as expected'}`, hint: '', place: { path } } satisfies FailureBody);
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply.status(error.statusCode).send({ code: 'bad_request', message: error.message, hint: '', place: {} } satisfies FailureBody);
    }
    const id = randomUUID();
    log(`Bug ${id} in ${request.method} ${request.routeOptions.url ?? ''}: ${error.stack ?? error.message}`);
    return reply.status(500).send({ code: 'bug', message: `Something went wrong here (${id})`, hint: 'The log of the server has the details under this number', place: {} } satisfies FailureBody);
  });
}

export const bodyOf = (failure: Failure): FailureBody => ({ code: failure.code, message: failure.message, hint: failure.hint, place: failure.place });
