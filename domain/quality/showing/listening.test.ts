import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTick } from '../../../test/fakes/sideTraces.ts';
import { listeningOf, listeningScore } from './listening.ts';

describe('the listening score', () => {
  it.each([
    [0, 4.41],
    [0.05, 4.39],
    [0.5, 4.18],
    [2, 3.45],
    [5, 2.52],
  ])('for %s percent of the sound made up, with 40 ms of round trip, is %s', (percent, score) => {
    const concealedShare = percent / 100;
    expect(listeningScore({ roundTripMs: 40, bufferMs: 40, concealedShare })).toBeCloseTo(score, 2);
  });

  it('falls with a delay that people notice', () => {
    const path = { bufferMs: 60, concealedShare: 0 };
    expect(listeningScore({ ...path, roundTripMs: 300 })).toBeCloseTo(4.25, 2);
    expect(listeningScore({ ...path, roundTripMs: 600 })).toBeLessThan(3.7);
  });

  it('is between 1 and 4.5 and never rises when anything gets worse', () => {
    const ms = fc.double({ min: 0, max: 5_000, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ms, ms, share, share, (roundTripMs, bufferMs, concealedShare, more) => {
        const path = { roundTripMs, bufferMs, concealedShare };
        const score = listeningScore(path);
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThan(4.5);
        const worse = [
          { ...path, roundTripMs: roundTripMs * (1 + more) },
          { ...path, bufferMs: bufferMs * (1 + more) },
          { ...path, concealedShare: Math.min(1, concealedShare * (1 + more)) },
        ];
        for (const one of worse) expect(listeningScore(one)).toBeLessThanOrEqual(score + 1e-9);
      }),
    );
  });
});

describe('the score of a person', () => {
  const { samples } = toTick(1, { people: [{ id: 'person-a' }] });

  it('comes from what was heard', () => {
    expect(listeningOf(samples)).toBeCloseTo(4.41, 2);
    const broken = samples.map((sample) => ({ ...sample, concealedMs: 50 }));
    expect(listeningOf(broken)).toBeCloseTo(2.52, 2);
  });

  it('is unknown while anything it needs is', () => {
    const without = (change: object) => samples.map((sample) => ({ ...sample, ...change }));
    expect(listeningOf([])).toBeUndefined();
    expect(listeningOf(without({ isOn: false }))).toBeUndefined();
    expect(listeningOf(without({ roundTripMs: undefined }))).toBeUndefined();
    expect(listeningOf(without({ bufferMs: undefined }))).toBeUndefined();
    expect(listeningOf(without({ concealedMs: undefined }))).toBeUndefined();
  });
});
