/** Natural logarithms of two e-values: odds against chance that a promise is kept, and that it is broken. */
export interface Evidence {
  readonly met: number;
  readonly breached: number;
}

/** How many cases make one independent event, for each of the two questions. */
export interface PerEvent {
  readonly met: number;
  readonly breached: number;
}

/** An e-value of 20: by Ville's inequality, chance alone ever reaches it in at most 5 % of all calls. */
export const DECIDED = Math.log(20);

/** A sliding window is a new test every time it moves on; a ten-minute call holds about ten that differ. */
const LOOKS = Math.log(10);

/** Evidence of a sliding window, each e-value divided by the number of windows that could have given it. */
export function manyLooks({ met, breached }: Evidence): Evidence {
  return { met: met - LOOKS, breached: breached - LOOKS };
}

/**
 * A test of one limit; see {@link shareTest}. `sure` are those of the bad ones that may speak for a breach, all if left
 * out.
 */
export type ShareTest = (
  total: number,
  bad: number,
  perEvent?: PerEvent,
  sure?: number,
) => Evidence;

/** True shares that the limit is held against, as multiples of it. */
const BETTER = [0, 0.25, 0.5];
const WORSE = [2, 4, 10, 40];
const EACH_CASE: PerEvent = { met: 1, breached: 1 };
/** e^−20 changes nothing in a sum that is 1 or more. */
const NEGLIGIBLE = -20;

/** Logarithms of what one bad and one good case say for an alternative. */
interface Alternative {
  readonly bad: number;
  readonly good: number;
}

/**
 * The test whether a share `limit` of all cases is bad, valid whenever it is looked at: the mean, over some other shares
 * q, of the likelihood ratio (q/p)^bad · ((1−q)/(1−p))^good. Each is a test martingale for "the share is exactly p",
 * and a supermartingale for every share on the far side of it (docs/verdicts.md). `perEvent` divides both counts.
 */
export function shareTest(limit: number): ShareTest {
  const alternatives = (multiples: readonly number[]): readonly Alternative[] =>
    multiples
      .filter((multiple) => multiple * limit < 1)
      .map((multiple) => ({
        bad: Math.log(multiple),
        good: Math.log((1 - multiple * limit) / (1 - limit)),
      }));
  const better = alternatives(BETTER);
  const worse = alternatives(WORSE);
  return (total, bad, perEvent = EACH_CASE, sure = bad) => ({
    met: meanRatio(total / perEvent.met, bad / perEvent.met, better),
    breached: meanRatio(total / perEvent.breached, sure / perEvent.breached, worse),
  });
}

/** Logarithm of the mean of the ratios, taken around the greatest so that nothing overflows. */
function meanRatio(total: number, bad: number, alternatives: readonly Alternative[]): number {
  const good = total - bad;
  let greatest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const alternative of alternatives) {
    const ratio = (bad === 0 ? 0 : bad * alternative.bad) + good * alternative.good;
    const apart = ratio - greatest;
    if (apart > 0) {
      sum = 1 + (apart < -NEGLIGIBLE ? sum * Math.exp(-apart) : 0);
      greatest = ratio;
    } else if (apart > NEGLIGIBLE) sum += Math.exp(apart);
  }
  return greatest + Math.log(sum / alternatives.length);
}

/** The e-value itself, kept finite so that it can be written down. */
export function eValue(logarithm: number): number {
  return Math.exp(Math.min(logarithm, 700));
}
