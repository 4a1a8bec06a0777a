import type { MemberId, RoomCode } from '../../domain/ids.ts';
import type { Member, MemberMedia } from '../../domain/meeting/member.ts';
import { OPEN_POLICY } from '../../domain/meeting/policy.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import type { OwnerKeys } from '../access/ownerKeys.ts';
import type { Log } from '../log.ts';
import type {
  AnswerOf,
  IceConfig,
  Joined,
  NoticeOf,
  RequestOf,
  Waiting,
} from '../protocol/index.ts';
import type { StoredRoom } from '../rooms/roomStore.ts';
import type { Connection } from './connection.ts';
import { createDoor, type DoorNeeds } from './door.ts';
import { createHosting, type Hosting } from './hosting.ts';
import { createLiveRoom, type Entry, type LiveRoom } from './liveRoom.ts';
import { createLobbies, type Lobbies } from './lobbies.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import type { Schedule } from './seats.ts';

/** Who was in a meeting that a host ended, and was away just then, is told so for this long. */
const ENDED_KNOWN_MS = 600_000;

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
  raiseHand(connection: Connection, request: RequestOf<'hand:set'>): Done;
  share(connection: Connection, request: RequestOf<'share:set'>): Done;
  /** Says whether this member records the meeting. */
  setRecording(connection: Connection, isRecording: boolean): Done;
  react(connection: Connection, reaction: NoticeOf<'reaction:sent'>['reaction']): Done;
  say(connection: Connection, text: string): Reply<AnswerOf<'chat:send'>>;
  tellFile(connection: Connection, file: RequestOf<'chat:file'>): Reply<AnswerOf<'chat:file'>>;
  askForEvidence(connection: Connection, request: RequestOf<'evidence:ask'>): Done;
  readonly hosting: Hosting;
  /** The client is gone without leaving; its seat is kept for the grace. */
  disconnected(connection: Connection): void;
  memberCount(code: RoomCode): number;
  /** Rooms with somebody in them, and seats taken in all of them. */
  totals(): { readonly rooms: number; readonly members: number };
  /** Stops all timers and tells nobody: the service ends, the members do not. */
  close(): void;
}

/** What {@link createMeetings} needs. */
export interface MeetingsNeeds extends Pick<
  DoorNeeds,
  'rooms' | 'resumeTokens' | 'now' | 'randomBytes'
