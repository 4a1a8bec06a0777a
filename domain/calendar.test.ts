import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOf, dayOf, daysOfMonth, isoDate, parseIsoDate } from './calendar.ts';

const DAY_MS = 86_400_000;

describe('the calendar', () => {
  it('agrees with the engine’s own for every day of some centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (day) => {
        const engine = new Date(day * DAY_MS);
        const civil = civilOf(day);
        expect(civil).toEqual({
          year: engine.getUTCFullYear(),
          month: engine.getUTCMonth() + 1,
          day: engine.getUTCDate(),
        });
        expect(dayOf(civil)).toBe(day);
        expect(parseIsoDate(isoDate(civil))).toEqual(civil);
        expect(civil.day).toBeLessThanOrEqual(daysOfMonth(civil.year, civil.month));
      }),
    );
  });

  it.each([
    [2023, 28],
    [2024, 29],
    [1900, 28],
    [2000, 29],
  ])('February of %i has %i days', (year, days) => {
    expect(daysOfMonth(year, 2)).toBe(days);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', 'soon', ''])(
    '%j is no date',
    (text) => {
      expect(parseIsoDate(text)).toBeUndefined();
    },
  );
});
