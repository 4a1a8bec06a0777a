import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fault } from '../../domain/fault.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Incidents } from '../incidents/incidents.ts';
import { toWire } from '../incidents/watching.ts';
import {
  declareBodySchema,
  deskIncidentsSchema,
  faultBodySchema,
  incidentEventBodySchema,
  incidentListSchema,
  incidentSchema,
} from '../protocol/index.ts';
import { addressKey } from './addressKey.ts';
import { Refusal, valueOf } from './faults.ts';
import { bearerKeyOf, type KeyGate } from './keyGate.ts';

/** What {@link setupIncidentRoutes} needs. */
export interface IncidentRoutesNeeds {
  readonly incidents: Incidents;
  readonly keyGate: KeyGate;
  readonly now: () => EpochMs;
}

const FAULT = faultBodySchema.describe('Refused; the code says why');
const REFUSED = { 400: FAULT, 401: FAULT, 403: FAULT, 429: FAULT, 500: FAULT };
const params = z.object({ incidentId: incidentSchema.shape.incidentId });

/** Registers the routes of incidents: one for everybody, the others for the service desk. */
export function setupIncidentRoutes(plain: FastifyInstance, needs: IncidentRoutesNeeds): void {
  const { incidents, now } = needs;
  plain.withTypeProvider<ZodTypeProvider>().get(
    '/api/incidents',
    {
      schema: {
        operationId: 'listIncidents',
        summary: 'What runs, is announced, or has ended within the last day',
        tags: ['incidents'],
        response: {
          200: incidentListSchema.describe('The newest first'),
          403: FAULT,
          429: FAULT,
          500: FAULT,
        },
      },
    },
    async () => ({ incidents: incidents.current().map(toWire), nowMs: now() }),
  );
  plain.register(async (desk) => {
    desk.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = valueOf(await needs.keyGate(addressKey(request.ip), bearerKeyOf(request)));
      if (caller.kind !== 'desk') throw new Refusal(fault('desk-key-wrong'));
    });
    setupDeskList(desk, needs);
    setupDeskChanges(desk, needs);
  });
}

function setupDeskList(app: FastifyInstance, { incidents, now }: IncidentRoutesNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/desk/incidents',
    {
      schema: {
        operationId: 'listDeskIncidents',
        summary: 'All incidents, with how far the first notice of each reached',
        tags: ['incidents'],
        response: { ...REFUSED, 200: deskIncidentsSchema.describe('The newest first') },
      },
    },
    async () => {
      const all = await incidents.all();
      const wired = all.map(({ incident, reach }) => ({ incident: toWire(incident), reach }));
      return { incidents: wired, nowMs: now() };
    },
  );
}

function setupDeskChanges(
  plain: FastifyInstance,
  { incidents }: Pick<IncidentRoutesNeeds, 'incidents'>,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.put(
    '/api/desk/incidents/:incidentId',
    {
      schema: {
        operationId: 'declareIncident',
        summary: 'Declare an incident, or announce maintenance',
        tags: ['incidents'],
        params,
        body: declareBodySchema,
        response: {
          ...REFUSED,
          200: incidentSchema.describe('As everybody was told; the same again declares once'),
          409: FAULT,
          413: FAULT,
          415: FAULT,
        },
      },
    },
    async ({ params: { incidentId }, body: { endsAtMs, ...body } }) => {
      const asked = { ...body, type: 'declared' as const, endsAtMs: endsAtMs ?? undefined };
      return toWire(valueOf(await incidents.declare(incidentId, asked, 'desk')));
    },
  );
  app.post(
    '/api/desk/incidents/:incidentId/events',
    {
      schema: {
        operationId: 'tellOfIncident',
        summary: 'Say more about an incident, or give the all-clear',
        tags: ['incidents'],
        params,
        body: incidentEventBodySchema,
        response: {
          ...REFUSED,
          200: incidentSchema.describe('As everybody was told; the same event again happens once'),
          404: FAULT,
          409: FAULT,
          413: FAULT,
          415: FAULT,
        },
      },
    },
    async ({ params: { incidentId }, body: { eventId, ...followUp } }) =>
      toWire(valueOf(await incidents.follow(incidentId, { eventId, followUp }, 'desk'))),
  );
}
