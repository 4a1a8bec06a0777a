import { isDeepStrictEqual } from 'node:util';
import {
  declarationAt,
  incidentOf,
  isCurrent,
  mayFollow,
  type Declaration,
  type IncidentFollowUp,
} from '../../domain/incidents/history.ts';
import type { Incident, IncidentEvent } from '../../domain/incidents/incident.ts';
import { reachOf, type NoticeReach } from '../../domain/incidents/reach.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Log } from '../log.ts';
import type { IncidentEntry, IncidentReceipt, IncidentStore } from './incidentStore.ts';
import { createReceiptBatch } from './receiptBatch.ts';

/** An incident with how far its first notice reached. */
export interface ReachedIncident {
  readonly incident: Incident;
  readonly reach: NoticeReach;
}

/** Something happened to an incident. */
export interface IncidentChange {
  readonly incident: Incident;
  readonly event: IncidentEvent;
}

/** Who tells of an incident. */
type IncidentTeller = IncidentEvent['by'];

/** Use cases of incidents. */
export interface Incidents {
  /** Declares; the same under the same id again declares once, something else is `incident-conflict`. */
  declare(incidentId: string, asked: Declaration, by: IncidentTeller): Promise<Reply<Incident>>;
  /** Adds an event, once for its id. `not-found` for an unknown incident, `incident-over` after the all-clear. */
  follow(incidentId: string, asked: AskedFollowUp, by: IncidentTeller): Promise<Reply<Incident>>;
  /** What customers are told of, the newest first. */
  current(): readonly Incident[];
  /** All of them, the newest first. */
  all(): Promise<readonly ReachedIncident[]>;
  /** Keeps that a client has shown a notice; `not-found` for one that it cannot have had. */
  noteSeen(receipt: IncidentReceipt): Promise<Reply<null>>;
}

/** {@link Incidents.follow}'s event: its id makes asking twice happen once. */
export interface AskedFollowUp {
  readonly eventId: string;
  readonly followUp: IncidentFollowUp;
}

/** What {@link createIncidents} needs. */
export interface IncidentsNeeds {
  readonly store: IncidentStore;
  readonly now: () => EpochMs;
  /** The clients that are online. */
  readonly online: () => ReadonlySet<string>;
  /** Called for each change, in order, as soon as it is on the disk. Must not throw. */
  readonly onChange: (change: IncidentChange) => void;
  readonly log: Log;
}

/** The incidents of one store. */
export async function createIncidents(needs: IncidentsNeeds): Promise<Incidents> {
  const { store, now } = needs;
  const logs = new Map(await store.load());
  const incidents = new Map([...logs].map(([id, events]) => [id, incidentOf(id, events)]));
  const withReach = createReachReader(needs);
  const keepReceipt = createReceiptBatch(store);
  const inTurn = createTurns();
  const keep = createKeeper(needs);
  const newestFirst = () =>
    [...incidents.values()].toSorted((a, b) => b.declaredAtMs - a.declaredAtMs);

  async function append(incidentId: string, event: IncidentEvent): Promise<Incident> {
    const events = [...(logs.get(incidentId) ?? []), event];
    const online = event.type === 'declared' ? needs.online() : [];
    await keep({ incidentId, revision: events.length, event, online });
    const incident = incidentOf(incidentId, events);
    logs.set(incidentId, events);
    incidents.set(incidentId, incident);
    const { type, by } = event;
    needs.log.info({ incidentId, type, by, kind: incident.kind }, 'incident');
    needs.onChange({ incident, event });
    return incident;
  }

  return {
    declare: (incidentId, asked, by) =>
      inTurn(async () => {
        const first = logs.get(incidentId)?.[0];
        const atMs = first?.atMs ?? now();
        const declaration = declarationAt(asked, atMs);
        if (!declaration.ok) return declaration;
        const event = { ...declaration.value, eventId: incidentId, atMs, by };
        if (!first) return ok(await append(incidentId, event));
        const known = incidents.get(incidentId);
        const isSame = isDeepStrictEqual(incidentOf('', [first]), incidentOf('', [event]));
        return known && isSame ? ok(known) : fail('incident-conflict');
      }),
    follow: (incidentId, { eventId, followUp }, by) =>
      inTurn(async () => {
        const incident = incidents.get(incidentId);
        if (!incident) return fail('not-found');
        if (logs.get(incidentId)?.some((event) => event.eventId === eventId)) return ok(incident);
        const allowed = mayFollow(incident, followUp);
        if (!allowed.ok) return allowed;
        // A clock that was set back must not put an event before the one it follows.
        const atMs = Math.max(now(), incident.changedAtMs);
        return ok(await append(incidentId, { ...followUp, eventId, atMs, by }));
      }),
    current: () => newestFirst().filter((incident) => isCurrent(incident, now())),
    all: () => Promise.all(newestFirst().map(withReach)),
    async noteSeen(receipt) {
      const incident = incidents.get(receipt.incidentId);
      if (!incident || !isCurrent(incident, now()) || receipt.revision > incident.revision)
        return fail('not-found');
      await keepReceipt(receipt);
      return ok(null);
    },
  };
}

/** Looks up how far an incident's notice reached; what can no longer change is read once. */
function createReachReader({
  store,
  now,
}: IncidentsNeeds): (incident: Incident) => Promise<ReachedIncident> {
  const known = new Map<string, NoticeReach>();
  return async (incident) => {
    const { incidentId } = incident;
    const before = known.get(incidentId);
    if (before) return { incident, reach: before };
    const { online, receipts } = await store.told(incidentId);
    const reach = reachOf(incident, online, receipts);
    // No receipt of it is taken any more.
    if (!isCurrent(incident, now())) known.set(incidentId, reach);
    return { incident, reach };
  };
}

/**
 * Keeps entries in order. What the monitor found is told whether it can be stored or not, as the storage itself may be what is
 * down: it is stored with the next entry that can be.
 */
function createKeeper({ store, log }: IncidentsNeeds): (entry: IncidentEntry) => Promise<void> {
  const unsaved: IncidentEntry[] = [];
  return async (entry) => {
    unsaved.push(entry);
    try {
      while (unsaved[0]) {
        await store.add(unsaved[0]);
        unsaved.shift();
      }
    } catch (error) {
      if (entry.event.by === 'desk') {
        unsaved.pop();
        throw error;
      }
      log.error({ err: error, incidentId: entry.incidentId }, 'an incident could not be stored');
    }
  };
}

/** Runs one after the other, in the order they were asked for. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  };
}
