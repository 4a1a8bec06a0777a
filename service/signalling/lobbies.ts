import type { RoomCode } from '../../domain/ids.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Connection } from './connection.ts';
import type { LiveRoom } from './liveRoom.ts';
import { createLobby, type Lobby } from './lobby.ts';

/** Bytes of the id under which hosts know somebody who waits. */
const LOBBY_ID_BYTES = 9;

/** The lobbies of all rooms; hosts hear of every change. */
export interface Lobbies {
  of(code: RoomCode): Lobby;
  /** Somebody began to wait. */
  came(connection: Connection, code: RoomCode): void;
  /** They came in, or gave up. */
  gone(connection: Connection): void;
  /** Somebody else may be host now: tells them who waits, if anybody does. */
  remind(code: RoomCode): void;
  /** Tells the hosts of a room who waits now. */
  tellHosts(code: RoomCode): void;
}

/** What {@link createLobbies} needs. */
export interface LobbiesNeeds {
  readonly now: () => EpochMs;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly liveRoom: (code: RoomCode) => LiveRoom | undefined;
}

/** Empty lobbies. */
export function createLobbies({ now, randomBytes, liveRoom }: LobbiesNeeds): Lobbies {
  const lobbies = new Map<RoomCode, Lobby>();
  const rooms = new Map<Connection, RoomCode>();
  const newId = () => Buffer.from(randomBytes(LOBBY_ID_BYTES)).toString('base64url');

  function of(code: RoomCode): Lobby {
    let lobby = lobbies.get(code);
    if (!lobby) lobbies.set(code, (lobby = createLobby({ now, newId })));
    return lobby;
  }

  function tellHosts(code: RoomCode): void {
    liveRoom(code)?.tell('hosts', 'lobby:changed', { waiting: [...of(code).waiting()] });
  }

  return {
    of,
    tellHosts,
    remind: (code) => {
      if (lobbies.get(code)?.waiting().length) tellHosts(code);
    },
    came(connection, code) {
      rooms.set(connection, code);
      tellHosts(code);
    },
    gone(connection) {
      const code = rooms.get(connection);
      rooms.delete(connection);
      if (code === undefined) return;
      if (of(code).forget(connection)) tellHosts(code);
      if (of(code).isEmpty()) lobbies.delete(code);
    },
  };
}
