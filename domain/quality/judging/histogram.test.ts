import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, EMPTY_HISTOGRAM, upperPercentile } from './histogram.ts';

const values = fc.array(fc.double({ min: 0, max: 4_000, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

function of(all: readonly number[]) {
  return all.reduce((histogram, value) => counted(histogram, value, 1), EMPTY_HISTOGRAM);
}

describe('a histogram', () => {
  it('knows a percentile to half a millisecond or 2.2 %', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sorted = all.toSorted((a, b) => b - a);
        const exact = sorted[Math.floor(all.length * 0.05)] ?? Number.NaN;
        const shown = upperPercentile([of(all)], all.length, 0.05);
        expect(Math.abs(shown - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.023));
      }),
    );
  });

  it('forgets what is taken out, and leaves older ones as they were', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const before = of(first);
        const more = second.reduce((histogram, value) => counted(histogram, value, 1), before);
        const after = second.reduce((histogram, value) => counted(histogram, value, -1), more);
        expect(after).toEqual(before);
        expect(before).toEqual(of(first));
      }),
    );
  });

  it('is one of several as if their values were in one', () => {
    fc.assert(
      fc.property(values, values, fc.double({ min: 0.01, max: 0.9 }), (first, second, above) => {
        const all = [...first, ...second];
        expect(upperPercentile([of(first), of(second)], all.length, above)).toBe(
          upperPercentile([of(all)], all.length, above),
        );
      }),
    );
  });
});
