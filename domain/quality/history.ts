import type { LinkCounters } from './counters.ts';

/** The span a live reading covers. Five seconds hold two round trips of an idle candidate pair. */
const READING_WINDOW_MS = 5_000;

/**
 * The history with one more sample, cut to the window. Oldest first, strictly rising in time: a sample
 * that is not newer than the last (a browser may answer from its cache) changes nothing.
 */
export function addSample(
  history: readonly LinkCounters[],
  sample: LinkCounters,
  windowMs: number = READING_WINDOW_MS,
): readonly LinkCounters[] {
  const last = history.at(-1);
  if (last && sample.atMs <= last.atMs) return history;
  return [...history.filter((old) => sample.atMs - old.atMs <= windowMs), sample];
}
