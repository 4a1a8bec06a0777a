import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Caller } from '../access/callers.ts';
import {
  askEventBodySchema,
  faultBodySchema,
  fileReportBodySchema,
  LIMITS,
  queueSchema,
  reportKeySchema,
  reportListSchema,
  reportViewSchema,
} from '../protocol/index.ts';
import type { Reports } from '../reports/reports.ts';
import { addressKey } from './addressKey.ts';
import { setupEvidenceRoutes, type EvidenceRoutesNeeds } from './evidenceRoutes.ts';
import { valueOf } from './faults.ts';
import { bearerKeyOf, type KeyGate } from './keyGate.ts';

/** What {@link setupReportRoutes} needs. */
export interface ReportRoutesNeeds extends Pick<EvidenceRoutesNeeds, 'evidence'> {
  readonly reports: Reports;
  readonly keyGate: KeyGate;
  readonly now: () => number;
}

const FAULT = faultBodySchema.describe('Refused; the code says why');
const MINUTE_MS = 60_000;
const PARAMS = z.object({ key: reportKeySchema });
const VIEW = reportViewSchema.describe('The report as the caller may see it');
/** What every address of reports may refuse with. */
const READ_FAULTS = { 400: FAULT, 401: FAULT, 403: FAULT, 404: FAULT, 429: FAULT, 500: FAULT };
const WRITE_FAULTS = { ...READ_FAULTS, 409: FAULT, 413: FAULT, 415: FAULT };

/** Registers the addresses of fault reports, of their evidence and of the service desk. */
export function setupReportRoutes(app: FastifyInstance, needs: ReportRoutesNeeds): void {
  const callerOf = async (request: FastifyRequest) =>
    valueOf(await needs.keyGate(addressKey(request.ip), bearerKeyOf(request)));
  app.addHook('onSend', async (request, reply) => {
    // What stands here is for one caller, and changes.
    if (/^\/api\/(desk\/)?reports/.test(request.routeOptions.url ?? ''))
      reply.header('cache-control', 'no-store');
  });
  setupFiling(app, { ...needs, callerOf });
  setupReading(app, { ...needs, callerOf });
  setupActing(app, { ...needs, callerOf });
  setupEvidenceRoutes(app, { evidence: needs.evidence, callerOf });
}

interface Needs extends ReportRoutesNeeds {
  readonly callerOf: (request: FastifyRequest) => Promise<Caller>;
}

function setupFiling(app: FastifyInstance, { reports, callerOf }: Needs): void {
  app.withTypeProvider<ZodTypeProvider>().put(
    '/api/reports/:key',
    {
      bodyLimit: LIMITS.reportBodyBytes,
      config: { rateLimit: { max: LIMITS.reportsPerMinute, timeWindow: MINUTE_MS } },
      schema: {
        operationId: 'fileReport',
        summary: 'File a fault report, once however often it is asked',
        tags: ['reports'],
        params: PARAMS,
        body: fileReportBodySchema,
        response: {
          200: VIEW.describe('It had been filed before'),
          201: VIEW.describe('It is filed and on the disk'),
          ...WRITE_FAULTS,
        },
      },
    },
    async (request, reply) => {
      const caller = await callerOf(request);
      const { isNew, view } = valueOf(await reports.file(caller, request.params.key, request.body));
      return reply.status(isNew ? 201 : 200).send(view);
    },
  );
}

function setupReading(plain: FastifyInstance, { reports, callerOf, now }: Needs): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/reports',
    {
      schema: {
        operationId: 'listReports',
        summary: 'The reports of a reporter, or of a host’s room; the newest first',
        tags: ['reports'],
        response: { 200: reportListSchema.describe('The reports'), ...READ_FAULTS },
      },
    },
    async (request) => {
      const list = valueOf(await reports.list(await callerOf(request)));
      return { reports: [...list], nowMs: now() };
    },
  );
  app.get(
    '/api/reports/:key',
    {
      schema: {
        operationId: 'getReport',
        summary: 'A report',
        tags: ['reports'],
        params: PARAMS,
        response: { 200: VIEW, ...READ_FAULTS },
      },
    },
    async (request) => valueOf(await reports.read(await callerOf(request), request.params.key)),
  );
  app.get(
    '/api/desk/reports',
    {
      schema: {
        operationId: 'getQueue',
        summary: 'The queue of the service desk, what is due first first',
        tags: ['desk'],
        querystring: z.object({
          scope: z.enum(['open', 'all']).default('open'),
          limit: z.coerce.number().int().min(1).optional().describe('So many, what is due first'),
        }),
        response: { 200: queueSchema.describe('The queue'), ...READ_FAULTS },
      },
    },
    async (request) => {
      const rows = valueOf(await reports.queue(await callerOf(request), request.query));
      return { rows: [...rows], nowMs: now() };
    },
  );
}

function setupActing(app: FastifyInstance, { reports, callerOf }: Needs): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/reports/:key/events',
    {
      bodyLimit: LIMITS.reportBodyBytes,
      schema: {
        operationId: 'addReportEvent',
        summary: 'Make something happen to a report, once however often it is asked',
        tags: ['reports'],
        params: PARAMS,
        body: askEventBodySchema,
        response: { 200: VIEW, ...WRITE_FAULTS },
      },
    },
    async (request) => {
      const caller = await callerOf(request);
      return valueOf(await reports.act(caller, request.params.key, request.body));
    },
  );
}
