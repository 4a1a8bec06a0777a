import { describe, expect, test } from 'vitest';
import { meterFraction } from './meterFraction.ts';

describe('the level meter', () => {
  test('is empty in silence, full at full scale and half way at -30 dB', () => {
    expect(meterFraction(0)).toBe(0);
    expect(meterFraction(0.0001)).toBe(0);
    expect(meterFraction(10 ** (-30 / 20))).toBeCloseTo(0.5);
    expect(meterFraction(1)).toBe(1);
    expect(meterFraction(3)).toBe(1);
  });
});
