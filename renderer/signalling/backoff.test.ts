import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconnectDelay } from './backoff.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause before the next try to connect', () => {
  it('is short at first', () => {
    expect(reconnectDelay(0, 0, 0.5)).toBeCloseTo(100);
  });

  it('is at most one second for the first half minute, however many tries there were', () => {
    fc.assert(
      fc.property(fc.nat(29_999), fc.nat(1_000), chance, (lostForMs, tries, random) => {
        expect(reconnectDelay(lostForMs, tries, random)).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it('grows later and stays below ten seconds for ever', () => {
    expect(reconnectDelay(40_000, 50, 0.5)).toBe(1_600);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), chance, (lostForMs, tries, random) => {
        const delay = reconnectDelay(lostForMs, tries, random);
        expect(delay).toBeGreaterThan(0);
        expect(delay).toBeLessThan(10_000);
      }),
    );
  });
});
