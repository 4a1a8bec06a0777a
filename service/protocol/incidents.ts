import { z } from 'zod';
import { REPORT_CATEGORIES } from '../../domain/faults/report.ts';
import {
  INCIDENT_TEXT_MAX,
  INCIDENT_TITLE_MAX,
  type Incident,
} from '../../domain/incidents/incident.ts';
import { isOpaqueId } from '../../domain/ids.ts';

const opaqueIdSchema = z.string().refine(isOpaqueId, 'not an id');
const words = {
  title: z.string().min(1).max(INCIDENT_TITLE_MAX),
  text: z.string().max(INCIDENT_TEXT_MAX),
};
const kindSchema = z.enum(['incident', 'maintenance']);
const affectsSchema = z.array(z.enum(REPORT_CATEGORIES));

export const incidentSchema = z.object({
  incidentId: opaqueIdSchema,
  kind: kindSchema,
  state: z.enum(['running', 'over']),
  ...words,
  detectedAtMs: z.number(),
  declaredAtMs: z.number(),
  startsAtMs: z.number(),
  endsAtMs: z.number().optional(),
  affects: affectsSchema,
  changedAtMs: z.number(),
  revision: z.number().int().min(1),
}) satisfies z.ZodType<Omit<Incident, 'endsAtMs'> & { endsAtMs?: number | undefined }>;

/** GET /api/incidents: what runs, is announced, or has ended within the last day. For everybody. */
export const incidentListSchema = z.object({
  incidents: z.array(incidentSchema),
  nowMs: z.number(),
});

/** PUT /api/desk/incidents/:incidentId: declares; the same again declares once. */
export const declareBodySchema = z.strictObject({
  kind: kindSchema,
  ...words,
  detectedAtMs: z.number(),
  startsAtMs: z.number(),
  endsAtMs: z.number().nullable(),
  affects: affectsSchema,
});
export type DeclareBody = z.infer<typeof declareBodySchema>;

/** POST /api/desk/incidents/:incidentId/events */
export const incidentEventBodySchema = z.strictObject({
  eventId: opaqueIdSchema,
  type: z.enum(['updated', 'all-clear']),
  ...words,
});
export type IncidentEventBody = z.infer<typeof incidentEventBodySchema>;

/**
 * How long it took until clients knew of the first notice of an incident, counted from its detection. Only clients that were
 * online when it was declared count for the time of §5.7; the others are late by themselves.
 */
export const incidentReachSchema = z.object({
  /** Clients online when it was declared. */
  online: z.number().int(),
  /** Of them, those that said they have it. */
  told: z.number().int(),
  /** Mean and longest time from detection to receipt of those; absent when there are none. */
  meanMs: z.number().optional(),
  longestMs: z.number().optional(),
  /** Clients that came later and said they have it. */
  late: z.number().int(),
});
export type IncidentReach = z.infer<typeof incidentReachSchema>;

/** GET /api/desk/incidents: all of them, the newest first, with how far each reached. */
export const deskIncidentsSchema = z.object({
  incidents: z.array(z.object({ incident: incidentSchema, reach: incidentReachSchema })),
  nowMs: z.number(),
});
export type DeskIncidents = z.infer<typeof deskIncidentsSchema>;
