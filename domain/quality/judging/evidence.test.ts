import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/lib/lossCalls.ts';
import { DECIDED, eValue, shareTest } from './evidence.ts';

const LIMIT = 0.0005;
const test = shareTest(LIMIT);
const counts = fc
  .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(100_000))
  .map(([total, bad]) => ({ total, bad: Math.min(total, bad) }));

describe('evidence about a share', () => {
  it('is none before anything was counted', () => {
    expect(test(0, 0)).toEqual({ met: 0, breached: 0 });
  });

  it('decides for the limit without a bad case, and against it with many', () => {
    expect(test(10_000, 0).met).toBeGreaterThan(DECIDED);
    expect(test(6_000, 0).met).toBeLessThan(DECIDED);
    expect(test(1_000, 6).breached).toBeGreaterThan(DECIDED);
  });

  it('needs 71 good seconds for a limit on one second in twenty', () => {
    const seconds = shareTest(0.05);
    const enough = Array.from({ length: 200 }, (_, total) => total).find(
      (total) => seconds(total, 0).met >= DECIDED,
    );
    expect(enough).toBe(71);
    expect(seconds(10, 4).breached).toBeGreaterThan(DECIDED);
  });

  it('is a mean of likelihood ratios, worked out the long way', () => {
    const ratio = (total: number, bad: number, q: number): number =>
      (q / LIMIT) ** bad * ((1 - q) / (1 - LIMIT)) ** (total - bad);
    const [total, bad] = [8_000, 3];
    const means = [
      [0, 0.25, 0.5].map((multiple) => ratio(total, bad, multiple * LIMIT)),
      [2, 4, 10, 40].map((multiple) => ratio(total, bad, multiple * LIMIT)),
    ].map((ratios) => ratios.reduce((sum, each) => sum + each, 0) / ratios.length);
    const evidence = test(total, bad);
    expect(eValue(evidence.met)).toBeCloseTo(means[0] ?? 0, 10);
    expect(eValue(evidence.breached)).toBeCloseTo(means[1] ?? 0, 10);
  });

  it('never overflows', () => {
    fc.assert(
      fc.property(counts, ({ total, bad }) => {
        const { met, breached } = test(total, bad);
        for (const each of [met, breached]) expect(Number.isFinite(eValue(each))).toBe(true);
      }),
    );
  });

  it('moves from met towards breached with every further bad case', () => {
    fc.assert(
      fc.property(counts, ({ total, bad }) => {
        if (bad === total) return;
        const [fewer, more] = [test(total, bad), test(total, bad + 1)];
        expect(more.met).toBeLessThanOrEqual(fewer.met);
        expect(more.breached).toBeGreaterThan(fewer.breached);
      }),
    );
  });

  it('never says both', () => {
    fc.assert(
      fc.property(counts, ({ total, bad }) => {
        const { met, breached } = test(total, bad);
        expect(Math.min(met, breached)).toBeLessThan(DECIDED);
      }),
    );
  });

  it('counts a burst as one: twice the cases in events of two are as much as once in single ones', () => {
    fc.assert(
      fc.property(counts, ({ total, bad }) => {
        const once = test(total, bad);
        const twice = test(2 * total, 2 * bad, { met: 2, breached: 2 });
        expect(twice.met).toBeCloseTo(once.met, 6);
        expect(twice.breached).toBeCloseTo(once.breached, 6);
      }),
    );
  });

  it('is valid at every look: exactly at the limit, few of many calls ever reach 20', () => {
    const random = seededRandom(11);
    const seconds = shareTest(0.05);
    const calls = 1_500;
    let reached = 0;
    for (let call = 0; call < calls; call += 1) {
      let bad = 0;
      let hasReached = false;
      for (let total = 1; total <= 600 && !hasReached; total += 1) {
        if (random() < 0.05) bad += 1;
        const { met, breached } = seconds(total, bad);
        hasReached = met >= DECIDED || breached >= DECIDED;
      }
      if (hasReached) reached += 1;
    }
    // Ville: at most 5 % for each of the two sides.
    expect(reached / calls).toBeLessThanOrEqual(0.1);
  });
});
