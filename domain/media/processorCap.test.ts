import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceSample, Limitation } from '../quality/sample.ts';
import { isStrained, stepCap, UNCAPPED, type ProcessorCap } from './processorCap.ts';
import { RUNGS, type Asked, type Rung } from './sendLadder.ts';

const CAMERA_FPS = 30;
const UNKNOWN: DeviceSample = {
  encodeMsPerFrame: undefined,
  capturedFramesPerSecond: undefined,
  encodedFramesPerSecond: undefined,
  capturedSoundShare: undefined,
  pressure: undefined,
  timerLateMs: undefined,
};
const device = (change: Partial<DeviceSample>): DeviceSample => ({ ...UNKNOWN, ...change });
const strained = (change: Partial<DeviceSample>, ...limitations: Limitation[]) =>
  isStrained(device(change), limitations);

describe('a strained processor', () => {
  it('is not known while nothing is sent', () => {
    expect(strained({ pressure: 'critical' })).toBeUndefined();
  });

  it('is one that needs nearly all the time between two pictures, when they become fewer', () => {
    expect(strained({ encodedFramesPerSecond: 20, encodeMsPerFrame: 30 })).toBe(true);
    expect(strained({ encodedFramesPerSecond: 30, encodeMsPerFrame: 30 })).toBe(false);
  });

  it('is one that shows it by another sign, when pictures are few', () => {
    const few = { encodedFramesPerSecond: 16, capturedFramesPerSecond: 17 };
    expect(strained(few)).toBe(false);
    expect(strained(few, 'cpu')).toBe(true);
    for (const sign of [
      { pressure: 'serious' as const },
      { pressure: 'critical' as const },
      { timerLateMs: 300 },
      { capturedSoundShare: 0.8 },
      { capturedFramesPerSecond: 30 },
    ])
      expect(strained({ ...few, ...sign })).toBe(true);
  });

  it('is neither a dark room nor a slow link', () => {
    expect(strained({ encodedFramesPerSecond: 8, capturedFramesPerSecond: 8 })).toBe(false);
    const held = { encodedFramesPerSecond: 8, capturedFramesPerSecond: 30 };
    expect(strained(held, 'bandwidth')).toBe(false);
    expect(strained(held, 'none')).toBe(true);
  });

  it('is none while pictures are fluent, whatever else is going on', () => {
    expect(strained({ encodedFramesPerSecond: 29, pressure: 'critical' }, 'cpu')).toBe(false);
  });
});

/** Steps through seconds, each strained or not. */
function after(seconds: readonly (boolean | undefined)[], from = UNCAPPED, largest?: Asked) {
  return seconds.reduce<ProcessorCap>(
    (state, second) => stepCap(state, second, largest ?? state.cap),
    from,
  );
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the cap', () => {
  it('falls by one size after three strained seconds, and not for a passing peak', () => {
    expect(after(times(2, true)).cap).toBe(720);
    expect(after(times(3, true)).cap).toBe(540);
    expect(after(times(100, [true, false]).flat()).cap).toBe(720);
  });

  it('falls below what is really sent', () => {
    expect(after(times(3, true), UNCAPPED, 360).cap).toBe(180);
  });

  it('stays at the smallest size', () => {
    expect(after(times(100, true)).cap).toBe(180);
  });

  it('rises by one size in fifteen calm seconds', () => {
    const low = after(times(3, true));
    expect(after(times(14, false), low).cap).toBe(540);
    expect(after(times(15, false), low).cap).toBe(720);
  });

  it('waits twice as long after every try that failed, up to four minutes', () => {
    let state = after(times(3, true));
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      let wait = 0;
      for (; state.cap === 540; wait += 1) state = stepCap(state, false, state.cap);
      waits.push(wait);
      state = after(times(3, true), state);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 240]);
  });

  it('learns nothing while nothing is sent', () => {
    const low = after(times(3, true));
    expect(after(times(100, undefined), low).cap).toBe(540);
    expect(after(times(100, true), low, 0).cap).toBe(540);
  });

  it('is always a size, never rises by more than one, and only in a calm second', () => {
    const second = fc.option(fc.boolean(), { nil: undefined });
    const sent = fc.constantFrom<Asked>(0, ...RUNGS);
    fc.assert(
      fc.property(fc.array(fc.tuple(second, sent), { maxLength: 200 }), (seconds) => {
        let state = UNCAPPED;
        for (const [isBad, largest] of seconds) {
          const next = stepCap(state, isBad, largest);
          expect(RUNGS).toContain(next.cap);
          const step = RUNGS.indexOf(next.cap) - RUNGS.indexOf(state.cap);
          expect(step).toBeLessThanOrEqual(isBad === false ? 1 : 0);
          state = next;
        }
      }),
    );
  });
});

/** Work of a picture, by its pixels; that of a whole one is 1. */
const workOf = (lines: Rung) => (lines / 720) ** 2;

/** A second of a device that can encode so many whole pictures a second. */
function encode(power: number, lines: Rung): DeviceSample {
  const able = power / workOf(lines);
  return device({
    capturedFramesPerSecond: CAMERA_FPS,
    encodedFramesPerSecond: Math.min(CAMERA_FPS, able),
    encodeMsPerFrame: 1_000 / able,
  });
}

describe('a device that becomes slower', () => {
  it('sends smaller pictures before they become fewer than 15 a second', () => {
    // Each second it can do up to 3 % less than in the second before.
    const slowing = fc.array(fc.double({ min: 0.97, max: 1, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(slowing, (factors) => {
        let power = 60;
        let state = UNCAPPED;
        for (const factor of factors) {
          power = Math.max(power * factor, 15.5 * workOf(180));
          const second = encode(power, state.cap);
          expect(second.encodedFramesPerSecond).toBeGreaterThanOrEqual(15);
          state = stepCap(state, isStrained(second, ['none']), state.cap);
        }
      }),
    );
  });

  it('finds the largest picture that it can do, from wherever it starts, and hardly leaves it', () => {
    const anything = fc.double({ min: 22.5 * workOf(180), max: 60, noNaN: true });
    fc.assert(
      fc.property(anything, (power) => {
        const best = RUNGS.findLast((rung) => power / workOf(rung) >= 22) ?? 180;
        let state = UNCAPPED;
        let [largerSeconds, smallerSeconds, moves] = [0, 0, 0];
        for (let second = 0; second < 3_600; second += 1) {
          const { cap } = state;
          state = stepCap(state, isStrained(encode(power, cap), ['none']), cap);
          if (second < 12) continue;
          if (cap > best) largerSeconds += 1;
          if (cap < best) smallerSeconds += 1;
          if (state.cap !== cap) moves += 1;
        }
        expect(smallerSeconds).toBe(0);
        // A larger one is tried every four minutes in the end, for three seconds.
        expect(largerSeconds).toBeLessThan(90);
        expect(moves).toBeLessThan(60);
      }),
    );
  });
});
