import type { EpochMs } from '../time.ts';

/** How far a service's clock is ahead of this device's, as one answer told it. */
export interface ClockLook {
  readonly offsetMs: number;
  /** It is not further off than this: half the round trip, since nobody knows which way took longer (RFC 5905 §10). */
  readonly errorMs: number;
  /** When the answer came, by this device's clock. */
  readonly atMs: EpochMs;
}

/** What two ordinary quartz clocks may drift apart: 100 ppm. */
const DRIFT = 1e-4;

/** A look at the clock of a service that said `nowMs` in an answer, which came at `atMs` after `tripMs`. */
export function lookAtClock(nowMs: EpochMs, atMs: EpochMs, tripMs: number): ClockLook {
  return { offsetMs: nowMs - (atMs - tripMs / 2), errorMs: tripMs / 2, atMs };
}

/**
 * The better of two looks: the one that is surer now. Two that cannot both be true mean that a clock was set between them,
 * and only the later one still holds.
 */
export function betterLook(before: ClockLook | undefined, latest: ClockLook): ClockLook {
  if (!before) return latest;
  const errorMs = before.errorMs + Math.abs(latest.atMs - before.atMs) * DRIFT;
  const isContradicted = Math.abs(before.offsetMs - latest.offsetMs) > errorMs + latest.errorMs;
  return isContradicted || latest.errorMs <= errorMs ? latest : before;
}
