import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEW_BLUR, stepBlurPace, type BlurSecond } from './blurPace.ts';

const play = (seconds: readonly BlurSecond[]) => seconds.reduce(stepBlurPace, NEW_BLUR).pace;
const lasting = (seconds: number, captured: number, blurred: number): BlurSecond[] =>
  Array.from({ length: seconds }, () => ({ captured, blurred, spanMs: 1_000 }));

describe('blurring', () => {
  it('that keeps up goes on, and so does one that stutters for a moment', () => {
    expect(play(lasting(600, 30, 28))).toBe('well');
    const hiccups = Array.from({ length: 20 }, () => [
      ...lasting(5, 30, 4),
      ...lasting(1, 30, 20),
    ]).flat();
    expect(play(hiccups)).toBe('well');
  });

  it('that gives less than half of the picture for some seconds is too slow', () => {
    expect(play([...lasting(20, 30, 28), ...lasting(5, 30, 10)])).toBe('well');
    expect(play([...lasting(20, 30, 28), ...lasting(6, 30, 10)])).toBe('slow');
    expect(play([...lasting(20, 30, 28), ...lasting(6, 30, 10), ...lasting(60, 30, 30)])).toBe(
      'slow',
    );
  });

  it('that gives nothing at all has stalled', () => {
    expect(play([...lasting(20, 30, 28), ...lasting(6, 30, 0)])).toBe('stalled');
  });

  it('that keeps the whole page waiting is given up after as long, not after as many looks', () => {
    const late = Array.from({ length: 4 }, () => ({ captured: 150, blurred: 1, spanMs: 5_000 }));
    expect(play(late.slice(0, 2))).toBe('well');
    expect(play(late)).toBe('slow');
  });

  it('is given time to start', () => {
    expect(play(lasting(8, 30, 0))).toBe('well');
    expect(play(lasting(9, 30, 0))).toBe('stalled');
  });

  it('is not blamed for a camera that gives little', () => {
    const second = fc.record({
      spanMs: fc.constant(1_000),
      captured: fc.integer({ min: 0, max: 2 }),
      blurred: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(second, { maxLength: 80 }), (seconds) => {
        expect(play(seconds)).toBe('well');
      }),
    );
  });

  it('never ends while at least every second frame comes out', () => {
    const second = fc.integer({ min: 0, max: 60 }).chain((captured) =>
      fc.record({
        spanMs: fc.integer({ min: 900, max: 9_000 }),
        captured: fc.constant(captured),
        blurred: fc.integer({ min: Math.ceil(captured / 2), max: 60 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(second, { maxLength: 80 }), (seconds) => {
        expect(play(seconds)).toBe('well');
      }),
    );
  });
});
