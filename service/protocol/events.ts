import { z } from 'zod';
import type { Reply } from '../../domain/reply.ts';
import { LIMITS } from './limits.ts';
import {
  displayNameSchema,
  incarnationSchema,
  memberIdSchema,
  memberMediaSchema,
  memberSchema,
  roomCodeSchema,
} from './schemas.ts';

/**
 * One signal between two members' peer connections. `link` numbers the attempts of a pair: the
 * initiator raises it when it replaces its peer, and whoever sees a higher number follows.
 * `data` is the adapter's own (SDP, candidate, `relink`); the service relays it unread, the
 * receiving client parses it.
 */
export const signalSchema = z.strictObject({
  link: z.number().int().min(1).max(1_000_000),
  data: z
    .json()
    .refine((data) => JSON.stringify(data).length <= LIMITS.signalBytes, 'signal too large'),
});
export type Signal = z.infer<typeof signalSchema>;

/** An ICE server as RTCPeerConnection takes it. */
export const iceServerSchema = z.object({
  urls: z.array(z.string()).min(1),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServerSchema>;

/** ICE servers and, when they carry time-limited credentials, when those end. */
export const iceConfigSchema = z.object({
  iceServers: z.array(iceServerSchema),
  expiresAtMs: z.number().optional(),
});
export type IceConfig = z.infer<typeof iceConfigSchema>;

const joinRequestSchema = z.strictObject({
  protocol: z.number().int(),
  code: roomCodeSchema,
  name: displayNameSchema,
  incarnation: incarnationSchema,
  media: memberMediaSchema,
  /** Proof of an earlier membership of this room; a valid one gives the same member id back. */
  resume: z.string().max(512).optional(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

const joinedSchema = z.object({
  self: memberSchema,
  /** Everybody else in the room. */
  members: z.array(memberSchema),
  capacity: z.number().int(),
  resume: z.string(),
  ice: iceConfigSchema,
});
export type Joined = z.infer<typeof joinedSchema>;

const signalSendSchema = z.strictObject({
  to: memberIdSchema,
  /** The life of the addressee this is meant for; a signal to an earlier life is refused. */
  toIncarnation: incarnationSchema,
  signal: signalSchema,
});

/** What a client asks of the service. Every request is acknowledged with a `Reply` of its answer. */
export const REQUESTS = {
  'room:join': { request: joinRequestSchema, answer: joinedSchema },
  'room:leave': { request: z.strictObject({}), answer: z.object({}) },
  'media:set': { request: memberMediaSchema, answer: z.object({}) },
  'signal:send': { request: signalSendSchema, answer: z.object({}) },
  'ice:refresh': { request: z.strictObject({}), answer: iceConfigSchema },
} as const;

/** What the service tells a client unasked. */
export const NOTICES = {
  'member:joined': z.object({ member: memberSchema }),
  /** Any change of a member: media, presence, a new incarnation. */
  'member:updated': z.object({ member: memberSchema }),
  'member:left': z.object({ memberId: memberIdSchema, reason: z.enum(['left', 'lost']) }),
  'signal:received': z.object({
    from: memberIdSchema,
    fromIncarnation: incarnationSchema,
    signal: signalSchema,
  }),
  /** This socket's membership was taken up by another one; the client stops and says so. */
  'membership:replaced': z.object({}),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type RequestOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['request']>;
export type AnswerOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['answer']>;
export type NoticeName = keyof typeof NOTICES;
export type NoticeOf<N extends NoticeName> = z.infer<(typeof NOTICES)[N]>;

/** Socket.IO event map, client to service. */
export type ClientEvents = {
  [N in RequestName]: (request: RequestOf<N>, ack: (reply: Reply<AnswerOf<N>>) => void) => void;
};

/** Socket.IO event map, service to client. */
export type ServiceEvents = { [N in NoticeName]: (notice: NoticeOf<N>) => void };

/** Socket.IO's path on the service. */
export const SOCKET_PATH = '/api/socket';
