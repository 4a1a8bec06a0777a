import { describe, expect, it } from 'vitest';
import { countsBetween, jitterErrorPct, lossErrorPct, standingOf, truthsOf } from './compare.ts';
import type { TruthSecond } from './truthLog.ts';

/** A call in which 100 packets a second go each way, and every second of them some of a's are lost. */
function seconds(count: number, lostEach: number, change: Partial<TruthSecond> = {}) {
  return Array.from({ length: count }, (_, index): TruthSecond => {
    const expected = index * 100;
    const sent = (lost: number) => ({ expected, lost, lostInOutage: 0, lossShare: 0 });
    return {
      atMs: 1_000_000 + index * 1_000,
      sent: { a: sent(index * lostEach), b: sent(0) },
      roundTripMs: 40,
      jitterMs: { a: 3, b: 5 },
      ...change,
    };
  });
}

describe('a verdict beside the truth', () => {
  it('is right when it says what the worst direction was like', () => {
    expect(standingOf('loss', 'breached', [0, 0.02])).toBe('right');
    expect(standingOf('loss', 'met', [0, 0.0001])).toBe('right');
  });

  it('is wrong when it says otherwise', () => {
    expect(standingOf('loss', 'met', [0, 0.02])).toBe('wrong');
    expect(standingOf('delay', 'breached', [75])).toBe('wrong');
  });

  it('is excused only where no measurement could tell, just beside the limit', () => {
    expect(standingOf('delay', 'breached', [149])).toBe('excused');
    expect(standingOf('delay', 'breached', [139])).toBe('wrong');
  });

  it('is open while it has not enough data, whatever the truth', () => {
    expect(standingOf('loss', 'not-enough-data', [1])).toBe('open');
  });
});

describe('the truth of a stretch of seconds', () => {
  it('has a share of loss for each direction', () => {
    expect(truthsOf('loss', seconds(11, 2))).toEqual([0.02, 0]);
  });

  it('leaves out what was lost while the link was down', () => {
    const lost = { expected: 1_000, lost: 300, lostInOutage: 290, lossShare: 0 };
    const [first] = seconds(1, 0);
    const last = { ...seconds(2, 0)[1], sent: { a: lost, b: lost } } as TruthSecond;
    expect(truthsOf('loss', [first as TruthSecond, last])).toEqual([0.01, 0.01]);
  });

  it('has the 95th percentile of jitter and delay, and skips what is not known', () => {
    expect(truthsOf('jitter', seconds(20, 0))).toEqual([3, 5]);
    const some = [...seconds(1, 0, { roundTripMs: undefined }), ...seconds(5, 0)];
    expect(truthsOf('delay', some)).toEqual([40]);
  });

  it('can begin and end between two looks', () => {
    const counts = countsBetween('a', seconds(10, 4), [1_000_500, 1_002_250]);
    expect(counts).toEqual({ lost: 7, expected: 175 });
  });
});

describe('an error', () => {
  it('of loss is relative, and none within one packet', () => {
    const truth = { lost: 20, expected: 1_000 };
    expect(lossErrorPct({ lost: 21, expected: 1_000 }, truth)).toBe(0);
    expect(lossErrorPct({ lost: 25, expected: 1_000 }, truth)).toBe(25);
  });

  it('of jitter is relative, and none within two milliseconds', () => {
    expect(jitterErrorPct({ measured: 11, truth: 10 })).toBe(0);
    expect(jitterErrorPct({ measured: 15, truth: 10 })).toBe(50);
  });
});
