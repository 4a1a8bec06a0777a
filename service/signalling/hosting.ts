import type { RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { hashPasscode } from '../access/passcodes.ts';
import type { RequestOf } from '../protocol/index.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { RoomDoor } from '../rooms/roomStore.ts';
import type { Connection } from './connection.ts';
import type { LiveRoom } from './liveRoom.ts';
import type { Lobbies } from './lobbies.ts';
import type { Membership, Memberships } from './memberships.ts';

type Done = Reply<Record<string, never>>;

/** What only hosts may do; everybody else is refused with `not-allowed`. */
export interface Hosting {
  setPolicy(connection: Connection, change: RequestOf<'host:policy'>): Promise<Done>;
  setPasscode(connection: Connection, request: RequestOf<'host:passcode'>): Promise<Done>;
  setRole(connection: Connection, request: RequestOf<'host:role'>): Done;
  remove(connection: Connection, request: RequestOf<'host:remove'>): Done;
  ask(connection: Connection, request: RequestOf<'host:ask'>): Done;
  admit(connection: Connection, request: RequestOf<'host:admit'>): Done;
  /** The host alone. */
  end(connection: Connection): Done;
}

/** What {@link createHosting} needs. */
export interface HostingNeeds {
  readonly memberships: Memberships;
  readonly rooms: Rooms;
  readonly lobbies: Lobbies;
  /** Everybody has been told; the room is to be forgotten. */
  readonly onEnded: (code: RoomCode, room: LiveRoom) => void;
}

/** The host's part of all meetings. */
export function createHosting(needs: HostingNeeds): Hosting {
  return { ...createDoorkeeping(needs), ...createPeopleControls(needs) };
}

function createDoorkeeping({
  memberships,
  rooms,
  lobbies,
}: HostingNeeds): Pick<Hosting, 'setPolicy' | 'setPasscode' | 'admit'> {
  async function setDoor(code: RoomCode, change: Partial<RoomDoor>): Promise<void> {
    const stored = await rooms.find(code);
    if (stored) await rooms.setDoor(code, { ...stored.door, ...change });
  }

  /** The membership of who may moderate. */
  const asHost = (connection: Connection): Reply<Membership> =>
    memberships.act(connection, (membership) =>
      membership.room.isHost(membership.memberId) ? ok(membership) : fail('not-allowed'),
    );

  return {
    async setPolicy(connection, change) {
      const who = asHost(connection);
      if (!who.ok) return who;
      const { room, memberId, code } = who.value;
      const done = room.change({ kind: 'policy', by: memberId, change });
      if (!done.ok || change.hasLobby === undefined) return done;
      await setDoor(code, { hasLobby: change.hasLobby });
      // A lobby that is closed keeps nobody waiting.
      if (!change.hasLobby) lobbies.of(code).decide(true, undefined);
      lobbies.tellHosts(code);
      return done;
    },
    async setPasscode(connection, { passcode }) {
      const who = asHost(connection);
      if (!who.ok) return who;
      const passcodeHash = passcode === null ? undefined : await hashPasscode(passcode);
      await setDoor(who.value.code, { passcodeHash });
      const hasPasscode = passcodeHash !== undefined;
      who.value.room.tell('everybody', 'room:passcode', { hasPasscode });
      return ok({});
    },
    admit(connection, { isAdmitted, lobbyId }) {
      const who = asHost(connection);
      if (!who.ok) return who;
      const decided = lobbies.of(who.value.code).decide(isAdmitted, lobbyId);
      if (!decided.ok) return decided;
      lobbies.tellHosts(who.value.code);
      return ok({});
    },
  };
}

function createPeopleControls({
  memberships,
  lobbies,
  onEnded,
}: HostingNeeds): Pick<Hosting, 'setRole' | 'remove' | 'ask' | 'end'> {
  function putOut(reason: 'removed' | 'meeting-ended', connection?: Connection): void {
    if (!connection) return;
    memberships.end(connection);
    connection.notify('membership:ended', { reason });
  }

  return {
    setRole: (connection, { memberId: whose, role }) =>
      memberships.act(connection, ({ room, memberId, code }) => {
        const done = room.change({ kind: 'role', by: memberId, memberId: whose, role });
        // A new host does not know yet who waits.
        if (done.ok) lobbies.tellHosts(code);
        return done;
      }),
    remove: (connection, { memberId: whose }) =>
      memberships.act(connection, ({ room, memberId }) => {
        const out = room.connectionOf(whose);
        const done = room.change({ kind: 'remove', by: memberId, memberId: whose });
        if (done.ok) putOut('removed', out);
        return done;
      }),
    ask: (connection, request) =>
      memberships.act(connection, ({ room, memberId }) => room.talk.ask(memberId, request)),
    end: (connection) =>
      memberships.act(connection, ({ room, memberId, code }) => {
        if (!room.isHost(memberId, 'first')) return fail('not-allowed');
        for (const member of room.members()) {
          const out = room.connectionOf(member.memberId);
          // Whoever ended it knows.
          if (out === connection) memberships.end(out);
          else putOut('meeting-ended', out);
        }
        onEnded(code, room);
        return ok({});
      }),
  };
}
