import type { MemberId } from '../../domain/ids.ts';
import type { Member, MemberMedia } from '../../domain/meeting/member.ts';
import {
  memberOf,
  type Entrant,
  type RoomChange,
  type RoomNotice,
  type RoomRules,
} from '../../domain/meeting/room.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Connection } from './connection.ts';
import { createRelay, type Relay } from './relay.ts';
import { createSeats, type Schedule } from './seats.ts';

/** What {@link createLiveRoom} needs. */
export interface LiveRoomNeeds {
  readonly rules: RoomRules;
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

/** A room with somebody in it: its seats, the way to each member, and the relay between them. */
export interface LiveRoom {
  /** Seats somebody who is reached by this connection. */
  join(entrant: Entrant, connection: Connection): Reply<Entry>;
  leave(memberId: MemberId): void;
  connectionLost(memberId: MemberId): void;
  setMedia(memberId: MemberId, media: MemberMedia): void;
  readonly send: Relay['send'];
  /** Taken seats, those of absent members included. */
  memberCount(): number;
  /** Stops the timer. */
  close(): void;
}

/** A room that nobody is in yet. */
export function createLiveRoom({ onLost, onEmpty, ...needs }: LiveRoomNeeds): LiveRoom {
  const connections = new Map<MemberId, Connection>();
  const seats = createSeats({ ...needs, onExpired: commit });
  const relay = createRelay({ state: seats.state, connectionOf: (id) => connections.get(id) });

  function commit(change: RoomChange): void {
    for (const notice of change.notices) {
      if (notice.kind !== 'left') continue;
      connections.delete(notice.memberId);
      relay.drop(notice.memberId);
      if (notice.reason === 'lost') onLost(notice.memberId);
    }
    tell(connections, change.notices);
    if (change.state.seats.length === 0) onEmpty();
  }

  return {
    join(entrant, connection) {
      const { memberId } = entrant;
      const before = memberOf(seats.state(), memberId);
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
          tell(connections, change.notices);
          relay.deliverHeld(memberId);
        },
      });
    },
    leave: (memberId) => commit(seats.apply({ kind: 'leave', memberId })),
    connectionLost(memberId) {
      connections.delete(memberId);
      commit(seats.apply({ kind: 'socketLost', memberId }));
    },
    setMedia: (memberId, media) => commit(seats.apply({ kind: 'media', memberId, media })),
    send: relay.send,
    memberCount: () => seats.state().seats.length,
    close: seats.close,
  };
}

/** Everybody hears of everybody, and nobody of themselves. */
function tell(
  connections: ReadonlyMap<MemberId, Connection>,
  notices: readonly RoomNotice[],
): void {
  for (const notice of notices) {
    const about = notice.kind === 'left' ? notice.memberId : notice.member.memberId;
    for (const [memberId, connection] of connections) {
      if (memberId !== about) notify(connection, notice);
    }
  }
}

function notify(connection: Connection, notice: RoomNotice): void {
  switch (notice.kind) {
    case 'joined':
      return connection.notify('member:joined', { member: notice.member });
    case 'updated':
      return connection.notify('member:updated', { member: notice.member });
    case 'left':
      return connection.notify('member:left', { memberId: notice.memberId, reason: notice.reason });
  }
}
