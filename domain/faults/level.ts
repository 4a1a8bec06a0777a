/** Fault levels of the contract, §5.8: 1 is the worst. */
export const FAULT_LEVELS = [1, 2, 3, 4] as const;
export type FaultLevel = (typeof FAULT_LEVELS)[number];

/** What §5.8 promises for a level. */
export interface LevelTerms {
  readonly priority: 'high' | 'medium' | 'low';
  /** From the fault to the recovery, by the wall clock, day and night. */
  readonly recoveryMs: number;
}

const HOUR_MS = 3_600_000;

/** The figures of §5.8. */
export const LEVEL_TERMS: Readonly<Record<FaultLevel, LevelTerms>> = {
  1: { priority: 'high', recoveryMs: 2 * HOUR_MS },
  2: { priority: 'high', recoveryMs: 4 * HOUR_MS },
  3: { priority: 'medium', recoveryMs: 24 * HOUR_MS },
  4: { priority: 'low', recoveryMs: 48 * HOUR_MS },
};

/** §5.8 says "at once" and gives no figure; this is how it is read: a receipt within a minute. */
export const RESPONSE_GOAL_MS = 60_000;
