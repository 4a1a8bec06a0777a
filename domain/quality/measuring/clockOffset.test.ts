import { describe, expect, it } from 'vitest';
import { offsetOf, stepClockOffset, type ClockOffset } from './clockOffset.ts';

function after(differences: readonly number[], latestMs = 60_000): number {
  let offset: ClockOffset | undefined;
  for (const difference of differences) offset = stepClockOffset(offset, difference, latestMs);
  if (!offset) throw new Error('no look');
  return offsetOf(offset);
}

describe('the offset of two clocks', () => {
  it('is the smallest difference, however late messages come', () => {
    expect(after([530, 512, 9_000, 515, 20_000])).toBe(512);
  });

  it('follows clocks that drift apart', () => {
    expect(after(Array.from({ length: 600 }, (_, index) => index))).toBeGreaterThan(470);
    expect(after(Array.from({ length: 600 }, (_, index) => -index))).toBe(-599);
  });

  it('begins anew when a clock was set', () => {
    expect(after([500, 510, 3_600_500])).toBe(3_600_500);
    expect(after([500, 510, -3_600_000])).toBe(-3_600_000);
    expect(after([500, 510, 2_000], 1_000)).toBe(2_000);
  });
});
