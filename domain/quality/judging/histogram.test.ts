import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../verdict.ts';
import { countSecond, openHistogram, stepOf, upperPercentile } from './histogram.ts';

const values = fc.array(fc.double({ min: 0, max: 4_000, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

function of(all: readonly number[], scope: Scope = 'now') {
  const histogram = openHistogram();
  for (const value of all) countSecond(histogram, scope, stepOf(value), 1);
  return histogram;
}

describe('a histogram', () => {
  it('knows a percentile to half a millisecond or 2.2 %', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sorted = all.toSorted((a, b) => b - a);
        const exact = sorted[Math.floor(all.length * 0.05)] ?? Number.NaN;
        const shown = upperPercentile(of(all), 'now', all.length, 0.05);
        expect(Math.abs(shown - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.023));
      }),
    );
  });

  it('forgets what is taken out', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const histogram = of([...first, ...second]);
        for (const value of second) countSecond(histogram, 'now', stepOf(value), -1);
        expect(histogram).toEqual(of(first));
      }),
    );
  });

  it('gives the percentile that a search through every value gives, in each scope by itself', () => {
    const edge = (step: number) => (step < 64 ? step / 2 : 32 * 2 ** ((step - 64) / 32));
    const above = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(
        values,
        values,
        above,
        fc.constantFrom(...SCOPES),
        (all, others, share, scope) => {
          const other = SCOPES.find((one) => one !== scope) ?? 'now';
          const histogram = of(all, scope);
          for (const value of others) countSecond(histogram, other, stepOf(value), 1);
          const wanted = all.length * share;
          const steps = all.map(stepOf).toSorted((a, b) => b - a);
          const step = steps.find((one) => steps.filter((any) => any >= one).length > wanted) ?? 0;
          const seen = steps.filter((one) => one > step).length;
          const here = steps.filter((one) => one === step).length;
          expect(upperPercentile(histogram, scope, all.length, share)).toBe(
            edge(step + 1) - (edge(step + 1) - edge(step)) * ((wanted - seen) / here),
          );
        },
      ),
    );
  });
});
