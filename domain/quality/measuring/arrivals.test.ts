import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_ARRIVED, stepArrivals, type ArrivalLook, type Arrivals } from './arrivals.ts';

/** Looks once a second at packets that came at the given times; answers the outage of each second. */
function outages(
  packetsAtMs: readonly number[],
  seconds: number,
  change: (second: number) => Partial<ArrivalLook> = () => ({}),
): number[] {
  let arrivals: Arrivals = NOTHING_ARRIVED;
  return Array.from({ length: seconds }, (_, second) => {
    const [startMs, endMs] = [second * 1_000, (second + 1) * 1_000];
    const came = packetsAtMs.filter((atMs) => atMs > startMs && atMs <= endMs);
    const look = { startMs, endMs, isOn: true, received: came.length, lastPacketMs: came.at(-1) };
    const step = stepArrivals(arrivals, { ...look, ...change(second) });
    arrivals = step.arrivals;
    return Math.round(step.outageMs);
  });
}

/** A packet each 20 ms, but for the silences. */
function sound(seconds: number, ...silences: readonly (readonly [number, number])[]): number[] {
  return Array.from({ length: seconds * 50 }, (_, index) => (index + 1) * 20).filter((atMs) =>
    silences.every(([fromMs, toMs]) => atMs <= fromMs || atMs >= toMs),
  );
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('an outage', () => {
  it('is what a silence lasts beyond its first second', () => {
    expect(outages(sound(10, [3_000, 7_000]), 10)).toEqual([
      0, 0, 0, 0, 1_000, 1_000, 980, 0, 0, 0,
    ]);
  });

  it('that begins and ends between two looks is found by the usual rate of packets', () => {
    const ms = total(outages(sound(10, [4_200, 5_900]), 10));
    expect(ms).toBeGreaterThan(640);
    expect(ms).toBeLessThan(760);
  });

  it('is none when everything comes, or when silence is short', () => {
    expect(total(outages(sound(10), 10))).toBe(0);
    expect(total(outages(sound(10, [4_200, 5_100]), 10))).toBe(0);
  });

  it('has its length to a tenth of a second wherever it falls', () => {
    const silence = fc.tuple(
      fc.integer({ min: 2_500, max: 4_500 }),
      fc.integer({ min: 0, max: 3_000 }),
    );
    fc.assert(
      fc.property(silence, ([fromMs, lengthMs]) => {
        const found = total(outages(sound(10, [fromMs, fromMs + lengthMs]), 10));
        expect(Math.abs(found - Math.max(0, lengthMs - 1_000))).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is none of what is off, nor just after it is switched on', () => {
    const packets = sound(10, [2_000, 7_500]);
    const isOffUntil = (onFromSecond: number) => (second: number) => ({
      isOn: second < 2 || second >= onFromSecond,
    });
    expect(total(outages(packets, 10, isOffUntil(6)))).toBe(0);
  });

  it('is none before the first packet of a person who has just come, for a while', () => {
    expect(outages([], 8)).toEqual([0, 0, 0, 0, 0, 0, 1_000, 1_000]);
  });

  it('is measured by the counters where the browser does not say when the last packet came', () => {
    const packets = sound(10, [3_000, 7_000]);
    const found = outages(packets, 10, () => ({ lastPacketMs: undefined }));
    expect(total(found)).toBeGreaterThan(2_900);
    expect(total(found)).toBeLessThan(3_100);
  });

  it('does not come from one long span with few packets', () => {
    const usual = outages(sound(3), 3);
    expect(total(usual)).toBe(0);
    const known = { onSinceMs: 0, lastPacketMs: 3_000, rate: 0.05 };
    const span = { startMs: 3_000, endMs: 5_800, isOn: true, received: 20, lastPacketMs: 5_800 };
    expect(stepArrivals(known, span).outageMs).toBe(0);
  });
});
