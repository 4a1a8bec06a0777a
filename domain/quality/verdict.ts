import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { Direction } from './sample.ts';

/** The promises of the contract that are judged in a call: §5.4 packet loss, jitter, delay; §5.5 HD video. */
export const PROMISES = ['loss', 'jitter', 'delay', 'hd'] as const;
export type PromiseId = (typeof PROMISES)[number];

export type Verdict = 'met' | 'breached' | 'not-enough-data';

/** What a verdict is about: the last two minutes, the last five, or everything since the call began. */
export const SCOPES = ['now', 'fiveMinutes', 'call'] as const;
export type Scope = (typeof SCOPES)[number];

/** One promise in one scope: the measured value, what it rests on, and the verdict. */
export interface PromiseFigure {
  readonly verdict: Verdict;
  /**
   * In the unit of the limit: `loss` lost per expected packet (0 to 1), `jitter` and `delay` milliseconds
   * (95th percentile of the seconds), `hd` share of good seconds (0 to 1). `undefined` when nothing was measured.
   */
  readonly value: number | undefined;
  /** What was counted: packets for `loss`, judged seconds for the others. */
  readonly total: number;
  /** Of them against the promise: lost packets, seconds above the limit, seconds without HD. */
  readonly bad: number;
  /** e-values (odds against chance) of the test: at 20 the verdict is given. See docs/verdicts.md. */
  readonly evidence: { readonly met: number; readonly breached: number };
}

export type Figures = Readonly<Record<PromiseId, PromiseFigure>>;
export type ScopedFigures = Readonly<Record<Scope, Figures>>;

/** Time in which media was expected and none came (§5.1), of the time in which it was expected. */
export interface Outage {
  readonly downMs: number;
  readonly expectedMs: number;
}

/** All verdicts at one moment. */
export interface QualityJudgement {
  readonly atMs: EpochMs;
  /** All people and both directions: breached when one direction surely is, met when every one is. */
  readonly call: ScopedFigures;
  readonly people: Readonly<Record<MemberId, Readonly<Partial<Record<Direction, ScopedFigures>>>>>;
  readonly outage: Outage;
}
