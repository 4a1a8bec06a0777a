import { z } from 'zod';
import { SHELL_COMMANDS, type PageFacts } from '../../domain/desktop/pageFacts.ts';
import { PRIVACY_KINDS } from '../../domain/desktop/privacy.ts';
import { RECORDING_CHUNK_MAX } from '../../domain/desktop/recordings.ts';
import type { PageNotice } from '../../domain/desktop/shellNotice.ts';
import { LONGEST_LOG_LINE } from '../../domain/desktop/upkeep.ts';
import { isRoomCode, type RoomCode } from '../../domain/ids.ts';
import { isFingerprint } from '../../domain/meeting/invitation.ts';
import { parseDisplayName } from '../../domain/meeting/name.ts';
import { LANGUAGES } from '../../domain/settings/settings.ts';
import type { CallName, Calls } from '../../preload/contract.ts';
import { settingsChangeSchema } from '../policy/desktopSettings.ts';

/** A schema for the argument of every call; a call without one does not compile. */
export type Guards = { readonly [N in CallName]: z.ZodType<Calls[N]['argument']> };

/** A host name or address as it stands in an origin, with or without a port. */
const hostSchema = z
  .string()
  .max(255)
  .regex(/^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i, 'not a host');

const sourceSchema = z.enum(['on', 'off', 'failed']);

const pageFactsSchema: z.ZodType<PageFacts> = z.strictObject({
  language: z.enum(LANGUAGES),
  meeting: z.strictObject({
    at: z.enum(['none', 'joining', 'in']),
    code: z.string().refine(isRoomCode).nullable(),
    others: z.int().min(0).max(10_000),
    microphone: sourceSchema,
    camera: sourceSchema,
  }),
  keys: z
    .partialRecord(z.enum(SHELL_COMMANDS), z.string().regex(/^[A-Z0-9?]$/, 'not a key'))
    .optional(),
});

const requestSchema = z.uuid();
const recordingSchema = z.strictObject({ id: z.uuid() });

/** As Chromium names what can be captured: `screen:0:0`, `window:4711:0`. */
const sourceIdSchema = z.string().regex(/^(screen|window):-?\d{1,20}:\d{1,20}$/, 'not a source');

/** Of an incident, as the service allows it (service/protocol/incidents.ts). */
const LONGEST_TITLE = 120;

const pageNoticeSchema: z.ZodType<PageNotice> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('joined'),
    name: z.string().refine((name) => parseDisplayName(name) === name, 'not a clean name'),
  }),
  z.strictObject({ kind: z.literal('service-restarted') }),
  z.strictObject({ kind: z.literal('meeting-lost') }),
  z.strictObject({
    kind: z.enum(['incident', 'maintenance', 'incident-over']),
    title: z.string().min(1).max(LONGEST_TITLE),
  }),
  z.strictObject({
    kind: z.enum(['report-acknowledged', 'report-in-progress', 'report-recovered']),
    number: z.string().regex(/^\d{6,12}$/),
  }),
]);

/** What the page may hand over, by call. */
export const guards: Guards = {
  'app:info': z.undefined(),
  'service:address': z.undefined(),
  'service:pin': z.strictObject({
    host: hostSchema,
    fingerprint: z.string().refine(isFingerprint, 'not a fingerprint'),
  }),
  'service:check': z.strictObject({ host: hostSchema }),
  'link:take': z.undefined(),
  'page:tell': pageFactsSchema,
  'preferences:get': z.undefined(),
  'preferences:change': settingsChangeSchema,
  'proxy:asked': z.undefined(),
  'proxy:answer': z.strictObject({
    server: hostSchema,
    credentials: z
      .strictObject({ username: z.string().min(1).max(256), password: z.string().max(1_024) })
      .nullable(),
    remember: z.boolean(),
  }),
  'managed:get': z.undefined(),
  'log:write': z.strictObject({
    level: z.enum(['error', 'warn', 'info']),
    message: z.string().max(LONGEST_LOG_LINE),
  }),
  'logs:open': z.undefined(),
  'crash:reports': z.undefined(),
  'crash:read': z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,64}$/i) }),
  'crash:clear': z.undefined(),
  'updates:get': z.undefined(),
  'updates:check': z.undefined(),
  'updates:install': z.undefined(),
  'updates:goBack': z.undefined(),
  'app:reset': z.undefined(),
  'presence:get': z.undefined(),
  'privacy:status': z.undefined(),
  'privacy:open': z.strictObject({ what: z.enum(PRIVACY_KINDS) }),
  'screen:sources': z.strictObject({ request: requestSchema }),
  'screen:answer': z.strictObject({
    request: requestSchema,
    choice: z.strictObject({ id: sourceIdSchema, audio: z.boolean() }).nullable(),
  }),
  'recording:begin': z.strictObject({
    room: z.custom<RoomCode>((value) => typeof value === 'string' && isRoomCode(value)),
  }),
  'recording:append': z.strictObject({
    id: z.uuid(),
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ byteLength }) => byteLength > 0 && byteLength <= RECORDING_CHUNK_MAX),
  }),
  'recording:finish': recordingSchema,
  'recording:kept': z.undefined(),
  'recording:show': recordingSchema,
  'recording:remove': recordingSchema,
  'notice:show': pageNoticeSchema,
};
