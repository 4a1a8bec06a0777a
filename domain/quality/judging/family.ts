import type { EpochMs } from '../../time.ts';
import { isAbsent, type DirectionAccount } from './direction.ts';
import { DECIDED, eValue } from './evidence.ts';
import { secondsValue, type Pool } from './secondsAccount.ts';
import type { Figures, PromiseFigure, PromiseId, Scope, Verdict } from '../verdict.ts';

/** All directions of a call at one moment. */
export interface Family {
  readonly accounts: readonly DirectionAccount[];
  readonly pool: Pool;
  readonly atMs: EpochMs;
}

/** All directions of a call together in one scope. `before` is what was shown last. */
export function familyFigures(family: Family, scope: Scope, before: Figures | undefined): Figures {
  const figure = (promise: PromiseId): PromiseFigure => {
    const sums = addUp(family, scope, promise);
    const { heard, total, bad, met, breached } = sums;
    return {
      verdict: familyVerdict(
        sums,
        before?.[promise].verdict === 'breached' || breached >= BREACHED,
      ),
      value: pooledValue(family.pool, scope, promise, sums),
      total,
      bad,
      evidence: { met: heard > 0 ? met : 1, breached: heard > 0 ? breached : 1 },
    };
  };
  return {
    loss: figure('loss'),
    jitter: figure('jitter'),
    delay: figure('delay'),
    hd: figure('hd'),
  };
}

const BREACHED = Math.exp(DECIDED);

/** Of one promise in one scope, over all directions that it was measured in. */
interface FamilySums {
  readonly total: number;
  readonly bad: number;
  /** Directions it was measured in, and those of them that are met and that are breached. */
  readonly heard: number;
  readonly heardMet: number;
  readonly heardBreached: number;
  /** Of them, those that are still there. */
  readonly present: number;
  readonly presentMet: number;
  /** Least and mean of the directions' e-values. */
  readonly met: number;
  readonly breached: number;
}

function addUp({ accounts, atMs }: Family, scope: Scope, promise: PromiseId): FamilySums {
  let [total, bad, breached] = [0, 0, 0];
  let [heard, heardMet, heardBreached, present, presentMet] = [0, 0, 0, 0, 0];
  let met = eValue(Infinity);
  for (const account of accounts) {
    const figure = account.figures[scope][promise];
    if (figure.total <= 0) continue;
    const isMet = figure.verdict === 'met';
    heard += 1;
    if (isMet) heardMet += 1;
    else if (figure.verdict === 'breached') heardBreached += 1;
    if (!isAbsent(account, atMs)) {
      present += 1;
      if (isMet) presentMet += 1;
    }
    total += figure.total;
    bad += figure.bad;
    met = Math.min(met, figure.evidence.met);
    breached += figure.evidence.breached;
  }
  breached /= Math.max(1, heard);
  return { total, bad, heard, heardMet, heardBreached, present, presentMet, met, breached };
}

/**
 * 1. Breached when one direction is, and the mean of all directions' e-values says so too: the more directions are looked
 *    at, the more evidence one of them needs. It stays while the direction's own verdict does.
 * 2. Met when every direction that is still there is met, and none of those that are gone is breached.
 */
function familyVerdict(sums: FamilySums, isBreachSure: boolean): Verdict {
  if (sums.heardBreached > 0) return isBreachSure ? 'breached' : 'not-enough-data';
  const isMet = sums.present > 0 ? sums.presentMet === sums.present : sums.heardMet === sums.heard;
  return sums.heard > 0 && isMet ? 'met' : 'not-enough-data';
}

function pooledValue(
  pool: Pool,
  scope: Scope,
  promise: PromiseId,
  { total, bad }: FamilySums,
): number | undefined {
  if (promise === 'loss') return total > 0 ? bad / total : undefined;
  return secondsValue(promise, { scope, total, bad }, promise === 'hd' ? undefined : pool[promise]);
}
