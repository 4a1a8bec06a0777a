import type { Incident } from '../../../domain/incidents/incident.ts';
import type { IncidentsState } from '../../session/reports/port.ts';

/** How long an all-clear is told, ms. Whoever comes later has missed nothing that they could still act upon. */
export const ALL_CLEAR_SHOWN_MS = 60 * 60_000;

/** What an incident is at a moment, for somebody who only wants to know whether to mind it. */
export type IncidentStage = 'incident' | 'maintenance' | 'announced' | 'over';

/** Tells it. */
export function stageOf(
  { kind, state, startsAtMs }: Pick<Incident, 'kind' | 'state' | 'startsAtMs'>,
  nowMs: number,
): IncidentStage {
  if (state === 'over') return 'over';
  if (kind === 'incident') return 'incident';
  return startsAtMs > nowMs ? 'announced' : 'maintenance';
}

const RANK: Readonly<Record<IncidentStage, number>> = {
  incident: 0,
  maintenance: 1,
  announced: 2,
  over: 3,
};

/** What is shown at a moment and was not put away as it stands: what hurts first, and of that what is new first. */
export function shownIncidents(
  { incidents, dismissed }: IncidentsState,
  nowMs: number,
): readonly Incident[] {
  return incidents
    .filter(({ incidentId, revision }) => revision > (dismissed[incidentId] ?? 0))
    .filter(
      ({ state, changedAtMs }) => state !== 'over' || nowMs - changedAtMs < ALL_CLEAR_SHOWN_MS,
    )
    .toSorted(
      (a, b) => RANK[stageOf(a, nowMs)] - RANK[stageOf(b, nowMs)] || b.changedAtMs - a.changedAtMs,
    );
}
