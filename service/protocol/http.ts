import { z } from 'zod';
import { faultSchema, roomCodeSchema } from './schemas.ts';

// HTTP bodies. Every route answers 2xx with its body or an error status with a FaultBody.

/** Answer to any refused request. */
export const faultBodySchema = z.object({ fault: faultSchema });

/** POST /api/rooms */
export const createRoomBodySchema = z.strictObject({});

/** What anybody who knows the code may know about a room. */
export const roomSummarySchema = z.object({
  code: roomCodeSchema,
  capacity: z.number().int().min(2),
  memberCount: z.number().int().min(0),
});
export type RoomSummary = z.infer<typeof roomSummarySchema>;

/** Answer to POST /api/rooms. The key is a secret of whoever made the room, and makes them its host. */
export const createdRoomSchema = roomSummarySchema.extend({ ownerKey: z.string() });
export type CreatedRoom = z.infer<typeof createdRoomSchema>;

/** GET /api/service: what a client should know before it joins. */
export const serviceInfoSchema = z.object({
  name: z.literal('umeet'),
  version: z.string(),
  protocol: z.number().int(),
  /** `sha256/<base64url>` of the service's own certificate, to be carried by invitations; absent when a CA vouches or there is no TLS. */
  fingerprint: z.string().optional(),
  /** Origin under which others reach this service, when it knows one better than the asker's. */
  publicOrigin: z.string().optional(),
  /** Ed25519 public key (base64url of 32 bytes) by which it signs evidence; a client keeps it to check receipts by. */
  signingKey: z.string().optional(),
});
export type ServiceInfo = z.infer<typeof serviceInfoSchema>;

/** POST /api/checks: a network check before a call. Answered with an ICE configuration that ends soon. */
export const startCheckBodySchema = z.strictObject({});

/** GET /health */
export const healthSchema = z.object({
  status: z.literal('ok'),
  uptimeS: z.number(),
  rooms: z.number().int(),
  members: z.number().int(),
});
