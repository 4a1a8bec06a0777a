import type { PromiseId } from './verdict.ts';

/** A promise of the contract as it is judged. */
export interface PromiseTerms {
  /** In the unit of `PromiseFigure.value`. */
  readonly limit: number;
  /**
   * By how much a second may be over the limit and still not prove a breach: what both computers add to the network's own
   * figure, at most, when they are not overloaded (docs/verdicts.md). It never helps a verdict of *met*.
   */
  readonly tolerance: number;
  /** Number of the clause, without its sign. */
  readonly clause: string;
}

/** The limits of the contract, and of its reading where it gives no figure (docs/verdicts.md). */
export const PROMISE_TERMS: Readonly<Record<PromiseId, PromiseTerms>> = {
  /** At most 0.05 % of the packets of one direction. */
  loss: { limit: 0.0005, tolerance: 0, clause: '5.4' },
  /** Milliseconds of RFC 3550 jitter in 95 % of the seconds. */
  jitter: { limit: 50, tolerance: 7.5, clause: '5.4' },
  /** Milliseconds of round trip, the stricter of two readings, in 95 % of the seconds. */
  delay: { limit: 150, tolerance: 10, clause: '5.4' },
  /** Share of the seconds in which HD was possible and was seen. */
  hd: { limit: 0.95, tolerance: 0, clause: '5.5' },
};

/** The smaller side of a picture that counts as HD: 1280 × 720. */
export const HD_SHORT_SIDE = 720;
