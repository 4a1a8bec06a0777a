import { DECIDED, type Evidence } from './evidence.ts';
import type { Verdict } from '../verdict.ts';

/** What a verdict is made from. */
export interface Hearing {
  /** What was said last. */
  readonly shown: Verdict;
  readonly evidence: Evidence;
  readonly total: number;
  /** More of `total` is bad than the limit allows. */
  readonly isOverLimit: boolean;
  /** The same, counting only what is bad beyond what measuring adds. */
  readonly isSurelyOver: boolean;
  /** Of the next longer scope; `undefined` for the whole call. */
  readonly longer: Verdict | undefined;
}

/** An e-value of 3 for the other side makes a shown verdict doubtful. */
const DOUBTFUL = Math.log(3);

/**
 * The verdict to show, so that nothing flickers:
 *
 * 1. Nothing measured, no verdict.
 * 2. An e-value of 20 gives its verdict at once.
 * 3. What is met over a longer time is met, unless this window makes it doubtful: most calls are steady, and two minutes alone
 *    hold too few packets.
 * 4. *Met* stays until it becomes doubtful, and for the whole call only while the count itself is within the limit.
 * 5. *Breached* stays while the count itself is surely over the limit.
 */
export function settle(hearing: Hearing): Verdict {
  const { shown, evidence, total, isOverLimit, longer } = hearing;
  if (total <= 0) return 'not-enough-data';
  if (evidence.breached >= DECIDED) return 'breached';
  if (evidence.met >= DECIDED) return 'met';
  const isDoubtful = evidence.breached >= DOUBTFUL;
  if (longer === 'met' && !isDoubtful) return 'met';
  if (shown === 'met') {
    const isBased = !isDoubtful && (longer !== undefined || !isOverLimit);
    return isBased ? 'met' : 'not-enough-data';
  }
  return shown === 'breached' && hearing.isSurelyOver ? 'breached' : 'not-enough-data';
}
