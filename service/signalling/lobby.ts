import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import { LIMITS, type Waiting } from '../protocol/index.ts';
import type { Connection } from './connection.ts';

/** The lobby of one room: who waits until a host lets them in, in the order they came. */
export interface Lobby {
  /** Has somebody wait; who waits already goes on waiting. Refused when there is no more room to wait in. */
  wait(connection: Connection, name: string): Reply<null>;
  /** They came in, or are gone; true when they waited. */
  forget(connection: Connection): boolean;
  /** Lets in or turns away one, or everybody, and tells them. */
  decide(isAdmitted: boolean, lobbyId: string | undefined): Reply<null>;
  /** Whether a host has let them in. */
  isAdmitted(connection: Connection): boolean;
  waiting(): readonly Waiting[];
  /** Nobody waits, and everybody who was let in has come in. */
  isEmpty(): boolean;
}

/** What {@link createLobby} needs. */
export interface LobbyNeeds {
  readonly now: () => EpochMs;
  readonly newId: () => string;
}

/** A lobby that nobody waits in. */
export function createLobby({ now, newId }: LobbyNeeds): Lobby {
  const here = new Map<Connection, Waiting>();
  const admitted = new Set<Connection>();

  function settle(connection: Connection, isAdmitted: boolean): void {
    here.delete(connection);
    if (isAdmitted) admitted.add(connection);
    connection.notify('lobby:decided', { isAdmitted });
  }

  return {
    wait(connection, name) {
      if (!here.has(connection)) {
        if (here.size >= LIMITS.lobbySize) return fail('room-full');
        here.set(connection, { lobbyId: newId(), name, sinceMs: now() });
      }
      return ok(null);
    },
    forget(connection) {
      admitted.delete(connection);
      return here.delete(connection);
    },
    decide(isAdmitted, lobbyId) {
      const meant = [...here].filter(([, one]) => lobbyId === undefined || one.lobbyId === lobbyId);
      if (lobbyId !== undefined && meant.length === 0) return fail('member-not-found');
      for (const [connection] of meant) settle(connection, isAdmitted);
      return ok(null);
    },
    isAdmitted: (connection) => admitted.has(connection),
    waiting: () => [...here.values()],
    isEmpty: () => here.size + admitted.size === 0,
  };
}
