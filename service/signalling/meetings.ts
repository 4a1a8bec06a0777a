import type { MemberId, RoomCode } from '../../domain/ids.ts';
import type { MemberMedia } from '../../domain/meeting/member.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { ResumeTokens } from '../access/resumeTokens.ts';
import type { Log } from '../log.ts';
import {
  PROTOCOL_VERSION,
  type IceConfig,
  type Joined,
  type RequestOf,
} from '../protocol/index.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { StoredRoom } from '../rooms/roomStore.ts';
import type { Connection } from './connection.ts';
import { createLiveRoom, type Entry, type LiveRoom } from './liveRoom.ts';
import { createMemberships, type Membership } from './memberships.ts';
import type { Schedule } from './seats.ts';

/** Bytes of a member id. */
const MEMBER_ID_BYTES = 16;

type Done = Reply<Record<string, never>>;

/**
 * Who is in which room, and what they may do there. A connection has at most one membership at a time, and
 * everything it asks for concerns that membership's room: no other room can be named.
 */
export interface Meetings {
  /** `answer` is called once, before anybody else hears of it and before held signals arrive. */
  join(
    connection: Connection,
    request: RequestOf<'room:join'>,
    answer: (reply: Reply<Joined>) => void,
  ): Promise<void>;
  leave(connection: Connection): Done;
  setMedia(connection: Connection, media: MemberMedia): Done;
  send(connection: Connection, request: RequestOf<'signal:send'>): Done;
  refreshIce(connection: Connection): Reply<IceConfig>;
  /** The client is gone without leaving; its seat is kept for the grace. */
  disconnected(connection: Connection): void;
  memberCount(code: RoomCode): number;
  /** Rooms with somebody in them, and seats taken in all of them. */
  totals(): { readonly rooms: number; readonly members: number };
  /** Stops all timers and tells nobody: the service ends, the members do not. */
  close(): void;
}

/** What {@link createMeetings} needs. */
export interface MeetingsNeeds {
  readonly rooms: Rooms;
  readonly resumeTokens: ResumeTokens;
  readonly iceFor: (memberId: MemberId) => IceConfig;
  readonly seatGraceMs: number;
  readonly now: () => EpochMs;
  readonly schedule: Schedule;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly log: Log;
}

/** All meetings of one service. */
export function createMeetings(needs: MeetingsNeeds): Meetings {
  const live = new Map<RoomCode, LiveRoom>();
  const memberships = createMemberships();
  const { log, rooms, iceFor } = needs;

  return {
    async join(connection, request, answer) {
      const stored = await admit(needs, request, memberships.of(connection));
      if (!stored.ok) return answer(stored);
      const memberId = memberIdFor(needs, request, memberships.of(connection));
      const { incarnation, name, media, code } = request;
      const room = openLiveRoom(live, stored.value, needs);
      const entry = room.join({ memberId, incarnation, name, media }, connection);
      if (!entry.ok) return answer(entry);
      memberships.give(connection, { code, memberId, room });
      if (entry.value.replaced) memberships.replace(entry.value.replaced);
      answer(ok(welcome(needs, stored.value, entry.value)));
      entry.value.announce();
      log.info({ memberId }, 'member joined');
      await rooms.noteUse(stored.value);
    },
    leave: (connection) =>
      memberships.act(connection, ({ room, memberId }) => {
        memberships.end(connection);
        room.leave(memberId);
        log.info({ memberId }, 'member left');
        return ok({});
      }),
    setMedia: (connection, media) =>
      memberships.act(connection, ({ room, memberId }) => {
        room.setMedia(memberId, media);
        return ok({});
      }),
    send: (connection, request) =>
      memberships.act(connection, ({ room, memberId }) => room.send(memberId, request)),
    refreshIce: (connection) => memberships.act(connection, ({ memberId }) => ok(iceFor(memberId))),
    disconnected(connection) {
      const membership = memberships.end(connection);
      if (!membership) return;
      membership.room.connectionLost(membership.memberId);
      log.info({ memberId: membership.memberId }, 'member away');
    },
    memberCount: (code) => live.get(code)?.memberCount() ?? 0,
    totals: () => ({
      rooms: live.size,
      members: [...live.values()].reduce((sum, room) => sum + room.memberCount(), 0),
    }),
    close() {
      for (const room of live.values()) room.close();
      live.clear();
      memberships.clear();
    },
  };
}

function welcome(
  { resumeTokens, iceFor }: MeetingsNeeds,
  { code, capacity }: StoredRoom,
  { self, others }: Entry,
): Joined {
  const resume = resumeTokens.issue(code, self.memberId);
  return { self, members: [...others], capacity, resume, ice: iceFor(self.memberId) };
}

/** Whether a connection may enter the room it asks for. */
async function admit(
  { rooms }: MeetingsNeeds,
  { protocol, code }: RequestOf<'room:join'>,
  membership: Membership | undefined,
): Promise<Reply<StoredRoom>> {
  if (protocol !== PROTOCOL_VERSION) {
    return fail('protocol-mismatch', `this service speaks version ${PROTOCOL_VERSION}`);
  }
  if (membership && membership.code !== code) {
    return fail('bad-request', 'leave the other room first');
  }
  const stored = await rooms.find(code);
  return stored ? ok(stored) : fail('room-not-found');
}

/** An id of before, by this connection or by proof; otherwise a new one. A false proof is no proof, not an error. */
function memberIdFor(
  { resumeTokens, randomBytes }: MeetingsNeeds,
  { code, resume }: RequestOf<'room:join'>,
  membership: Membership | undefined,
): MemberId {
  if (membership) return membership.memberId;
  const proven = resume === undefined ? undefined : resumeTokens.verify(code, resume);
  if (proven !== undefined) return proven;
  return Buffer.from(randomBytes(MEMBER_ID_BYTES)).toString('base64url') as MemberId;
}

function openLiveRoom(
  live: Map<RoomCode, LiveRoom>,
  { code, capacity }: StoredRoom,
  { now, schedule, seatGraceMs, log }: MeetingsNeeds,
): LiveRoom {
  const open = live.get(code);
  if (open) return open;
  const room = createLiveRoom({
    rules: { capacity, seatGraceMs },
    now,
    schedule,
    onLost: (memberId) => log.info({ memberId }, 'member lost'),
    onEmpty: () => live.delete(code),
  });
  live.set(code, room);
  return room;
}
