import { z } from 'zod';
import { FAULT_CODES, type Fault } from '../../domain/fault.ts';
import {
  isOpaqueId,
  isRoomCode,
  type Incarnation,
  type MemberId,
  type RoomCode,
} from '../../domain/ids.ts';
import { CHAT_MAX_LENGTH, type ChatMessage } from '../../domain/meeting/chat.ts';
import { FILE_MAX_BYTES, parseFileName, type ChatFile } from '../../domain/meeting/file.ts';
import type { Member } from '../../domain/meeting/member.ts';
import { parseDisplayName } from '../../domain/meeting/name.ts';
import type { RoomPolicy } from '../../domain/meeting/policy.ts';
import type { Role } from '../../domain/meeting/roles.ts';

// The values that several messages share. Types live in domain/; a schema here is proved equal by `satisfies`.

export const roomCodeSchema = z.custom<RoomCode>(
  (value) => typeof value === 'string' && isRoomCode(value),
  'not a room code',
);
export const memberIdSchema = z.custom<MemberId>(
  (value) => typeof value === 'string' && isOpaqueId(value),
  'not a member id',
);
export const incarnationSchema = z.custom<Incarnation>(
  (value) => typeof value === 'string' && isOpaqueId(value),
  'not an incarnation',
);

/** A display name in its canonical form; what was typed is cleaned by the client and again here. */
export const displayNameSchema = z
  .string()
  .max(256)
  .transform((typed, context) => {
    const name = parseDisplayName(typed);
    if (name !== undefined) return name;
    context.addIssue({ code: 'custom', message: 'not a display name' });
    return z.NEVER;
  });

export const memberMediaSchema = z.strictObject({
  microphone: z.enum(['on', 'off', 'unavailable']),
  camera: z.enum(['on', 'off', 'unavailable']),
});

export const roleSchema = z.enum(['host', 'cohost', 'participant']) satisfies z.ZodType<Role>;

export const memberSchema = z.object({
  memberId: memberIdSchema,
  incarnation: incarnationSchema,
  name: z.string(),
  joinedAtMs: z.number(),
  presence: z.enum(['here', 'away']),
  media: memberMediaSchema,
  role: roleSchema,
  handRaisedAtMs: z.number().optional(),
  sharingSinceMs: z.number().optional(),
  isRecording: z.boolean().optional(),
}) satisfies z.ZodType<Member>;

const allowedSchema = z.enum(['everybody', 'hosts']);

export const roomPolicySchema = z.strictObject({
  isLocked: z.boolean(),
  hasLobby: z.boolean(),
  chat: allowedSchema,
  share: allowedSchema,
  recording: allowedSchema,
}) satisfies z.ZodType<RoomPolicy>;

/** A file as it is told of; its name is cleaned on every side of the wire. */
export const chatFileSchema = z.strictObject({
  name: z.string().max(1_024).transform(parseFileName),
  size: z.number().int().min(1).max(FILE_MAX_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}) satisfies z.ZodType<ChatFile>;

export const chatMessageSchema = z.object({
  number: z.number().int().min(1),
  memberId: memberIdSchema,
  name: z.string(),
  atMs: z.number(),
  // Surrogate pairs count twice here.
  text: z.string().max(2 * CHAT_MAX_LENGTH),
  file: chatFileSchema.optional(),
}) satisfies z.ZodType<ChatMessage>;

export const faultSchema = z.object({
  code: z.enum(FAULT_CODES),
  retry: z.enum(['now', 'later', 'never']),
  detail: z.string().optional(),
}) satisfies z.ZodType<Fault>;

/** The shape of `Reply<T>` on the wire. */
export function replySchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), fault: faultSchema }),
  ]);
}
