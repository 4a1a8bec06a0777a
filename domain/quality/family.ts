import type { EpochMs } from '../time.ts';
import { isAbsent, type DirectionAccount } from './direction.ts';
import { DECIDED, eValue } from './evidence.ts';
import { addedUp, EMPTY_HISTOGRAM } from './histogram.ts';
import { secondsValue } from './secondsAccount.ts';
import type { Figures, PromiseFigure, PromiseId, Scope, Verdict } from './verdict.ts';

/** All directions of a call together in one scope. `before` is what was shown last. */
export function familyFigures(
  accounts: readonly DirectionAccount[],
  scope: Scope,
  before: Figures | undefined,
  atMs: EpochMs,
): Figures {
  const figure = (promise: PromiseId): PromiseFigure => {
    const heard = accounts.filter(({ figures }) => figures[scope][promise].total > 0);
    const all = heard.map(({ figures }) => figures[scope][promise]);
    const present = heard.filter((account) => !isAbsent(account, atMs));
    const met = all.reduce(
      (least, { evidence }) => Math.min(least, evidence.met),
      eValue(Infinity),
    );
    const breached = all.reduce((sum, { evidence }) => sum + evidence.breached / all.length, 0);
    const counts = {
      total: all.reduce((sum, { total }) => sum + total, 0),
      bad: all.reduce((sum, { bad }) => sum + bad, 0),
    };
    return {
      verdict: familyVerdict(
        all,
        present.map(({ figures }) => figures[scope][promise]),
        before?.[promise].verdict === 'breached' || breached >= Math.exp(DECIDED),
      ),
      value: pooledValue(heard, scope, promise, counts),
      ...counts,
      evidence: { met: all.length > 0 ? met : 1, breached: all.length > 0 ? breached : 1 },
    };
  };
  return {
    loss: figure('loss'),
    jitter: figure('jitter'),
    delay: figure('delay'),
    hd: figure('hd'),
  };
}

/**
 * 1. Breached when one direction is, and the mean of all directions' e-values says so too: the more directions are looked
 *    at, the more evidence one of them needs. It stays while the direction's own verdict does.
 * 2. Met when every direction that is still there is met, and none of those that are gone is breached.
 */
function familyVerdict(
  all: readonly PromiseFigure[],
  present: readonly PromiseFigure[],
  isBreachSure: boolean,
): Verdict {
  if (all.some(({ verdict }) => verdict === 'breached'))
    return isBreachSure ? 'breached' : 'not-enough-data';
  const judged = present.length > 0 ? present : all;
  const isMet = judged.length > 0 && judged.every(({ verdict }) => verdict === 'met');
  return isMet ? 'met' : 'not-enough-data';
}

function pooledValue(
  accounts: readonly DirectionAccount[],
  scope: Scope,
  promise: PromiseId,
  { total, bad }: { total: number; bad: number },
): number | undefined {
  if (promise === 'loss') return total > 0 ? bad / total : undefined;
  const histogram =
    promise === 'hd'
      ? EMPTY_HISTOGRAM
      : addedUp(accounts.map(({ seconds }) => seconds.windows.tallies[scope][promise].histogram));
  return secondsValue(promise, { total, bad, histogram });
}
