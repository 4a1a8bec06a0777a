import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lostPerSecond, seededRandom, simulateCalls } from '../../../bench/lib/lossCalls.ts';
import { addLoss, judgeLoss, openLossAccount, type LossAccount } from './lossAccount.ts';
import { SCOPES, type Scope, type Verdict } from '../verdict.ts';

const RATE = 140;

/** Judges seconds with these losses; `rate` packets in each. Goes on with the account that it is given. */
function judge(lost: readonly number[], rate = RATE, account = openLossAccount()): LossAccount {
  const offset = account.windows.blocks.at(-1)?.second ?? -1;
  lost.forEach((each, index) => {
    const second = offset + 1 + index;
    addLoss(account, { second, packets: rate, lost: each });
    judgeLoss(account, second, rate > 60);
  });
  return account;
}

function verdicts(account: LossAccount): Record<Scope, Verdict> {
  const { now, fiveMinutes, call } = account.figures;
  return { now: now.verdict, fiveMinutes: fiveMinutes.verdict, call: call.verdict };
}

function all(verdict: Verdict): Record<Scope, Verdict> {
  return { now: verdict, fiveMinutes: verdict, call: verdict };
}

const none = (seconds: number): number[] => Array.from({ length: seconds }, () => 0);

describe('a verdict on packet loss', () => {
  it('is met after 140 seconds of HD without a loss, and not a minute before', () => {
    expect(verdicts(judge(none(140)))).toEqual(all('met'));
    expect(verdicts(judge(none(80)))).toEqual(all('not-enough-data'));
  });

  it('takes as long however many packets there are, and longer with audio alone', () => {
    expect(judge(none(120), 800).figures.call.verdict).toBe('not-enough-data');
    expect(judge(none(140), 800).figures.call.verdict).toBe('met');
    expect(judge(none(500), 50).figures.call.verdict).toBe('not-enough-data');
    expect(judge(none(560), 50).figures.call.verdict).toBe('met');
  });

  it('is breached within seconds of a loss that is far too high', () => {
    expect(verdicts(judge([3, 2, 4, 3, 2]))).toEqual(all('breached'));
  });

  it('is never breached by one burst, however long', () => {
    expect(verdicts(judge([0, 0, 60, 0]))).toEqual(all('not-enough-data'));
  });

  it('shows the count beside it', () => {
    const { call } = judge([0, 1, 0, 2]).figures;
    expect(call).toMatchObject({ total: 4 * RATE, bad: 3, value: 3 / (4 * RATE) });
  });

  it('has no value before anything was expected', () => {
    const account = openLossAccount();
    judgeLoss(account, 5, true);
    const { call } = account.figures;
    expect(call).toMatchObject({ verdict: 'not-enough-data', value: undefined, total: 0 });
  });
});

describe('when the network changes', () => {
  const bad = none(60).map((_, second) => (second % 2 === 0 ? 2 : 1));
  const after = judge(bad, RATE, judge(none(1800)));

  it('the last minutes are breached while the long call is not yet', () => {
    expect(verdicts(after)).toMatchObject({ now: 'breached', call: 'met' });
  });

  it('the last minutes recover, and the call remembers', () => {
    const account = judge(bad, RATE, judge(none(60)));
    expect(verdicts(account)).toEqual(all('breached'));
    expect(verdicts(judge(none(130), RATE, account)).now).not.toBe('breached');
    const later = judge(none(270), RATE, account);
    expect(verdicts(later)).toMatchObject({ now: 'met', fiveMinutes: 'met', call: 'breached' });
  });

  it('a call that was met is not any longer, once its own count is over the limit', () => {
    const account = judge(none(200));
    while ((account.figures.call.value ?? 0) <= 0.0005) {
      expect(account.figures.call.verdict).toBe('met');
      judge([1], RATE, account);
    }
    expect(account.figures.call.verdict).not.toBe('met');
  });
});

