import {
  afterLook,
  HEALTHY,
  MONITORED,
  type Health,
  type Monitored,
  type Turn,
} from '../../domain/incidents/monitor.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import type { Schedule } from '../signalling/seats.ts';
import type { Probe } from './probes.ts';
import { AFFECTS, clearWords, outageWords } from './words.ts';

/** Three looks find an outage within a minute, far inside the quarter of an hour of §5.7. */
const LOOK_EVERY_MS = 20_000;
const ID_BYTES = 16;

/** Watches the service and tells customers by itself. */
export interface Monitor {
  /** Looks at everything once. Never rejects. */
  look(): Promise<void>;
  /** From now on, again and again. */
  start(): void;
  stop(): void;
}

/** What {@link createMonitor} needs. */
export interface MonitorNeeds {
  readonly probes: Readonly<Record<Monitored, Probe>>;
  readonly incidents: Pick<Incidents, 'declare' | 'follow' | 'current'>;
  readonly now: () => EpochMs;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** A monitor that has not looked yet. What it had declared before a restart still runs, and it gives the all-clear of that. */
export function createMonitor(needs: MonitorNeeds): Monitor {
  const { probes, incidents, now, log } = needs;
  const running = new Map<Monitored, string>();
  const health = new Map<Monitored, Health>();
  let cancel: (() => void) | undefined;
  let isStopped = false;

  for (const what of MONITORED) {
    const before = incidents
      .current()
      .find(({ incidentId, state }) => state === 'running' && incidentId.startsWith(idStart(what)));
    if (!before) continue;
    running.set(what, before.incidentId);
    health.set(what, { isDown: true, contrary: [] });
  }

  async function lookAt(what: Monitored): Promise<void> {
    const finding = await probes[what]();
    if (!finding || isStopped) return;
    const after = afterLook(health.get(what) ?? HEALTHY, { ...finding, atMs: now() });
    health.set(what, after.health);
    if (after.turn) await tell(what, after.turn);
  }

  async function tell(what: Monitored, turn: Turn): Promise<void> {
    if (turn.kind === 'down') {
      const id = idStart(what) + Buffer.from(needs.randomBytes(ID_BYTES)).toString('base64url');
      running.set(what, id);
      const found = [...new Set(turn.looks.map((look) => look.found))].join('; ');
      // A clock that was set back must not put the finding into the future.
      const detectedAtMs = Math.min(turn.sinceMs, now());
      const times = { detectedAtMs, startsAtMs: detectedAtMs, endsAtMs: undefined };
      const about = { kind: 'incident' as const, affects: AFFECTS[what] };
      const declaration = { ...outageWords(what, found), ...about, ...times };
      await incidents.declare(id, { type: 'declared', ...declaration }, 'monitor');
      return;
    }
    const id = running.get(what);
    running.delete(what);
    // The desk may have given the all-clear already, which is as good.
    if (id === undefined) return;
    const followUp = { type: 'all-clear' as const, ...clearWords(what, turn.look.found) };
    await incidents.follow(id, { eventId: `${id}-clear`, followUp }, 'monitor');
  }

  async function look(): Promise<void> {
    await Promise.all(
      MONITORED.map((what) =>
        lookAt(what).catch((err: unknown) => log.error({ err, what }, 'monitor failed')),
      ),
    );
  }

  async function lookAndGoOn(): Promise<void> {
    await look();
    if (!isStopped) cancel = needs.schedule(LOOK_EVERY_MS, () => void lookAndGoOn());
  }

  return {
    look,
    start: () => void lookAndGoOn(),
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}

function idStart(what: Monitored): string {
  return `monitor-${what}-`;
}
