import { describe, expect, it } from 'vitest';
import { addDays, dateAt, isContractDate, startOfDate } from './contractDate.ts';

describe('a day of the contract', () => {
  it('begins at midnight in China, wherever the client is', () => {
    expect(startOfDate('2026-11-24')).toBe(Date.parse('2026-11-23T16:00:00Z'));
    expect(dateAt(Date.parse('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
    expect(dateAt(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  it('counts over months and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -30)).toBe('2025-12-02');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  });

  it('refuses what is no date', () => {
    expect(isContractDate('2026-02-30')).toBe(false);
    expect(() => startOfDate('tomorrow')).toThrow(RangeError);
    expect(() => addDays('2026-06-31', 1)).toThrow(RangeError);
  });
});