> {
  readonly ownerKeys: OwnerKeys;
  readonly iceFor: (memberId: MemberId) => IceConfig;
  readonly seatGraceMs: number;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** All meetings of one service. */
export function createMeetings(needs: MeetingsNeeds): Meetings {
  const { log, rooms } = needs;
  const live = new Map<RoomCode, LiveRoom>();
  const ended = createEnded(needs.schedule);
  const memberships = createMemberships();
  const lobbies = createLobbies({ ...needs, liveRoom: (code) => live.get(code) });
  const door = createDoor({
    ...needs,
    liveRoom: (code) => live.get(code),
    lobby: lobbies.of,
    hasEndedFor: ended.isFor,
    onWaiting: lobbies.came,
  });
  const hosting = createHosting({ memberships, rooms, lobbies, onEnded: endRoom });

  function endRoom(code: RoomCode, room: LiveRoom): void {
    ended.note(code, room.members());
    room.close();
    live.delete(code);
  }

  return {
    async join(connection, request, answer) {
      const admission = await door.admit(connection, request, memberships.of(connection));
      if (!admission.ok) return answer(admission);
      const { stored, memberId, isOwner } = admission.value;
      const { incarnation, name, media, code } = request;
      const room = openLiveRoom(live, stored, { ...needs, lobbies });
      const entry = room.join({ memberId, incarnation, name, media, isOwner }, connection);
      if (!entry.ok) return answer(entry);
      lobbies.gone(connection);
      memberships.give(connection, { code, memberId, room });
      if (entry.value.replaced) memberships.replace(entry.value.replaced);
      const waiting = lobbies.of(code).waiting();
      answer(ok(welcome(needs, { stored, room, waiting }, entry.value)));
      entry.value.announce();
      log.info({ memberId }, 'member joined');
      await rooms.noteUse(stored);
    },
    ...createMemberActions(needs, memberships, lobbies),
    hosting,
    disconnected(connection) {
      lobbies.gone(connection);
      const membership = memberships.end(connection);
      if (!membership) return;
      membership.room.connectionLost(membership.memberId);
      log.info({ memberId: membership.memberId }, 'member away');
    },
    memberCount: (code) => live.get(code)?.members().length ?? 0,
    totals: () => ({
      rooms: live.size,
      members: [...live.values()].reduce((sum, room) => sum + room.members().length, 0),
    }),
    close() {
      for (const room of live.values()) room.close();
      live.clear();
      ended.close();
      memberships.clear();
    },
  };
}

/** For whom meetings were ended, for as long as that is known. */
function createEnded(schedule: Schedule) {
  const known = new Map<RoomCode, { members: readonly MemberId[]; forget: () => void }>();
  return {
    note(code: RoomCode, present: readonly Member[]) {
      known.get(code)?.forget();
      const members = present.map(({ memberId }) => memberId);
      known.set(code, { members, forget: schedule(ENDED_KNOWN_MS, () => known.delete(code)) });
    },
    isFor: (code: RoomCode, memberId: MemberId) =>
      known.get(code)?.members.includes(memberId) === true,
    close() {
      for (const { forget } of known.values()) forget();
      known.clear();
    },
  };
}

/** Where somebody has come in. */
interface Welcomed {
  readonly stored: StoredRoom;
  readonly room: LiveRoom;
  readonly waiting: readonly Waiting[];
}

function welcome(
  { resumeTokens, iceFor }: MeetingsNeeds,
  { stored, room, waiting }: Welcomed,
  { self, others }: Entry,
): Joined {
  const { code, capacity, door: kept } = stored;
  return {
    self,
    members: [...others],
    capacity,
    policy: room.policy(),
    hasPasscode: kept.passcodeHash !== undefined,
    chat: [...room.talk.messages()],
    waiting: room.isHost(self.memberId) ? [...waiting] : [],
    resume: resumeTokens.issue(code, self.memberId),
    ice: iceFor(self.memberId),
  };
}

type MemberAction =
  | 'leave'
  | 'setMedia'
  | 'send'
  | 'refreshIce'
  | 'raiseHand'
  | 'share'
  | 'setRecording'
  | 'react'
  | 'say'
  | 'tellFile'
  | 'askForEvidence';

/** What every member may do. */
function createMemberActions(
  { iceFor, log }: MeetingsNeeds,
  memberships: Memberships,
  lobbies: Lobbies,
): Pick<Meetings, MemberAction> {
  return {
    leave: (connection) =>
      memberships.act(connection, ({ room, memberId, code }) => {
        memberships.end(connection);
        room.change({ kind: 'leave', memberId });
        lobbies.remind(code);
        log.info({ memberId }, 'member left');
        return ok({});
      }),
    setMedia: (connection, media) =>
      memberships.act(connection, ({ room, memberId }) =>
        room.change({ kind: 'media', memberId, media }),
      ),
    send: (connection, request) =>
      memberships.act(connection, ({ room, memberId }) => room.send(memberId, request)),
    refreshIce: (connection) => memberships.act(connection, ({ memberId }) => ok(iceFor(memberId))),
    raiseHand: (connection, { isRaised, memberId: whose }) =>
      memberships.act(connection, ({ room, memberId }) =>
        room.change({ kind: 'hand', by: memberId, memberId: whose ?? memberId, isRaised }),
      ),
    share: (connection, { isOn, memberId: whose }) =>
      memberships.act(connection, ({ room, memberId }) =>
        room.change({ kind: 'share', by: memberId, memberId: whose ?? memberId, isOn }),
      ),
    setRecording: (connection, isRecording) =>
      memberships.act(connection, ({ room, memberId }) => {
        log.info({ memberId, isRecording }, 'recording');
        return room.change({ kind: 'recording', memberId, isRecording });
      }),
    react: (connection, reaction) =>
      memberships.act(connection, ({ room, memberId }) => room.talk.react(memberId, reaction)),
    say: (connection, text) =>
      memberships.act(connection, ({ room, memberId }) => room.talk.say(memberId, text)),
    tellFile: (connection, file) =>
      memberships.act(connection, ({ room, memberId }) => room.talk.tellFile(memberId, file)),
    askForEvidence: (connection, request) =>
      memberships.act(connection, ({ room, memberId }) =>
        room.talk.askForEvidence(memberId, request),
      ),
  };
}

function openLiveRoom(
  live: Map<RoomCode, LiveRoom>,
  { code, capacity, door }: StoredRoom,
  { now, schedule, seatGraceMs, log, lobbies }: MeetingsNeeds & { readonly lobbies: Lobbies },
): LiveRoom {
  const open = live.get(code);
  if (open) return open;
  const room = createLiveRoom({
    rules: { capacity, seatGraceMs },
    policy: { ...OPEN_POLICY, hasLobby: door.hasLobby },
    now,
    schedule,
    onLost(memberId) {
      log.info({ memberId }, 'member lost');
      lobbies.remind(code);
    },
    onEmpty: () => live.delete(code),
  });
  live.set(code, room);
  return room;
}
