import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { AnswerOf, NoticeName, NoticeOf, RequestOf } from '../protocol/index.ts';
import type { Connection } from '../signalling/connection.ts';
import type { IncidentReceipt } from './incidentStore.ts';
import type { Incident } from '../../domain/incidents/incident.ts';

/** Clients that are open and want to be told, in a meeting or not. */
export interface Watching {
  /** Again on the same connection: with other keys. A connection is one client for good. */
  start(connection: Connection, request: RequestOf<'watch:start'>): Reply<AnswerOf<'watch:start'>>;
  /** The client has shown a notice of an incident. */
  seen(
    connection: Connection,
    request: RequestOf<'incident:seen'>,
  ): Promise<Reply<AnswerOf<'incident:seen'>>>;
  gone(connection: Connection): void;
  /** The clients that watch now, each once. */
  online(): ReadonlySet<string>;
  tellAll<N extends NoticeName>(name: N, notice: NoticeOf<N>): void;
  /** Tells whoever has shown a key for which that holds. */
  tellHolders<N extends NoticeName>(
    isFor: (key: string) => boolean,
    name: N,
    notice: NoticeOf<N>,
  ): void;
}

/** What {@link createWatching} needs. */
export interface WatchingNeeds {
  readonly now: () => EpochMs;
  /** Incidents that a client is told of when it comes. */
  readonly current: () => readonly Incident[];
  readonly noteSeen: (receipt: IncidentReceipt) => Promise<Reply<null>>;
}

interface Watcher {
  readonly clientId: string;
  readonly keys: readonly string[];
}

/** Nobody watches yet. */
export function createWatching({ now, current, noteSeen }: WatchingNeeds): Watching {
  const watchers = new Map<Connection, Watcher>();
  return {
    start(connection, { clientId, keys }) {
      const before = watchers.get(connection);
      if (before && before.clientId !== clientId)
        return fail('bad-request', 'clientId: is another one than before');
      watchers.set(connection, { clientId, keys });
      return ok({ nowMs: now(), incidents: current().map(toWire) });
    },
    async seen(connection, { incidentId, revision }) {
      const watcher = watchers.get(connection);
      if (!watcher) return fail('not-allowed', 'watch first');
      const { clientId } = watcher;
      const noted = await noteSeen({ incidentId, revision, clientId, atMs: now() });
      return noted.ok ? ok({}) : noted;
    },
    gone: (connection) => void watchers.delete(connection),
    online: () => new Set([...watchers.values()].map(({ clientId }) => clientId)),
    tellAll(name, notice) {
      for (const connection of watchers.keys()) connection.notify(name, notice);
    },
    tellHolders(isFor, name, notice) {
      for (const [connection, { keys }] of watchers)
        if (keys.some(isFor)) connection.notify(name, notice);
    },
  };
}

/** An incident as it travels: its arrays are its own. */
export function toWire(incident: Incident): NoticeOf<'incident:changed'>['incident'] {
  return { ...incident, affects: [...incident.affects] };
}
