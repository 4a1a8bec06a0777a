import type { PlotSpan } from '../../ui/plotOptions.ts';
import type { PromiseId } from '../../../domain/quality/verdict.ts';
import type { CallRecord, VerdictChange } from '../../storage/index.ts';

/** A running call is written every two seconds; after so long without a word it does not run any more. */
const SILENCE_MS = 10_000;

/** `cut`: it was not left, and whoever was in it is gone: a crash, a closed window, a dead battery. */
export type CallState = 'running' | 'ended' | 'cut';

/** How a call stands, by its record. Another window may be in it now. */
export function callState(record: CallRecord, nowMs: number): CallState {
  if (record.state === 'closed') return 'ended';
  return nowMs - record.endedAtMs < SILENCE_MS ? 'running' : 'cut';
}

/** When the whole call's verdict on a promise was *breached*. */
export function breachSpans(
  changes: readonly VerdictChange[],
  promise: PromiseId,
  endMs: number,
): readonly PlotSpan[] {
  const own = changes.filter((change) => change.promise === promise);
  return own.flatMap(({ atMs, to }, at) =>
    to === 'breached' ? [{ fromMs: atMs, toMs: own[at + 1]?.atMs ?? endMs }] : [],
  );
}
