import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fault } from '../../domain/fault.ts';
import {
  createdRoomSchema,
  createRoomBodySchema,
  faultBodySchema,
  healthSchema,
  iceConfigSchema,
  LIMITS,
  roomCodeSchema,
  roomSummarySchema,
  serviceInfoSchema,
  startCheckBodySchema,
  type IceConfig,
  type ServiceInfo,
} from '../protocol/index.ts';
import type { OwnerKeys } from '../access/ownerKeys.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Meetings } from '../signalling/meetings.ts';
import { Refusal } from './faults.ts';
import { setupReportRoutes, type ReportRoutesNeeds } from './reportRoutes.ts';

import { setupIncidentRoutes, type IncidentRoutesNeeds } from './incidentRoutes.ts';

/** What {@link setupRoutes} needs. */
export interface RoutesNeeds extends ReportRoutesNeeds, IncidentRoutesNeeds {
  readonly rooms: Rooms;
  readonly ownerKeys: OwnerKeys;
  readonly meetings: Meetings;
  readonly serviceInfo: () => ServiceInfo;
  /** Servers for one network check, with credentials of their own. */
  readonly iceForCheck: () => IceConfig;
  readonly uptimeS: () => number;
}

const FAULT = faultBodySchema.describe('Refused; the code says why');
const MINUTE_MS = 60_000;

/** Registers the HTTP interface. Every route has its schemas here, and OpenAPI is made of them. */
export function setupRoutes(app: FastifyInstance, needs: RoutesNeeds): void {
  setupRoomCreation(app, needs);
  setupRoomLookup(app, needs);
  setupCheckRoute(app, needs);
  setupServiceRoutes(app, needs);
  setupReportRoutes(app, needs);
  setupIncidentRoutes(app, needs);
}

function setupRoomCreation(app: FastifyInstance, { rooms, ownerKeys }: RoutesNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/rooms',
    {
      config: { rateLimit: { max: LIMITS.roomsPerMinute, timeWindow: MINUTE_MS } },
      schema: {
        operationId: 'createRoom',
        summary: 'Make a room with a new, unguessable code',
        tags: ['rooms'],
        body: createRoomBodySchema,
        response: {
          201: createdRoomSchema.describe(
            'The new room, and the key that makes its owner the host',
          ),
          400: FAULT,
          403: FAULT,
          413: FAULT,
          415: FAULT,
          429: FAULT,
          500: FAULT,
        },
      },
    },
    async (_request, reply) => {
      const made = await rooms.create();
      if (!made.ok) throw new Refusal(made.fault);
      const { code, capacity } = made.value;
      const ownerKey = ownerKeys.issue(code);
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ code, capacity, memberCount: 0, ownerKey });
    },
  );
}

function setupRoomLookup(app: FastifyInstance, { rooms, meetings }: RoutesNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/rooms/:code',
    {
      schema: {
        operationId: 'getRoom',
        summary: 'Look up a room by its code',
        tags: ['rooms'],
        params: z.object({ code: roomCodeSchema }),
        response: {
          200: roomSummarySchema.describe('The room; seats of members who are away count'),
          400: FAULT,
          403: FAULT,
          404: FAULT,
          429: FAULT,
          500: FAULT,
        },
      },
    },
    async ({ params: { code } }) => {
      const room = await rooms.find(code);
      if (!room) throw new Refusal(fault('room-not-found'));
      return { code, capacity: room.capacity, memberCount: meetings.memberCount(code) };
    },
  );
}

/** Whoever can reach the service can make a room, enter it and gets such credentials: asking directly gives no more. */
function setupCheckRoute(app: FastifyInstance, { iceForCheck }: RoutesNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/checks',
    {
      config: { rateLimit: { max: LIMITS.checksPerMinute, timeWindow: MINUTE_MS } },
      schema: {
        operationId: 'startCheck',
        summary: 'ICE servers for a network check before a call',
        tags: ['service'],
        body: startCheckBodySchema,
        response: {
          200: iceConfigSchema.describe('Servers; credentials end after two minutes'),
          400: FAULT,
          403: FAULT,
          413: FAULT,
          415: FAULT,
          429: FAULT,
          500: FAULT,
        },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send(iceForCheck()),
  );
}

function setupServiceRoutes(plain: FastifyInstance, needs: RoutesNeeds): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/service',
    {
      schema: {
        operationId: 'getService',
        summary: 'What a client should know before it joins',
        tags: ['service'],
        response: {
          200: serviceInfoSchema.describe('This service'),
          403: FAULT,
          429: FAULT,
          500: FAULT,
        },
      },
    },
    async () => needs.serviceInfo(),
  );
  app.get(
    '/health',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the service works; rooms are those with somebody in them',
        tags: ['service'],
        response: { 200: healthSchema.describe('It works'), 403: FAULT, 500: FAULT },
      },
    },
    async () => ({ status: 'ok' as const, uptimeS: needs.uptimeS(), ...needs.meetings.totals() }),
  );
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').send(app.swagger()),
  );
}
