import { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import type { Incident } from '../../../domain/incidents/incident.ts';
import type { KeyValueStore } from '../../platform/platform.ts';
import type { IncidentsState } from './port.ts';

const KEY = 'incidents';
/** More at once than a person can follow; the oldest go. */
const KEPT_MAX = 50;
const keptSchema = z.object({
  /** Revisions that the person was shown, and those put aside, by incident. */
  shown: z.record(z.string(), z.number()),
  dismissed: z.record(z.string(), z.number()),
});

/** Incidents of all services that are watched, and what this device has shown of them. */
export interface Incidents {
  /**
   * Takes up how an incident stands now. `isNews` is true once for each of its revisions on this device, whatever restarts
   * between; an older revision than the one that is known changes nothing.
   */
  take(incident: Incident): { readonly isNews: boolean };
  dismiss(incidentId: string): void;
}

export function createIncidents(store: StoreApi<IncidentsState>, memory: KeyValueStore): Incidents {
  const kept = read(memory);
  let { shown } = kept;
  store.setState({ dismissed: kept.dismissed });

  function write() {
    const known = new Set(store.getState().incidents.map(({ incidentId }) => incidentId));
    const only = (revisions: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(revisions).filter(([id]) => known.has(id)));
    memory.write(
      KEY,
      JSON.stringify({ shown: only(shown), dismissed: only(store.getState().dismissed) }),
    );
  }

  return {
    take: (incident) => {
      const { incidentId, revision } = incident;
      store.setState(({ incidents }) => ({ incidents: withIncident(incidents, incident) }));
      const isNews = revision > (shown[incidentId] ?? 0);
      if (isNews) {
        shown = { ...shown, [incidentId]: revision };
        write();
      }
      return { isNews };
    },
    dismiss: (incidentId) => {
      const incident = store.getState().incidents.find((one) => one.incidentId === incidentId);
      if (!incident) return;
      store.setState(({ dismissed }) => ({
        dismissed: { ...dismissed, [incidentId]: incident.revision },
      }));
      write();
    },
  };
}

function withIncident(known: readonly Incident[], incident: Incident): readonly Incident[] {
  const before = known.find(({ incidentId }) => incidentId === incident.incidentId);
  if (before && before.revision >= incident.revision) return known;
  return [...known.filter((one) => one !== before), incident]
    .toSorted((one, other) => other.declaredAtMs - one.declaredAtMs)
    .slice(0, KEPT_MAX);
}

function read(memory: KeyValueStore): z.infer<typeof keptSchema> {
  try {
    return keptSchema.parse(JSON.parse(memory.read(KEY) ?? ''));
  } catch {
    return { shown: {}, dismissed: {} };
  }
}
