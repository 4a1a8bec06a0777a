import { lookAtClock } from '../../../domain/faults/serviceClock.ts';
import type { Incident } from '../../../domain/incidents/incident.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Signalling } from '../../signalling/signalling.ts';
import type { ServiceLink } from './serviceLink.ts';

/** A service that answers and refuses is asked again after this time: it may be older, or busy. */
const RETRY_MS = 30_000;

/** What watching needs. */
export interface WatchDeps {
  readonly link: Pick<ServiceLink, 'store' | 'origin' | 'noteClock'>;
  /** Opens a line of its own, apart from that of a meeting. */
  readonly openLine: (origin: string) => Promise<Signalling | undefined>;
  /** Stays the same over restarts of an installation. */
  readonly clientId: string;
  /** Of the desk of a service, when this client has it open. */
  readonly deskKey: (service: string) => string | undefined;
  /** Takes an incident up, and says whether it is news that the person has now been shown. */
  readonly onIncident: (incident: Incident) => boolean;
  readonly onReport: (service: string, key: string) => void;
  /** Of an open desk: more clients have shown an incident. */
  readonly onReached: () => void;
  /** A service is there, again or for the first time. */
  readonly onConnect: (service: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** A line to each service that matters, open as long as the window. */
export interface Watch {
  /** Keeps lines to these services and to no others; what is open stays. */
  follow(services: ReadonlySet<string>): Promise<void>;
  /** Says again which keys this client has. */
  renew(): void;
  /** The network came back; after a sleep, the lines are looked at as well. */
  wake(hasSlept: boolean): void;
  /** Idempotent. */
  close(): void;
}

interface Line {
  readonly origin: string;
  readonly signalling: Signalling;
  readonly start: () => void;
}

/** A watch over nothing. */
export function createWatch(deps: WatchDeps): Watch {
  const lines = new Map<string, Line>();
  let isClosed = false;
  let turn: Promise<void> = Promise.resolve();

  async function followNow(services: ReadonlySet<string>) {
    for (const [service, line] of lines) {
      // An own service that came back at another address is another line.
      if (services.has(service) && (await deps.link.origin(service)) === line.origin) continue;
      line.signalling.close();
      lines.delete(service);
    }
    for (const service of services) {
      if (lines.has(service) || isClosed) continue;
      const origin = await deps.link.origin(service);
      const signalling = origin === undefined ? undefined : await deps.openLine(origin);
      if (origin === undefined || !signalling) continue;
      if (isClosed) signalling.close();
      else lines.set(service, { origin, signalling, start: listen(deps, service, signalling) });
    }
  }

  return {
    follow: (services) => {
      turn = turn.then(() => followNow(services));
      return turn;
    },
    renew: () => {
      for (const { start } of lines.values()) start();
    },
    wake: (hasSlept) => {
      for (const { signalling } of lines.values()) {
        if (hasSlept) signalling.check();
        else signalling.wake();
      }
    },
    close: () => {
      isClosed = true;
      for (const { signalling } of lines.values()) signalling.close();
      lines.clear();
    },
  };
}

/** Returns how to say once more what this client wants to hear of. */
function listen(deps: WatchDeps, service: string, line: Signalling): () => void {
  const { link, clock, log } = deps;

  function take(incident: Incident) {
    if (!deps.onIncident(incident)) return;
    const { incidentId, revision } = incident;
    // Not heard, it is told again when the line is back.
    void line.request('incident:seen', { incidentId, revision });
  }

  /** Incidents are told where nothing can be kept, too. */
  async function ownKey() {
    try {
      return (await (await link.store()).service(service)).reporterKey;
    } catch {
      return undefined;
    }
  }

  async function start() {
    const keys = [await ownKey(), deps.deskKey(service)].filter((key) => key !== undefined);
    const askedAtMs = clock.monotonic();
    const started = await line.request('watch:start', { clientId: deps.clientId, keys });
    if (!started.ok) {
      const { code } = started.fault;
      log('warn', 'a service is not watched', { code });
      // Without a connection the next one begins anew.
      if (code !== 'service-unreachable') clock.after(RETRY_MS, begin);
      return;
    }
    const { nowMs, incidents } = started.value;
    link.noteClock(service, lookAtClock(nowMs, clock.now(), clock.monotonic() - askedAtMs));
    incidents.forEach((incident) => take(withEnd(incident)));
    deps.onConnect(service);
  }

  const begin = () =>
    void start().catch((error: unknown) =>
      log('error', 'a service is not watched', { reason: String(error) }),
    );
  line.on('incident:changed', ({ incident }) => take(withEnd(incident)));
  line.on('incident:reached', deps.onReached);
  line.on('report:changed', ({ key }) => deps.onReport(service, key));
  line.onConnect(begin);
  if (line.isConnected()) begin();
  return begin;
}

/** What is not on the wire is unknown. */
function withEnd(
  incident: Omit<Incident, 'endsAtMs'> & { endsAtMs?: number | undefined },
): Incident {
  return { ...incident, endsAtMs: incident.endsAtMs };
}
