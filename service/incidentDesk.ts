import type { ReportEvent } from '../domain/faults/report.ts';
import { roleOf } from './access/callers.ts';
import type { ServiceSettings } from './config/options.ts';
import { setupDeliveries } from './deliveries/setupDeliveries.ts';
import type { FaultDesk } from './faultDesk.ts';
import { createIncidents, type Incidents, type IncidentsNeeds } from './incidents/incidents.ts';
import { createWatching, toWire, type Watching } from './incidents/watching.ts';
import { createJoinMeter, type JoinMeter } from './monitor/joinMeter.ts';
import { createMonitor, type Monitor } from './monitor/monitor.ts';
import { createProbes } from './monitor/probes.ts';
import type { Schedule } from './signalling/seats.ts';
import type { ServiceStore } from './store.ts';

/** Everybody shows a notice at the same moment: the desk is told of them together, once in this time. */
const REACH_GATHER_MS = 300;

/** What {@link setupIncidentDesk} needs. */
export interface IncidentDeskNeeds extends Pick<IncidentsNeeds, 'log'> {
  readonly settings: Pick<ServiceSettings, 'monitor' | 'iceServers' | 'mail' | 'webhook'>;
  readonly world: {
    readonly now: () => number;
    readonly randomBytes: (size: number) => Uint8Array;
  };
  readonly store: Pick<ServiceStore, 'incidents' | 'reports' | 'deliveries' | 'probe'>;
  readonly schedule: Schedule;
  readonly desk: Pick<FaultDesk, 'callers' | 'reportEvents'>;
}

/** The parts of a service that tell of incidents. */
export interface IncidentDesk {
  readonly incidents: Incidents;
  readonly watching: Watching;
  readonly joins: JoinMeter;
  /** The service listens at that origin now, and can watch itself. */
  begin(origin: string): void;
  close(): Promise<void>;
}

/** Assembles them: each change of an incident goes to all clients that watch, at once. */
export async function setupIncidentDesk(needs: IncidentDeskNeeds): Promise<IncidentDesk> {
  const { settings, store } = needs;
  const { now } = needs.world;
  const deliveries = setupDeliveries({ ...needs, now, store: store.deliveries });
  const incidents: Incidents = await createIncidents({
    store: store.incidents,
    now,
    online: () => watching.online(),
    onChange({ incident }) {
      watching.tellAll('incident:changed', { incident: toWire(incident) });
      deliveries.wake();
    },
    log: needs.log,
  });
  const watching: Watching = createWatching({
    now,
    current: () => incidents.current(),
    async noteSeen(receipt) {
      const noted = await incidents.noteSeen(receipt);
      if (noted.ok) reach.grown();
      return noted;
    },
  });
  const reach = createReachTeller(needs, watching);
  const stopTelling = tellOfReports(needs, watching);
  const stopWaking = needs.desk.reportEvents.onEvent(deliveries.wake);
  const joins = createJoinMeter(now);
  let monitor: Monitor | undefined;
  return {
    incidents,
    watching,
    joins,
    begin(origin) {
      deliveries.wake();
      if (!settings.monitor) return;
      const probes = createProbes({ ...settings, ...needs.world, origin, store, joins });
      monitor = createMonitor({ ...needs, ...needs.world, incidents, probes });
      monitor.start();
    },
    async close() {
      monitor?.stop();
      reach.stop();
      stopTelling();
      stopWaking();
      await deliveries.close();
    },
  };
}

/** Tells the desk that more clients know of an incident, soon after the first and once for all until then. */
function createReachTeller(
  { desk, schedule }: Pick<IncidentDeskNeeds, 'desk' | 'schedule'>,
  { tellHolders }: Pick<Watching, 'tellHolders'>,
): { readonly grown: () => void; readonly stop: () => void } {
  let cancel: (() => void) | undefined;
  function isDesk(key: string): boolean {
    const caller = desk.callers.callerOf(key);
    return caller.ok && caller.value.kind === 'desk';
  }
  return {
    grown() {
      cancel ??= schedule(REACH_GATHER_MS, () => {
        cancel = undefined;
        tellHolders(isDesk, 'incident:reached', {});
      });
    },
    stop: () => cancel?.(),
  };
}

/** Tells whoever may see a report that something happened to it. Of the desk's own notes only the desk hears. */
function tellOfReports(
  { desk, store, log }: IncidentDeskNeeds,
  { tellHolders }: Pick<Watching, 'tellHolders'>,
): () => void {
  async function tell(key: string, event: ReportEvent): Promise<void> {
    const access = await store.reports.findAccess(key);
    const isInternal = event.type === 'noted' && event.isInternal;
    const mayHear = (bearerKey: string) => {
      const caller = desk.callers.callerOf(bearerKey);
      const role = caller.ok ? roleOf(caller.value, access) : undefined;
      return isInternal ? role === 'desk' : role !== undefined;
    };
    tellHolders(mayHear, 'report:changed', { key });
  }
  return desk.reportEvents.onEvent(({ head: { key } }, event) => {
    tell(key, event).catch((err: unknown) => log.error({ err }, 'nobody was told of a report'));
  });
}
