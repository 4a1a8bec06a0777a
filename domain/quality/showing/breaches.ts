import type { EpochMs } from '../../time.ts';
import { PROMISES, type PromiseId, type QualityJudgement } from '../verdict.ts';

/** Time in which a promise of the last two minutes stood as breached. */
export interface BreachSpan {
  readonly promise: PromiseId;
  readonly fromMs: EpochMs;
  /** `undefined` while it lasts. */
  readonly toMs: EpochMs | undefined;
}

/** The spans after one more judgement, oldest first; the same object while none begins or ends. */
export function followBreaches(
  spans: readonly BreachSpan[],
  { atMs, call }: QualityJudgement,
): readonly BreachSpan[] {
  let next = spans;
  for (const promise of PROMISES) {
    const isBreached = call.now[promise].verdict === 'breached';
    const open = next.find((span) => span.promise === promise && span.toMs === undefined);
    if (isBreached && !open) next = [...next, { promise, fromMs: atMs, toMs: undefined }];
    if (!isBreached && open) {
      next = next.map((span) => (span === open ? { ...span, toMs: atMs } : span));
    }
  }
  return next;
}
