import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import rateLimit from '@fastify/rate-limit';
import { fastify, LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { fault } from '../../domain/fault.ts';
import type { LogLevel, LogStream } from '../config/options.ts';
import { LIMITS } from '../protocol/index.ts';
import type { Certificate } from '../tls/certificate.ts';
import { setupCors } from './cors.ts';
import { Refusal } from './faults.ts';
import { answerFrameworkError, setupHttpErrors } from './httpErrors.ts';
import { setupOpenApi } from './openApi.ts';
import type { OriginCheck } from './origins.ts';
import { setupRoutes, type RoutesNeeds } from './routes.ts';
import { setupSecurityHeaders } from './securityHeaders.ts';
import { setupWebClient } from './webClient.ts';

const MINUTE_MS = 60_000;
/** All headers of a request must have arrived by then: slow senders hold no connection for long. */
const HEADERS_TIMEOUT_MS = 20_000;

/** What {@link createHttpApp} needs. */
export interface HttpAppNeeds {
  readonly certificate: Certificate | undefined;
  readonly log: { readonly level: LogLevel; readonly stream: LogStream };
}

/** What {@link setupHttpApp} needs. */
export interface HttpSetupNeeds extends RoutesNeeds {
  readonly originCheck: OriginCheck;
  readonly webRoot: string | undefined;
}

/** The HTTP server, with TLS when given a certificate, and the log that everything else shares. Routes come by {@link setupHttpApp}. */
export function createHttpApp({ certificate, log }: HttpAppNeeds): FastifyInstance {
  return fastify({
    logger: { level: log.level, stream: log.stream },
    // Fastify's own lines carry addresses with room codes in them, and whoever has a code can enter.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.httpBodyBytes,
    forceCloseConnections: true,
    frameworkErrors: answerFrameworkError,
    serverFactory: (handler) => {
      const options = { headersTimeout: HEADERS_TIMEOUT_MS };
      if (!certificate) return createHttpServer(options, handler);
      const { cert, key } = certificate;
      // Fastify types its server as http.Server; https.Server has all of it that is used.
      return createHttpsServer({ ...options, cert, key }, handler) as unknown as Server;
    },
  });
}

/** Registers headers, errors, the interface for programs and the web client. */
export async function setupHttpApp(app: FastifyInstance, needs: HttpSetupNeeds): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  setupHttpErrors(app, app.log);
  setupRequestLog(app);
  await setupSecurityHeaders(app);
  setupCors(app, needs.originCheck);
  await setupOpenApi(app);
  await app.register(async (api) => {
    // In this scope only: the web client is many files, and a look at them gives nothing away.
    await api.register(rateLimit, {
      max: LIMITS.requestsPerMinute,
      timeWindow: MINUTE_MS,
      errorResponseBuilder: (_request, { after }) =>
        new Refusal(fault('rate-limited', `again after ${after}`)),
    });
    setupRoutes(api, needs);
  });
  if (needs.webRoot !== undefined) await setupWebClient(app, needs.webRoot);
}

function setupRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = `${request.method} ${request.routeOptions.url ?? '(no route)'}`;
    const ms = Math.round(reply.elapsedTime);
    app.log.debug({ route, status: reply.statusCode, ms }, 'request');
  });
}
