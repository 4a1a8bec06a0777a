import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betterLook, lookAtClock, type ClockLook } from './serviceClock.ts';

const HOUR_MS = 3_600_000;

describe('how far the clock of a service is ahead', () => {
  it('is known to half the round trip, however the trip is made up', () => {
    const ms = fc.integer({ min: 0, max: 20_000 });
    const ahead = fc.integer({ min: -10 * HOUR_MS, max: 10 * HOUR_MS });
    fc.assert(
      fc.property(ahead, ms, ms, (offsetMs, thereMs, backMs) => {
        const askedAtMs = 1_000 * HOUR_MS;
        const saidMs = askedAtMs + thereMs + offsetMs;
        const look = lookAtClock(saidMs, askedAtMs + thereMs + backMs, thereMs + backMs);
        expect(Math.abs(look.offsetMs - offsetMs)).toBeLessThanOrEqual(look.errorMs);
      }),
    );
  });

  it('is taken from the surer answer', () => {
    const quick: ClockLook = { offsetMs: 3 * HOUR_MS, errorMs: 10, atMs: 1_000 };
    const slow: ClockLook = { offsetMs: 3 * HOUR_MS + 900, errorMs: 1_000, atMs: 2_000 };
    expect(betterLook(undefined, slow)).toBe(slow);
    expect(betterLook(quick, slow)).toBe(quick);
    expect(betterLook(slow, quick)).toBe(quick);
  });

  it('is taken anew when a clock was set', () => {
    const before: ClockLook = { offsetMs: 3 * HOUR_MS, errorMs: 10, atMs: 1_000 };
    const after: ClockLook = { offsetMs: 0, errorMs: 1_000, atMs: 2_000 };
    expect(betterLook(before, after)).toBe(after);
  });

  it('gets less sure with time, as clocks drift', () => {
    const before: ClockLook = { offsetMs: 5_000, errorMs: 10, atMs: 0 };
    const after: ClockLook = { offsetMs: 5_300, errorMs: 300, atMs: 24 * HOUR_MS };
    expect(betterLook(before, after)).toBe(after);
  });
});
