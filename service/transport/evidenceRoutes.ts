import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Caller } from '../access/callers.ts';
import {
  addViewBodySchema,
  faultBodySchema,
  inviteAnswerSchema,
  LIMITS,
  reportKeySchema,
  bundleStandingSchema,
} from '../protocol/index.ts';
import type { BundlePlace, Evidence } from '../reports/evidence.ts';
import { valueOf } from './faults.ts';

/** What {@link setupEvidenceRoutes} needs. */
export interface EvidenceRoutesNeeds {
  readonly evidence: Evidence;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller>;
}

const FAULT = faultBodySchema.describe('Refused; the code says why');
const READ_FAULTS = { 400: FAULT, 401: FAULT, 403: FAULT, 404: FAULT, 429: FAULT, 500: FAULT };
const WRITE_FAULTS = { ...READ_FAULTS, 409: FAULT, 413: FAULT, 415: FAULT };
const OFFSETS = z.object({
  'upload-offset': z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const REPORT = z.object({ key: reportKeySchema });
const BYTES = 'application/octet-stream';
const bytesSchema = z.custom<Buffer>((value) => Buffer.isBuffer(value), 'no bytes');
const zipSchema = z.custom<Buffer>().describe('A zip with a receipt.json signed by this service');

/** Registers the addresses of evidence: of the reporter's own bundle, and of others' views. */
export function setupEvidenceRoutes(app: FastifyInstance, needs: EvidenceRoutesNeeds): void {
  setupInvitation(app, needs);
  // In a scope of its own: bytes are read as such nowhere else.
  void app.register(async (scope) => {
    scope.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    setupBundle(scope, needs, { url: '/api/reports/:key/bundle', what: 'Bundle', params: REPORT });
    setupBundle(scope, needs, {
      url: '/api/reports/:key/views/:viewId/bundle',
      what: 'View',
      params: REPORT.extend({ viewId: reportKeySchema }),
    });
  });
}

function setupInvitation(
  plain: FastifyInstance,
  { evidence, callerOf }: EvidenceRoutesNeeds,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/reports/:key/invite',
    {
      schema: {
        operationId: 'inviteViews',
        summary: 'A token with which others in the meeting add what they saw',
        tags: ['evidence'],
        params: REPORT,
        response: { 200: inviteAnswerSchema.describe('The token'), ...WRITE_FAULTS },
      },
    },
    async (request) => {
      const caller = await callerOf(request);
      return { viewToken: valueOf(await evidence.invite(caller, request.params.key)) };
    },
  );
  app.put(
    '/api/reports/:key/views/:viewId',
    {
      schema: {
        operationId: 'announceView',
        summary: 'Announce a view of one’s own, by consent',
        tags: ['evidence'],
        params: REPORT.extend({ viewId: reportKeySchema }),
        body: addViewBodySchema,
        response: { 200: bundleStandingSchema.describe('How far it has come'), ...WRITE_FAULTS },
      },
    },
    async (request) => {
      const caller = await callerOf(request);
      return valueOf(await evidence.announceView(caller, request.params, request.body));
    },
  );
}

interface BundleAddress {
  readonly url: string;
  /** In the names of the operations. */
  readonly what: string;
  readonly params: z.ZodType<{ key: string; viewId?: string }>;
}

function setupBundle(
  app: FastifyInstance,
  needs: EvidenceRoutesNeeds,
  address: BundleAddress,
): void {
  setupSending(app, needs, address);
  setupDownload(app, needs, address);
}

function setupSending(
  plain: FastifyInstance,
  { evidence, callerOf }: EvidenceRoutesNeeds,
  { url, what, params }: BundleAddress,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const common = { tags: ['evidence'], params };
  app.head(
    url,
    {
      config: { swagger: { exposeHeadRoute: true } },
      schema: {
        ...common,
        operationId: `get${what}Offset`,
        summary: 'Where the next bytes begin, in the header Upload-Offset',
        response: { 204: z.null().describe('Upload-Offset of Upload-Length'), ...READ_FAULTS },
      },
    },
    async (request, reply) => {
      const caller = await callerOf(request);
      const standing = valueOf(await evidence.standing(caller, placeOf(request.params)));
      return reply
        .header('upload-offset', standing.receivedBytes)
        .header('upload-length', standing.size)
        .status(204)
        .send(null);
    },
  );
  app.patch(
    url,
    {
      bodyLimit: LIMITS.uploadChunkBytes,
      schema: {
        ...common,
        operationId: `send${what}`,
        summary:
          'Send the next bytes; the last ones are answered when the whole is checked and signed',
        headers: OFFSETS,
        consumes: [BYTES],
        body: bytesSchema,
        response: {
          200: bundleStandingSchema.describe('How far it has come'),
          ...WRITE_FAULTS,
          422: FAULT,
        },
      },
    },
    async (request) => {
      const caller = await callerOf(request);
      const chunk = { offset: request.headers['upload-offset'], bytes: request.body };
      return valueOf(await evidence.append(caller, placeOf(request.params), chunk));
    },
  );
}

function setupDownload(
  app: FastifyInstance,
  { evidence, callerOf }: EvidenceRoutesNeeds,
  { url, what, params }: BundleAddress,
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    url,
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['evidence'],
        params,
        operationId: `get${what}`,
        summary: 'The signed zip',
        response: {
          200: { description: 'The zip', content: { 'application/zip': { schema: zipSchema } } },
          ...READ_FAULTS,
        },
      },
    },
    async (request, reply) => {
      const zip = valueOf(await evidence.read(await callerOf(request), placeOf(request.params)));
      return reply.type('application/zip').send(zip);
    },
  );
}

function placeOf({ key, viewId }: { readonly key: string; readonly viewId?: string }): BundlePlace {
  return { key, viewId };
}
