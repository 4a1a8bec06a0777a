import type { EpochMs } from '../time.ts';
import { LEVEL_TERMS, RESPONSE_GOAL_MS } from './level.ts';
import type { ReportStanding } from './standing.ts';

/** One clock of §5.8: epoch milliseconds of the service's clock, so that neither zone nor daylight saving plays a part. */
export interface FaultClock {
  readonly startMs: EpochMs;
  readonly dueMs: EpochMs;
  /** When it was stopped. */
  readonly stoppedMs: EpochMs | undefined;
  /** Until it is due; negative when it is overdue. Of a stopped clock: what was left when it stopped. */
  readonly leftMs: number;
  /** `void`: the report was withdrawn. */
  readonly state: 'running' | 'overdue' | 'kept' | 'missed' | 'void';
}

/** Both clocks of a report. */
export interface FaultClocks {
  readonly response: FaultClock;
  readonly recovery: FaultClock;
  /** How much of the time until now, or until recovery, waited for the customer. Shown, and never taken off a clock. */
  readonly waitedForCustomerMs: number;
}

/**
 * The clocks of a report at `nowMs` of the service's clock. The response is stopped by the machine's receipt or by a
 * human, whichever came first. The recovery always counts from the fault, by the present level; a report that was
 * reopened goes on as if it had never been recovered.
 */
export function clocksOf(standing: ReportStanding, nowMs: EpochMs): FaultClocks {
  const { occurredAtMs, receiptAtMs, humanAtMs, recoveredAtMs, withdrawnAtMs } = standing;
  const isVoid = withdrawnAtMs !== undefined;
  const response = { startMs: occurredAtMs, dueMs: occurredAtMs + RESPONSE_GOAL_MS };
  const { recoveryMs } = LEVEL_TERMS[standing.level];
  const recovery = { startMs: occurredAtMs, dueMs: occurredAtMs + recoveryMs };
  const answered = earliest(receiptAtMs, humanAtMs);
  const endMs = recoveredAtMs ?? withdrawnAtMs ?? nowMs;
  return {
    response: clock(response, answered ?? withdrawnAtMs, {
      nowMs,
      isVoid: isVoid && answered === undefined,
    }),
    recovery: clock(recovery, recoveredAtMs ?? withdrawnAtMs, { nowMs, isVoid }),
    waitedForCustomerMs: standing.waiting.reduce(
      (sum, { fromMs, toMs }) => sum + Math.max(0, (toMs ?? endMs) - fromMs),
      0,
    ),
  };
}

/** What is due next of a report that is open: the desk's order. `undefined` when nothing is. */
export function nextDueMs(standing: ReportStanding): EpochMs | undefined {
  const { recovery } = clocksOf(standing, standing.occurredAtMs);
  return recovery.stoppedMs === undefined ? recovery.dueMs : undefined;
}

function clock(
  { startMs, dueMs }: Pick<FaultClock, 'startMs' | 'dueMs'>,
  stoppedMs: EpochMs | undefined,
  { nowMs, isVoid }: { readonly nowMs: EpochMs; readonly isVoid: boolean },
): FaultClock {
  const leftMs = dueMs - (stoppedMs ?? nowMs);
  const isLate = leftMs < 0;
  const ended = isLate ? 'missed' : 'kept';
  const running = isLate ? 'overdue' : 'running';
  const state = isVoid ? 'void' : stoppedMs === undefined ? running : ended;
  return { startMs, dueMs, stoppedMs, leftMs, state };
}

function earliest(a: EpochMs | undefined, b: EpochMs | undefined): EpochMs | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
