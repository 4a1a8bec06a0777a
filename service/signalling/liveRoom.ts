import type { MemberId } from '../../domain/ids.ts';
import type { Member } from '../../domain/meeting/member.ts';
import type { RoomPolicy } from '../../domain/meeting/policy.ts';
import { mayModerate } from '../../domain/meeting/roles.ts';
import type { RoomChange } from '../../domain/meeting/room.ts';
import {
  memberOf,
  type Entrant,
  type RoomEvent,
  type RoomNotice,
  type RoomRules,
  type RoomState,
} from '../../domain/meeting/roomState.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { NoticeName, NoticeOf } from '../protocol/index.ts';
import type { Connection } from './connection.ts';
import { createRelay, type Relay } from './relay.ts';
import { createSeats, type Schedule } from './seats.ts';
import { createTalk, type Talk } from './talk.ts';

/** What {@link createLiveRoom} needs. */
export interface LiveRoomNeeds {
  readonly rules: RoomRules;
  readonly policy: RoomPolicy;
  readonly now: () => EpochMs;
  readonly schedule: Schedule;
  /** A member's seat was freed because they stayed away. */
  readonly onLost: (memberId: MemberId) => void;
  /** The last seat was freed: the room may be forgotten. */
  readonly onEmpty: () => void;
}

/** A successful {@link LiveRoom.join}. */
export interface Entry {
  readonly self: Member;
  readonly others: readonly Member[];
  /** The connection that had this membership until now. */
  readonly replaced: Connection | undefined;
  /** Tells the others, and gives the newcomer what was held for it; called when it has its answer. */
  announce(): void;
}

/** A room with somebody in it: its seats, the way to each member, the relay and the talk between them. */
export interface LiveRoom {
  /** Seats somebody who is reached by this connection. */
  join(entrant: Entrant, connection: Connection): Reply<Entry>;
  connectionLost(memberId: MemberId): void;
  /** Anything else that happens in the room, and tells of it. */
  change(event: Exclude<RoomEvent, { kind: 'join' | 'socketLost' }>): Reply<Record<string, never>>;
  readonly send: Relay['send'];
  readonly talk: Talk;
  /** Tells the hosts, or everybody. */
  tell<N extends NoticeName>(whom: 'hosts' | 'everybody', name: N, notice: NoticeOf<N>): void;
  /** Has a seat, or would be a co-host. */
  knows(memberId: MemberId): boolean;
  /** Whether they may moderate here; with `first`, whether they are the host. */
  isHost(memberId: MemberId, rank?: 'any' | 'first'): boolean;
  connectionOf(memberId: MemberId): Connection | undefined;
  members(): readonly Member[];
  policy(): RoomPolicy;
  /** Stops the timer. */
  close(): void;
}

/** A room that nobody is in yet. */
export function createLiveRoom({ onLost, onEmpty, ...needs }: LiveRoomNeeds): LiveRoom {
  const connections = new Map<MemberId, Connection>();
  const seats = createSeats({ ...needs, onExpired: commit });
  const { state } = seats;
  const relay = createRelay({ state, connectionOf: (id) => connections.get(id) });
  const talk = createTalk({ state, connections, now: needs.now });

  function commit(change: RoomChange): void {
    for (const notice of change.notices) {
      if (notice.kind !== 'left') continue;
      connections.delete(notice.memberId);
      relay.drop(notice.memberId);
      if (notice.reason === 'lost') onLost(notice.memberId);
    }
    tellNotices(connections, change.notices);
    if (change.state.seats.length === 0) onEmpty();
  }

  return {
    ...createKnowledge(state, connections),
    join(entrant, connection) {
      const { memberId } = entrant;
      const before = memberOf(state(), memberId);
      const change = seats.apply({ kind: 'join', entrant });
      if (change.refused) return fail(change.refused);
      const self = memberOf(change.state, memberId);
      if (!self) return fail('internal', 'seated and yet not in the room');
      if (before?.incarnation !== self.incarnation) relay.drop(memberId);
      const replaced = connections.get(memberId);
      connections.set(memberId, connection);
      return ok({
        self,
        others: change.state.seats.map(({ member }) => member).filter((one) => one !== self),
        replaced: replaced === connection ? undefined : replaced,
        announce() {
          // The newcomer's own answer has said it all.
          tellNotices(connections, change.notices, memberId);
          relay.deliverHeld(memberId);
        },
      });
    },
    connectionLost(memberId) {
      connections.delete(memberId);
      commit(seats.apply({ kind: 'socketLost', memberId }));
    },
    change(event) {
      const change = seats.apply(event);
      if (change.refused) return fail(change.refused);
      commit(change);
      return ok({});
    },
    send: relay.send,
    talk,
    close: seats.close,
  };
}

type Knowledge = 'tell' | 'isHost' | 'knows' | 'connectionOf' | 'members' | 'policy';

/** What can be said of a room, and to whom, without changing it. */
function createKnowledge(
  state: () => RoomState,
  connections: ReadonlyMap<MemberId, Connection>,
): Pick<LiveRoom, Knowledge> {
  const roleOf = (memberId: MemberId) => memberOf(state(), memberId)?.role;
  return {
    tell(whom, name, notice) {
      for (const [memberId, connection] of connections) {
        const role = roleOf(memberId);
        if (whom === 'everybody' || (role && mayModerate(role))) connection.notify(name, notice);
      }
    },
    isHost(memberId, rank = 'any') {
      const role = roleOf(memberId);
      return role !== undefined && (rank === 'first' ? role === 'host' : mayModerate(role));
    },
    knows: (memberId) => roleOf(memberId) !== undefined || state().roles.cohosts.includes(memberId),
    connectionOf: (memberId) => connections.get(memberId),
    members: () => state().seats.map(({ member }) => member),
    policy: () => state().policy,
  };
}

/** Everybody hears of everybody; of themselves only what others decide. */
function tellNotices(
  connections: ReadonlyMap<MemberId, Connection>,
  notices: readonly RoomNotice[],
  except?: MemberId,
): void {
  for (const notice of notices) {
    for (const [memberId, connection] of connections) {
      if (memberId !== except && isNewsFor(notice, memberId)) notify(connection, notice);
    }
  }
}

function aboutWhom(notice: RoomNotice): MemberId | undefined {
  if (notice.kind === 'policy') return undefined;
  return notice.kind === 'left' ? notice.memberId : notice.member.memberId;
}

function isNewsFor(notice: RoomNotice, memberId: MemberId): boolean {
  return aboutWhom(notice) !== memberId || (notice.kind === 'updated' && notice.isForSelf);
}

function notify(connection: Connection, notice: RoomNotice): void {
  switch (notice.kind) {
    case 'joined':
      return connection.notify('member:joined', { member: notice.member });
    case 'updated':
      return connection.notify('member:updated', { member: notice.member });
    case 'left':
      return connection.notify('member:left', { memberId: notice.memberId, reason: notice.reason });
    case 'policy':
      return connection.notify('room:policy', { policy: notice.policy });
  }
}
