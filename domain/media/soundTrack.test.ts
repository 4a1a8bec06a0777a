import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingSound, placeSound } from './soundTrack.ts';

test('what follows is written as it comes, a hole is filled, what comes twice is left out', () => {
  expect(placeSound(2, 2.01)).toEqual({ silenceS: 0, isTaken: true });
  expect(placeSound(2, 1.95)).toEqual({ silenceS: 0, isTaken: true });
  expect(placeSound(2, 2.5)).toEqual({ silenceS: 0.5, isTaken: true });
  expect(placeSound(2, 1.5)).toEqual({ silenceS: 0, isTaken: false });
});

test('nothing is made up while sound may still come', () => {
  expect(missingSound(9.2, 10)).toBe(0);
  expect(missingSound(8, 10)).toBe(1.5);
});

test('sound is never further from the time it was made than what nobody notices', () => {
  const piece = fc.record({
    // Since the end of the piece before: lost pieces, a clock that runs a little fast or slow.
    pauseS: fc.oneof(
      fc.double({ min: 0, max: 0.0001, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
    ),
    isLate: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
      let writtenS = 0;
      let madeS = 0;
      for (const { pauseS, isLate } of pieces) {
        madeS += pauseS;
        if (isLate) writtenS += missingSound(writtenS, madeS + 2);
        const { silenceS, isTaken } = placeSound(writtenS, madeS);
        writtenS += silenceS;
        const offS = isTaken ? Math.abs(writtenS - madeS) : 0;
        expect(offS).toBeLessThanOrEqual(0.1 + 1e-9);
        if (isTaken) writtenS += 0.01;
        madeS += 0.01;
      }
    }),
  );
});
