import type { PromiseId } from '../../../domain/quality/verdict.ts';
import { PROMISES } from '../../../domain/quality/verdict.ts';
import type { CallRecord } from '../../storage/index.ts';

/** What was counted of one promise, over several calls: packets for `loss`, seconds for the others. */
export interface Count {
  readonly bad: number;
  readonly total: number;
}

/** The calls that began in one week. */
export interface Week {
  /** Monday, 0:00 local time. */
  readonly startMs: number;
  readonly calls: number;
  readonly durationMs: number;
  /** Counts of all calls added up: of a longer time the census decides, not how many calls were breached. */
  readonly counts: Readonly<Record<PromiseId, Count>>;
  /** Calls in which a promise was breached. */
  readonly breachedCalls: number;
}

/** The weeks in which there were calls, newest first. Checks are not counted. */
export function weeksOf(records: readonly CallRecord[]): readonly Week[] {
  const calls = records.filter(({ kind }) => kind === 'call');
  const weeks = Map.groupBy(calls, ({ startedAtMs }) => mondayOf(startedAtMs));
  return [...weeks]
    .toSorted(([one], [other]) => other - one)
    .map(([startMs, inWeek]) => weekOf(startMs, inWeek));
}

/** The records of each day, newest first; keys are 0:00 local time. */
export function daysOf(
  records: readonly CallRecord[],
): readonly (readonly [dayMs: number, records: readonly CallRecord[]])[] {
  const newest = records.toSorted((one, other) => other.startedAtMs - one.startedAtMs);
  return [...Map.groupBy(newest, ({ startedAtMs }) => dayOf(startedAtMs))];
}

function weekOf(startMs: number, calls: readonly CallRecord[]): Week {
  return {
    startMs,
    calls: calls.length,
    durationMs: calls.reduce((sum, call) => sum + call.endedAtMs - call.startedAtMs, 0),
    counts: {
      loss: countOf(calls, 'loss'),
      jitter: countOf(calls, 'jitter'),
      delay: countOf(calls, 'delay'),
      hd: countOf(calls, 'hd'),
    },
    breachedCalls: calls.filter(({ figures }) =>
      PROMISES.some((promise) => figures?.[promise].verdict === 'breached'),
    ).length,
  };
}

function countOf(calls: readonly CallRecord[], promise: PromiseId): Count {
  const figures = calls.flatMap((call) => call.figures?.[promise] ?? []);
  return {
    bad: figures.reduce((sum, { bad }) => sum + bad, 0),
    total: figures.reduce((sum, { total }) => sum + total, 0),
  };
}

function dayOf(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

function mondayOf(atMs: number): number {
  const day = new Date(dayOf(atMs));
  // Days of the month, not milliseconds: a week in which the clocks change has 167 or 169 hours.
  return day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
}
