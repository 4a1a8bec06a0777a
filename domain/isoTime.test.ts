import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from './isoTime.ts';

test('a moment is written as every other program writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (atMs) => {
      expect(isoTime(atMs)).toBe(new Date(atMs).toISOString());
    }),
  );
  expect(isoTime(Date.UTC(2028, 1, 29, 23, 59, 59, 999))).toBe('2028-02-29T23:59:59.999Z');
});
