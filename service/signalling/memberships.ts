import type { MemberId, RoomCode } from '../../domain/ids.ts';
import { fail, type Reply } from '../../domain/reply.ts';
import type { Connection } from './connection.ts';
import type { LiveRoom } from './liveRoom.ts';

/** What a connection stands for: one member of one room. */
export interface Membership {
  readonly code: RoomCode;
  readonly memberId: MemberId;
  readonly room: LiveRoom;
}

/** Which connection holds which membership, one at most. */
export interface Memberships {
  of(connection: Connection): Membership | undefined;
  give(connection: Connection, membership: Membership): void;
  /** Takes it away because another connection has it now, and tells the client. */
  replace(former: Connection): void;
  /** Ends it and answers which it was. */
  end(connection: Connection): Membership | undefined;
  /** Runs an action for the connection's membership, or says why it has none. */
  act<T>(connection: Connection, run: (membership: Membership) => Reply<T>): Reply<T>;
  clear(): void;
}

/** An empty table. */
export function createMemberships(): Memberships {
  const held = new Map<Connection, Membership>();
  const replaced = new WeakSet<Connection>();
  return {
    of: (connection) => held.get(connection),
    give(connection, membership) {
      held.set(connection, membership);
      replaced.delete(connection);
    },
    replace(former) {
      held.delete(former);
      replaced.add(former);
      former.notify('membership:replaced', {});
    },
    end(connection) {
      const membership = held.get(connection);
      held.delete(connection);
      return membership;
    },
    act(connection, run) {
      const membership = held.get(connection);
      if (membership) return run(membership);
      return fail(replaced.has(connection) ? 'replaced' : 'not-in-room');
    },
    clear: () => held.clear(),
  };
}
