import { eValue, type Evidence } from './evidence.ts';
import { settle } from './hysteresis.ts';
import type { PromiseFigure, Verdict } from '../verdict.ts';

/** Nothing was measured. */
export const UNKNOWN_FIGURE: PromiseFigure = {
  verdict: 'not-enough-data',
  value: undefined,
  total: 0,
  bad: 0,
  evidence: { met: 1, breached: 1 },
};

/** What was counted, and the share of it that may be bad. */
export interface Counts {
  readonly total: number;
  readonly bad: number;
  /** Of the bad ones, those that are so beyond what measuring adds. */
  readonly sure: number;
  readonly limit: number;
  /** In the unit of the promise's limit. */
  readonly value: number;
}

/**
 * One promise in one scope. `shown` is the verdict so far, `longer` the figure of the next longer scope; where the
 * verdict rests on that, so does the evidence.
 */
export function figureOf(
  { total, bad, sure, limit, value }: Counts,
  evidence: Evidence,
  shown: Verdict,
  longer: PromiseFigure | undefined,
): PromiseFigure {
  const verdict = settle({
    shown,
    evidence,
    total,
    isOverLimit: bad > limit * total,
    isSurelyOver: sure > limit * total,
    longer: longer?.verdict,
  });
  const met = eValue(evidence.met);
  const isLent = verdict === 'met' && longer?.verdict === 'met';
  return {
    verdict,
    value,
    total,
    bad,
    evidence: {
      met: isLent ? Math.max(met, longer.evidence.met) : met,
      breached: eValue(evidence.breached),
    },
  };
}
