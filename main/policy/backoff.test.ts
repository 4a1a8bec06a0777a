import { describe, expect, it } from 'vitest';
import { createBackoff } from './backoff.ts';

describe('the back-off', () => {
  it('waits longer from crash to crash, and never longer than fifteen seconds', () => {
    const backoff = createBackoff();
    const delays = Array.from({ length: 9 }, () => backoff.ended(0));
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it('starts over after a minute of health', () => {
    const backoff = createBackoff();
    backoff.ended(0);
    backoff.ended(0);
    backoff.started(1_000);
    expect(backoff.ended(61_000)).toBe(250);
  });

  it('does not call a short life healthy', () => {
    const backoff = createBackoff();
    backoff.ended(0);
    backoff.started(1_000);
    expect(backoff.ended(60_999)).toBe(500);
  });
});
