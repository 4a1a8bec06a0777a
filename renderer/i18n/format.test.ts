import { describe, expect, test } from 'vitest';
import { formatElapsed, formatMoment, formatNumber, formatSize } from './format.ts';

describe('formats', () => {
  test('a span reads like a clock and never goes below zero', () => {
    expect(formatElapsed(-5)).toBe('0:00');
    expect(formatElapsed(247_999)).toBe('4:07');
    expect(formatElapsed(3_753_000)).toBe('1:02:33');
  });

  test('a moment of today is a time, an older one carries its date', () => {
    const now = new Date(2026, 9, 20, 18, 0).getTime();
    expect(formatMoment(new Date(2026, 9, 20, 9, 5).getTime(), now, 'en')).toBe('09:05');
    expect(formatMoment(new Date(2026, 9, 18, 9, 5).getTime(), now, 'zh-CN')).toContain('10月18日');
  });

  test('a size is never nothing', () => {
    expect(formatSize(1, 'en')).toBe('1 kB');
    expect(formatSize(819_600, 'zh-CN')).toBe('820 kB');
    expect(formatSize(9_900_000, 'en')).toBe('9.9 MB');
  });

  test('digits after the point are only those asked for', () => {
    expect(formatNumber(1240, 'en')).toBe('1,240');
    expect(formatNumber(0.0512, 'en', 2)).toBe('0.05');
  });
});
