import type { FastifyInstance } from 'fastify';
import { fault } from '../../domain/fault.ts';
import { Refusal } from './faults.ts';
import { isFromAllowedOrigin, type OriginCheck } from './origins.ts';

const PREFLIGHT_AGE_S = 600;

/** Lets pages of allowed origins use the service and refuses those of all others. */
export function setupCors(app: FastifyInstance, check: OriginCheck): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined) return;
    if (!isFromAllowedOrigin(check, request.raw)) {
      throw new Refusal(fault('forbidden', 'not from this origin'));
    }
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'upload-length, upload-offset');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH');
    reply.header('access-control-allow-headers', 'authorization, content-type, upload-offset');
    reply.header('access-control-max-age', PREFLIGHT_AGE_S);
    await reply.status(204).send();
  });
}
