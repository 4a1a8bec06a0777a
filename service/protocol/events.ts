import { z } from 'zod';
import { REACTIONS } from '../../domain/meeting/reaction.ts';
import type { Reply } from '../../domain/reply.ts';
import { incidentSchema } from './incidents.ts';
import { LIMITS } from './limits.ts';
import {
  chatFileSchema,
  chatMessageSchema,
  displayNameSchema,
  incarnationSchema,
  memberIdSchema,
  memberMediaSchema,
  memberSchema,
  roleSchema,
  roomCodeSchema,
  roomPolicySchema,
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

const passcodeSchema = z.string().min(1).max(64);

const joinRequestSchema = z.strictObject({
  protocol: z.number().int(),
  code: roomCodeSchema,
  name: displayNameSchema,
  incarnation: incarnationSchema,
  media: memberMediaSchema,
  /** Proof of an earlier membership of this room; a valid one gives the same member id back. */
  resume: z.string().max(512).optional(),
  /** Proof that the room is this person's own. */
  ownerKey: z.string().max(128).optional(),
  passcode: passcodeSchema.optional(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** Somebody who waits in the lobby. */
const waitingSchema = z.object({ lobbyId: z.string(), name: z.string(), sinceMs: z.number() });
export type Waiting = z.infer<typeof waitingSchema>;

const joinedSchema = z.object({
  self: memberSchema,
  /** Everybody else in the room. */
  members: z.array(memberSchema),
  capacity: z.number().int(),
  policy: roomPolicySchema,
  hasPasscode: z.boolean(),
  /** What was said in this meeting so far, as far as it is kept. */
  chat: z.array(chatMessageSchema),
  /** Of hosts: who waits to be let in. */
  waiting: z.array(waitingSchema),
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

const reactionSchema = z.enum(REACTIONS);
/** Cleaned and measured by `parseChatText`. */
const chatSendSchema = z.strictObject({ text: z.string().max(LIMITS.httpBodyBytes) });

/** What a host may ask of somebody. Their client does the first two at once; nobody is unmuted but by themselves. */
const HOST_WISHES = ['mute', 'stop-video', 'unmute'] as const;
const hostWishSchema = z.enum(HOST_WISHES);
export type HostWish = z.infer<typeof hostWishSchema>;

/** What a client asks of the service. Every request is acknowledged with a `Reply` of its answer. */
export const REQUESTS = {
  'room:join': { request: joinRequestSchema, answer: joinedSchema },
  'room:leave': { request: z.strictObject({}), answer: z.object({}) },
  'media:set': { request: memberMediaSchema, answer: z.object({}) },
  'signal:send': { request: signalSendSchema, answer: z.object({}) },
  'hand:set': {
    /** `memberId` is whose hand a host lowers; without it, it is one's own. */
    request: z.strictObject({ isRaised: z.boolean(), memberId: memberIdSchema.optional() }),
    answer: z.object({}),
  },
  'share:set': {
    /** `memberId` is whose sharing a host ends; without it, it is one's own. */
    request: z.strictObject({ isOn: z.boolean(), memberId: memberIdSchema.optional() }),
    answer: z.object({}),
  },
  /** Says that this client records the meeting, or does no more; it waits for the answer before it begins. */
  'recording:set': { request: z.strictObject({ isRecording: z.boolean() }), answer: z.object({}) },
  'reaction:send': { request: z.strictObject({ reaction: reactionSchema }), answer: z.object({}) },
  'chat:send': { request: chatSendSchema, answer: z.object({ message: chatMessageSchema }) },
  /** Tells of a file, which itself goes from person to person. */
  'chat:file': { request: chatFileSchema, answer: z.object({ message: chatMessageSchema }) },
  'host:policy': { request: roomPolicySchema.partial(), answer: z.object({}) },
  'host:passcode': {
    request: z.strictObject({ passcode: passcodeSchema.nullable() }),
    answer: z.object({}),
  },
  'host:role': {
    request: z.strictObject({ memberId: memberIdSchema, role: roleSchema }),
    answer: z.object({}),
  },
  'host:remove': { request: z.strictObject({ memberId: memberIdSchema }), answer: z.object({}) },
  /** Asks one (or, without `memberId`, everybody who is no host) to mute and the like. */
  'host:ask': {
    request: z.strictObject({ what: hostWishSchema, memberId: memberIdSchema.optional() }),
    answer: z.object({}),
  },
  /** Lets in, or turns away, one who waits or (without `lobbyId`) all. */
  'host:admit': {
    request: z.strictObject({ isAdmitted: z.boolean(), lobbyId: z.string().max(64).optional() }),
    answer: z.object({}),
  },
  /** Ends the meeting for everybody. */
  'host:end': { request: z.strictObject({}), answer: z.object({}) },
  /**
   * A client that is open wants to be told of incidents, and of changes of reports it may see. `clientId` stays the same
   * over reconnects of an installation; `keys` are Bearer keys (reports.ts). The service answers with its clock and all
   * incidents that run or are announced.
   */
  'watch:start': {
    request: z.strictObject({
      clientId: z.string().min(16).max(64),
      keys: z.array(z.string().max(256)).max(8),
    }),
    answer: z.object({ nowMs: z.number(), incidents: z.array(incidentSchema) }),
  },
  /** This client has shown a notice of an incident to its person. */
  'incident:seen': {
    request: z.strictObject({
      incidentId: z.string().max(64),
      revision: z.number().int().min(1),
    }),
    answer: z.object({}),
  },
  /** Asks the others in the meeting to add what they saw to a report; each is asked on their own screen. */
  'evidence:ask': {
    request: z.strictObject({ reportKey: z.string().max(64), viewToken: z.string().max(128) }),
    answer: z.object({}),
  },
  'ice:refresh': { request: z.strictObject({}), answer: iceConfigSchema },
} as const;

/** What the service tells a client unasked. */
export const NOTICES = {
  'member:joined': z.object({ member: memberSchema }),
  /**
   * Any change of a member: media, presence, role, hand, sharing, recording, a new incarnation. Of oneself: role,
   * hand, sharing and recording.
   */
  'member:updated': z.object({ member: memberSchema }),
  'member:left': z.object({
    memberId: memberIdSchema,
    reason: z.enum(['left', 'lost', 'removed']),
  }),
  'signal:received': z.object({
    from: memberIdSchema,
    fromIncarnation: incarnationSchema,
    signal: signalSchema,
  }),
  'room:policy': z.object({ policy: roomPolicySchema }),
  /** Whether who is new is asked for a passcode. */
  'room:passcode': z.object({ hasPasscode: z.boolean() }),
  'reaction:sent': z.object({ memberId: memberIdSchema, reaction: reactionSchema }),
  'chat:message': z.object({ message: chatMessageSchema }),
  /** A host asks something of this client. */
  'host:asked': z.object({ by: memberIdSchema, what: hostWishSchema }),
  /** To hosts: who waits to be let in. */
  'lobby:changed': z.object({ waiting: z.array(waitingSchema) }),
  /** To who waits: when admitted, the client asks to join once more. */
  'lobby:decided': z.object({ isAdmitted: z.boolean() }),
  /** An incident was declared, has changed, or is over. */
  'incident:changed': z.object({ incident: incidentSchema }),
  /** To the desk: more clients have shown an incident than before. */
  'incident:reached': z.object({}),
  /** To those who may see it: something happened to this report. */
  'report:changed': z.object({ key: z.string() }),
  /** Somebody in the meeting has reported a fault and asks for this client's view. */
  'evidence:asked': z.object({
    by: memberIdSchema,
    reportKey: z.string(),
    viewToken: z.string(),
  }),
  /** A host has put this client out, or ended the meeting. */
  'membership:ended': z.object({ reason: z.enum(['removed', 'meeting-ended']) }),
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
