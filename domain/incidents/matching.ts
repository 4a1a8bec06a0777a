import type { ReportCategory } from '../faults/report.ts';
import type { EpochMs } from '../time.ts';
import type { Incident } from './incident.ts';

/**
 * The incidents to which a fault of that category at that moment may belong, the newest first: those that had begun and were not
 * over, and disturb that category, or everything. Maintenance that overruns its announced end still counts, until its all-clear.
 */
export function matchingIncidents(
  incidents: readonly Incident[],
  category: ReportCategory,
  atMs: EpochMs,
): readonly Incident[] {
  return incidents
    .filter(({ startsAtMs }) => startsAtMs <= atMs)
    .filter(({ state, changedAtMs }) => state === 'running' || atMs <= changedAtMs)
    .filter(({ affects }) => affects.length === 0 || affects.includes(category))
    .toSorted((a, b) => b.startsAtMs - a.startsAtMs);
}
