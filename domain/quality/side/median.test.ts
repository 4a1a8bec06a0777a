import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMedianAmong, median } from './median.ts';

const values = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }));

describe('a median', () => {
  it('is the value in the middle, the upper one of two', () => {
    expect(median([])).toBeUndefined();
    expect(median([undefined])).toBeUndefined();
    fc.assert(
      fc.property(values, (all) => {
        const known = all.filter((value) => value !== undefined);
        const sorted = known.toSorted((a, b) => a - b);
        expect(median(all)).toBe(sorted[Math.floor(known.length / 2)]);
      }),
    );
  });

  it('is known to be below a limit by counting', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), (all, limit) => {
        const known = all.filter((value) => value !== undefined);
        const below = known.filter((value) => value < limit).length;
        const middle = median(all);
        const isBelow = middle !== undefined && middle < limit;
        expect(isMedianAmong(below, known.length)).toBe(isBelow);
      }),
    );
  });
});
