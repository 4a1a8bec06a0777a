import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSecond, openHistogram, upperPercentile } from './histogram.ts';

const values = fc.array(fc.double({ min: 0, max: 4_000, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

function of(all: readonly number[]) {
  const histogram = openHistogram();
  for (const value of all) countSecond(histogram, value, 1);
  return histogram;
}

describe('a histogram', () => {
  it('knows a percentile to half a millisecond or 2.2 %', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sorted = all.toSorted((a, b) => b - a);
        const exact = sorted[Math.floor(all.length * 0.05)] ?? Number.NaN;
        const shown = upperPercentile(of(all), all.length, 0.05);
        expect(Math.abs(shown - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.023));
      }),
    );
  });

  it('forgets what is taken out', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const histogram = of([...first, ...second]);
        for (const value of second) countSecond(histogram, value, -1);
        expect(histogram).toEqual(of(first));
      }),
    );
  });

  it('gives the percentile that a search through every step gives', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (all, above) => {
        const { steps } = of(all);
        const wanted = all.length * above;
        let seen = 0;
        let step = steps.length - 1;
        for (; seen + (steps[step] ?? 0) <= wanted; step -= 1) seen += steps[step] ?? 0;
        const edge = (index: number) => (index < 64 ? index / 2 : 32 * 2 ** ((index - 64) / 32));
        const share = (wanted - seen) / (steps[step] ?? 0);
        expect(upperPercentile(of(all), all.length, above)).toBe(
          edge(step + 1) - (edge(step + 1) - edge(step)) * share,
        );
      }),
    );
  });
});
