import type { EpochMs } from '../../domain/time.ts';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** Something that ran this long was healthy: its next crash is a first one again. */
const HEALTHY_AFTER_MS = 60_000;

/** How long to wait before starting again what keeps ending by itself. */
export interface Backoff {
  /** It started now. */
  started(nowMs: EpochMs): void;
  /** It ended now; the wait before the next start, in milliseconds, doubling up to a quarter of a minute. */
  ended(nowMs: EpochMs): number;
}

/** Makes a back-off that knows of no crash. */
export function createBackoff(): Backoff {
  let failures = 0;
  let startedMs: EpochMs | undefined;
  return {
    started: (nowMs) => {
      startedMs = nowMs;
    },
    ended: (nowMs) => {
      if (startedMs !== undefined && nowMs - startedMs >= HEALTHY_AFTER_MS) failures = 0;
      startedMs = undefined;
      const delayMs = Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS);
      failures += 1;
      return delayMs;
    },
  };
}