describe('late packets', () => {
  it('take back the loss that was counted for them', () => {
    const account = judge([3, 0, -3, 0]);
    expect(account.figures.call).toMatchObject({ bad: 0, value: 0 });
    expect(account.figures.call.evidence).toEqual(judge([0, 0, 0, 0]).figures.call.evidence);
  });

  it('make reordering alone no loss, in any scope', () => {
    const waiting = fc.array(fc.nat(9), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(waiting, (outstanding) => {
        const lost = [...outstanding, 0].map((now, index) => now - (outstanding[index - 1] ?? 0));
        expect(judge(lost).figures).toEqual(judge(none(lost.length)).figures);
      }),
      { numRuns: 50 },
    );
  });
});

describe('whatever was lost', () => {
  const losses = fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(25)),
    { minLength: 1, maxLength: 400 },
  );

  it('running sums are what counting again gives', () => {
    fc.assert(
      fc.property(losses, (lost) => {
        const { figures } = judge(lost);
        for (const [scope, seconds] of [
          ['now', 120],
          ['fiveMinutes', 300],
          ['call', lost.length],
        ] as const) {
          const recent = lost.slice(-seconds);
          expect(figures[scope].total).toBe(recent.length * RATE);
          expect(figures[scope].bad).toBe(recent.reduce((sum, each) => sum + each, 0));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a second that comes late counts as if it had come in time', () => {
    fc.assert(
      fc.property(losses, fc.nat(), (lost, which) => {
        const late = which % lost.length;
        const account = openLossAccount();
        const add = (second: number) =>
          addLoss(account, { second, packets: RATE, lost: lost[second] ?? 0 });
        for (let second = 0; second < lost.length; second += 1) if (second !== late) add(second);
        add(late);
        judgeLoss(account, lost.length - 1, true);
        const inTime = judge(lost).figures;
        const counts = (figures: LossAccount['figures']) =>
          SCOPES.map((scope) => [figures[scope].total, figures[scope].bad]);
        expect(counts(account.figures)).toEqual(counts(inTime));
        expect(account.figures.call.evidence).toEqual(inTime.call.evidence);
      }),
      { numRuns: 50 },
    );
  });

  it('further losses never turn a breach into a promise kept', () => {
    fc.assert(
      fc.property(losses, losses, (lost, further) => {
        if (judge(lost).figures.call.verdict !== 'breached') return;
        const more = lost.map((each, second) => each + (further[second] ?? 0));
        expect(judge(more).figures.call.verdict).not.toBe('met');
      }),
    );
  });

  it('figures that were shown are not changed by what comes after them', () => {
    const account = judge([0, 1, 0, 4]);
    const { figures } = account;
    const copy = structuredClone(figures);
    judge([9, -3], RATE, account);
    expect(figures).toEqual(copy);
    expect(account.figures.call.bad).toBe(11);
  });
});

describe('over many calls', () => {
  const outcome = (lossPercent: number, burst: number, packetsPerSecond = RATE) =>
    simulateCalls({ lossPercent, burst, packetsPerSecond }, 60, 3);

  it('few are ever wrong', () => {
    for (const lossPercent of [0.01, 0.04, 0.1, 0.5])
      for (const burst of [1, 5])
        expect(outcome(lossPercent, burst, 400).wrong).toBeLessThanOrEqual(0.05);
  });

  it('a steady 0.03 % never flips', () => {
    const steady = outcome(0.03, 1);
    for (const scope of SCOPES) expect(steady[scope].flipped).toBe(0);
  });

  it('0.5 % is breached within half a minute, bursts or not', () => {
    for (const burst of [1, 2, 5])
      expect(outcome(0.5, burst).call.medianSeconds).toBeLessThanOrEqual(30);
  });

  it('the simulated network loses as much as it should, in bursts as long as they should be', () => {
    const random = seededRandom(1);
    const seconds = new Int32Array(600);
    let lost = 0;
    let lossySeconds = 0;
    for (let call = 0; call < 100; call += 1) {
      const lossCase = { lossPercent: 0.1, burst: 10, packetsPerSecond: 50 };
      for (const each of lostPerSecond(lossCase, random, seconds)) {
        lost += each;
        if (each > 0) lossySeconds += 1;
      }
    }
    expect(lost / (100 * 600 * 50)).toBeCloseTo(0.001, 4);
    // A burst of ten lies across the border of two seconds in one case of five.
    expect(lost / lossySeconds).toBeGreaterThan(7);
    expect(lost / lossySeconds).toBeLessThan(10);
  });
});
