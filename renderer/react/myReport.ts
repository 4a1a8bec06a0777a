import { LEVEL_TERMS, type FaultLevel } from '../../domain/faults/level.ts';
import type { ReportEvent } from '../../domain/faults/report.ts';
import { standingOf, type ReportState } from '../../domain/faults/standing.ts';
import type { MyReport } from '../session/reports/port.ts';

/** How a report of this device stands for its person; `waiting`: the service does not know it yet; `refused`: it never will. */
export type ShownState = 'waiting' | 'refused' | ReportState;

/**
 * All that happened to a report. One that the service has not answered yet began with its filing here, at the moment
 * that this device knows by the service's clock as far as that is known.
 */
export function eventsOf(report: MyReport): readonly ReportEvent[] {
  if (report.view) return report.view.events;
  const offsetMs = report.clockOffsetMs ?? 0;
  const { key, level } = report;
  const occurredAtMs = report.occurredAtMs + offsetMs;
  const atMs = report.filedAtMs + offsetMs;
  return [{ type: 'filed', eventId: key, by: 'reporter', atMs, level, occurredAtMs }];
}

/** The state by which the interface names it. */
export function shownState(report: MyReport): ShownState {
  if (report.view) return standingOf(report.view.events).state;
  return report.refused ? 'refused' : 'waiting';
}

/** Whether something is still to come of it; what is recovered waits for the person's confirmation. */
export function isOpenReport(report: MyReport): boolean {
  const state = shownState(report);
  return state !== 'confirmed' && state !== 'withdrawn';
}

/** Hours from the fault to the recovery that §5.8 promises for a level. */
export function recoveryHours(level: FaultLevel): number {
  return LEVEL_TERMS[level].recoveryMs / 3_600_000;
}

/** A difference of clocks that a person should know of, in ms. Below, it is the noise of asking over a network. */
const CLOCK_DIFFERENCE_MS = 2_000;

/** By how much the service's clock is ahead, when that is enough to be told; `undefined` otherwise or unknown. */
export function tellingOffset(offsetMs: number | undefined): number | undefined {
  return offsetMs !== undefined && Math.abs(offsetMs) > CLOCK_DIFFERENCE_MS ? offsetMs : undefined;
}
