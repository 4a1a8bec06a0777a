import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rateLimit.ts';

describe('a rate limit', () => {
  it('lets a burst through, then what flows back', () => {
    const limit = createRateLimit(3, 2);
    expect([0, 0, 0, 0].map((ms) => limit.take(ms))).toEqual([true, true, true, false]);
    expect(limit.take(500)).toBe(true);
    expect(limit.take(600)).toBe(false);
  });

  it('never holds more than a burst, and is not refilled by a clock that goes back', () => {
    const limit = createRateLimit(2, 1);
    expect([1e9, 1e9, 1e9].map((ms) => limit.take(ms))).toEqual([true, true, false]);
    expect(limit.take(0)).toBe(false);
  });
});
