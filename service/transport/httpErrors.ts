import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { fault, type Fault } from '../../domain/fault.ts';
import type { Log } from '../log.ts';
import { describeIssues, faultOfStatus, Refusal, statusOf } from './faults.ts';

/** Answers every failed request with a fault body: ours are told by code only, the asker's with what was wrong. */
export function setupHttpErrors(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler(async (_request, reply) => {
    const cause = fault('not-found');
    return reply.status(statusOf(cause)).send({ fault: cause });
  });
  app.setErrorHandler<FastifyError | Refusal>(async (error, request, reply) => {
    const { cause, status } = explain(error);
    const route = `${request.method} ${request.routeOptions.url ?? '(no route)'}`;
    if (status >= 500) log.error({ err: error, route }, 'request failed');
    return reply.status(status).send({ fault: cause });
  });
}

/** Answers requests that never get as far as a route, such as those with an address that does not decode. */
export function answerFrameworkError(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { cause, status } = explain(error);
  void reply.status(status).send({ fault: cause });
}

function explain(error: FastifyError | Refusal): { cause: Fault; status: number } {
  if (error instanceof Refusal) return { cause: error.fault, status: statusOf(error.fault) };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.split('/').filter(Boolean),
      message: message ?? 'invalid',
    }));
    return { cause: fault('bad-request', describeIssues(issues)), status: 400 };
  }
  // A body that is no JSON, too large, of another type; Only Fastify's words about bodies are passed on: others quote the address.
  const status = error.statusCode ?? 500;
  const detail = error.code?.startsWith('FST_ERR_CTP') ? error.message : undefined;
  return { cause: faultOfStatus(status, detail), status: status >= 400 ? status : 500 };
}
