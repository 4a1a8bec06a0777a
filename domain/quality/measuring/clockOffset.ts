/** So many looks make one half of the memory: what is older than two halves is forgotten. */
const HALF = 60;

/** What is known of how far one clock is ahead of another. */
export interface ClockOffset {
  /** Smallest differences of the last whole half, and of the one that is filling. */
  readonly leastMs: number;
  readonly recentMs: number;
  readonly looks: number;
}

/**
 * How far my clock is ahead of another, from messages that carry the other's time: the smallest difference seen, since
 * any delay on the way only makes it larger. So a message that was held up keeps its own time. Clocks drift, so old
 * looks are forgotten; and a difference that grows by more than `latestMs` is no delay any more, but a clock that was
 * set or stood still.
 */
export function stepClockOffset(
  before: ClockOffset | undefined,
  differenceMs: number,
  latestMs: number,
): ClockOffset {
  if (!before || differenceMs > offsetOf(before) + latestMs) {
    return { leastMs: differenceMs, recentMs: differenceMs, looks: 1 };
  }
  if (before.looks >= HALF) {
    return { leastMs: before.recentMs, recentMs: differenceMs, looks: 1 };
  }
  return {
    leastMs: before.leastMs,
    recentMs: Math.min(before.recentMs, differenceMs),
    looks: before.looks + 1,
  };
}

/** Milliseconds to add to a time of the other clock to have it on mine. */
export function offsetOf({ leastMs, recentMs }: ClockOffset): number {
  return Math.min(leastMs, recentMs);
}
