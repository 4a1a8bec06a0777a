import { z } from 'zod';
import { isOpaqueId } from '../../domain/ids.ts';
import { FAULT_LEVELS } from '../../domain/faults/level.ts';
import {
  BUNDLE_MAX_BYTES,
  REPORT_CATEGORIES,
  REPORT_CONTACT_MAX,
  REPORT_WORDS_MAX,
  type ReportEvent,
} from '../../domain/faults/report.ts';
import { roomCodeSchema } from './schemas.ts';

// Fault reports over HTTP. A caller shows who it is by `Authorization: Bearer <key>`:
//   r.<43 characters>            the reporter's own key, made by the client and kept by it
//   h.<room code>.<owner key>    the host of a room, for the reports of that room
//   d.<43 characters>            the service desk's key
// A report that is not for the caller answers `not-found`, as one that does not exist does.

const opaqueIdSchema = z.string().refine(isOpaqueId, 'not an id');
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const epochMsSchema = z.number().int().min(0).max(8_640_000_000_000_000);
const levelSchema = z.literal(FAULT_LEVELS);
const wordsSchema = z.string().max(REPORT_WORDS_MAX);

/** A bundle of evidence (zip) as it is announced. */
const bundleSchema = z.strictObject({
  size: z.number().int().min(1).max(BUNDLE_MAX_BYTES),
  sha256: sha256Schema,
});

/** Params of every address of a report: the client's own key of it. */
export const reportKeySchema = opaqueIdSchema;

/**
 * PUT /api/reports/:key files a report; the same body under the same key again answers the same report. The moments are
 * the client's own clock's; `clockOffsetMs` is how much the service's clock was ahead of it when the fault occurred, as far as
 * the client knew, and otherwise the service takes `sentAtMs` for it. These two tell of the sending: they may differ each time.
 */
export const fileReportBodySchema = z.strictObject({
  category: z.enum(REPORT_CATEGORIES),
  level: levelSchema,
  proposedLevel: levelSchema,
  occurredAtMs: epochMsSchema,
  sentAtMs: epochMsSchema,
  clockOffsetMs: z.number().nullable(),
  words: wordsSchema,
  contact: z.string().max(REPORT_CONTACT_MAX),
  room: roomCodeSchema.nullable(),
  /** An incident that the reporter says this belongs to. */
  incidentId: opaqueIdSchema.nullable(),
  /** Announced here, sent by PATCH afterwards; `null`: none. */
  bundle: bundleSchema.nullable(),
});
export type FileReportBody = z.infer<typeof fileReportBodySchema>;

const eventBase = {
  eventId: opaqueIdSchema,
  atMs: z.number(),
  by: z.enum(['reporter', 'host', 'desk', 'service']),
};
const happenings = [
  z.object({ type: z.literal('filed'), level: levelSchema, occurredAtMs: z.number() }),
  z.object({ type: z.literal('received') }),
  z.object({ type: z.literal('acknowledged') }),
  z.object({ type: z.literal('started') }),
  z.object({
    type: z.literal('level-changed'),
    level: levelSchema,
    reason: wordsSchema.min(1),
  }),
  z.object({ type: z.literal('assigned'), to: z.string().max(REPORT_CONTACT_MAX) }),
  z.object({ type: z.literal('waiting'), isWaiting: z.boolean() }),
  z.object({ type: z.literal('noted'), text: wordsSchema.min(1), isInternal: z.boolean() }),
  z.object({ type: z.literal('recovered'), text: wordsSchema }),
  z.object({ type: z.literal('confirmed') }),
  z.object({ type: z.literal('reopened'), text: wordsSchema }),
  z.object({ type: z.literal('withdrawn') }),
  z.object({
    type: z.literal('evidence-received'),
    sha256: sha256Schema,
    view: z.string().optional(),
  }),
  z.object({ type: z.literal('joined-incident'), incidentId: opaqueIdSchema }),
] as const;

/** What can happen to a report. */
const reportHappeningSchema = z.discriminatedUnion('type', happenings);

/** An event of a report as the service tells it. */
export const reportEventSchema = reportHappeningSchema.and(
  z.object(eventBase),
) satisfies z.ZodType<ReportEvent>;

/** POST /api/reports/:key/events: asks that something happens; `eventId` makes asking twice happen once. */
export const askEventBodySchema = z.strictObject({
  eventId: opaqueIdSchema,
  happening: reportHappeningSchema,
});
export type AskEventBody = z.infer<typeof askEventBodySchema>;

/**
 * How a bundle has arrived so far. Answers PATCH /api/reports/:key/bundle and …/views/:viewId/bundle, which take its
 * bytes as `application/octet-stream` from `Upload-Offset` on; that must be where the last ones ended (HEAD answers it in
 * the same header; 409 otherwise).
 */
export const bundleStandingSchema = bundleSchema.extend({
  receivedBytes: z.number().int(),
  /** When it was whole, checked and signed. */
  signedAtMs: z.number().optional(),
});

/** A report as whoever may see it sees it; internal notes are the desk's only. */
export const reportViewSchema = z.object({
  head: z.object({
    key: opaqueIdSchema,
    number: z.number().int().min(1),
    category: z.enum(REPORT_CATEGORIES),
    proposedLevel: levelSchema,
    words: wordsSchema,
    contact: z.string(),
    room: roomCodeSchema.optional(),
    occurredByClientMs: z.number(),
  }),
  events: z.array(reportEventSchema).min(1),
  bundle: bundleStandingSchema.optional(),
  /** What other participants added, each with consent. */
  views: z.array(bundleStandingSchema.extend({ viewId: opaqueIdSchema, name: z.string() })),
  /** The service's clock as it answered. */
  nowMs: z.number(),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** GET /api/reports: all reports of this reporter, the newest first. */
export const reportListSchema = z.object({ reports: z.array(reportViewSchema), nowMs: z.number() });

/** POST /api/reports/:key/invite: lets others add what they saw. The token is handed to them in the meeting. */
export const inviteAnswerSchema = z.object({ viewToken: z.string().max(128) });

/** PUT /api/reports/:key/views/:viewId with `Bearer v.<token>`: announces a participant's own bundle, by their consent. */
export const addViewBodySchema = z.strictObject({
  name: z.string().max(256),
  clockOffsetMs: z.number().nullable(),
  bundle: bundleSchema,
});
export type AddViewBody = z.infer<typeof addViewBodySchema>;

/** One line of the desk's queue. */
export const queueRowSchema = z.object({
  key: opaqueIdSchema,
  number: z.number().int(),
  category: z.enum(REPORT_CATEGORIES),
  level: levelSchema,
  state: z.enum([
    'filed',
    'acknowledged',
    'in-progress',
    'recovered',
    'confirmed',
    'reopened',
    'withdrawn',
  ]),
  occurredAtMs: z.number(),
  receivedAtMs: z.number(),
  /** Of the recovery, while it runs. */
  dueMs: z.number().optional(),
  receiptAtMs: z.number().optional(),
  humanAtMs: z.number().optional(),
  isWaiting: z.boolean(),
  assignee: z.string(),
  room: z.string().optional(),
  incidentId: z.string().optional(),
  /** The begin of the words. */
  summary: z.string(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

/** GET /api/desk/reports?scope=open|all: the queue, what is due first first. */
export const queueSchema = z.object({ rows: z.array(queueRowSchema), nowMs: z.number() });
export type Queue = z.infer<typeof queueSchema>;
