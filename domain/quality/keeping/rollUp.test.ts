import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someSample, someTick } from '../../../test/fakes/history.ts';
import type { MemberId } from '../../ids.ts';
import { rollUp } from './rollUp.ts';
import type { QualitySample, QualityTick } from '../sample.ts';

const second = (atMs: number, change: Partial<QualitySample> = {}) =>
  someTick(atMs, [someSample({ atMs, ...change })]);
const only = (ticks: readonly QualityTick[]) => ticks[0]?.samples[0];

const known = fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined });
const anySample = fc
  .record({
    memberId: fc.constantFrom('ada', 'bo', 'chen') as fc.Arbitrary<MemberId>,
    direction: fc.constantFrom('receiving' as const, 'sending' as const),
    kind: fc.constantFrom('audio' as const, 'video' as const),
    isOn: fc.boolean(),
    isAskedSmall: fc.boolean(),
    spanMs: fc.integer({ min: 1, max: 3_000 }),
    packetsExpected: fc.integer({ min: -5, max: 900 }),
    packetsLost: fc.integer({ min: -20, max: 50 }),
    outageMs: fc.integer({ min: 0, max: 3_000 }),
    frames: known,
    freezes: known,
    jitterMs: known,
    roundTripMs: known,
  })
  .map((change) => someSample(change));
const anyTicks = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 120_000 }), fc.array(anySample, { maxLength: 4 }))
    .map(([atMs, samples]) => someTick(atMs, samples)),
  { maxLength: 40 },
);

/** Sums per stream over all ticks. */
function sums(ticks: readonly QualityTick[]) {
  const streams: Record<string, number[]> = {};
  for (const sample of ticks.flatMap(({ samples }) => samples)) {
    const name = `${sample.memberId} ${sample.direction} ${sample.kind}`;
    const { spanMs, packetsExpected, packetsLost, outageMs, frames = 0, freezes = 0 } = sample;
    const values = [spanMs, packetsExpected, packetsLost, outageMs, frames, freezes];
    streams[name] = values.map((value, at) => value + (streams[name]?.[at] ?? 0));
  }
  return streams;
}

describe('rolling up', () => {
  it('changes no sum of any stream, however often it is done', () => {
    fc.assert(
      fc.property(anyTicks, (ticks) => {
        const once = rollUp(ticks);
        expect(sums(once)).toEqual(sums(ticks));
        expect(sums(rollUp(once))).toEqual(sums(ticks));
      }),
    );
  });

  it('leaves one tick for each ten seconds, in order, and none later than what was measured', () => {
    fc.assert(
      fc.property(anyTicks, (ticks) => {
        const rolled = rollUp(ticks);
        const tens = rolled.map(({ atMs }) => Math.ceil(atMs / 10_000));
        expect(tens).toEqual([...new Set(tens)].toSorted((one, other) => one - other));
        const measured = new Set(ticks.map(({ atMs }) => atMs));
        expect(rolled.every(({ atMs }) => measured.has(atMs))).toBe(true);
      }),
    );
  });

  it('is the same in one go or ten by ten with what came late', () => {
    fc.assert(
      fc.property(anyTicks, fc.nat(40), (ticks, cut) => {
        const later = rollUp([...rollUp(ticks.slice(0, cut)), ...ticks.slice(cut)]);
        expect(sums(later)).toEqual(sums(rollUp(ticks)));
        expect(later.map(({ atMs }) => atMs)).toEqual(rollUp(ticks).map(({ atMs }) => atMs));
      }),
    );
  });

  it('keeps mean and worst of jitter and round trip, by time, and leaves the unknown unknown', () => {
    const rolled = rollUp([
      second(1_000, { jitterMs: 10, roundTripMs: 40 }),
      second(2_000),
      second(3_000, { jitterMs: 40, spanMs: 2_000 }),
    ]);
    expect(only(rolled)).toMatchObject({
      jitterMs: 30,
      roundTripMs: 40,
      worst: { jitterMs: 40, roundTripMs: 40 },
      frames: undefined,
      kilobitsPerSecond: undefined,
    });
    expect(only(rollUp([...rolled, second(4_000, { jitterMs: 2 })]))).toMatchObject({
      worst: { jitterMs: 40, roundTripMs: 40 },
    });
  });

  it('shows the smallest picture, and counts as on when it was on for a part', () => {
    const rolled = rollUp([
      second(1_000, { isOn: false, isAskedSmall: false, width: 160, height: 90 }),
      second(2_000, { isAskedSmall: true, width: 1_280, height: 720, codec: 'VP8' }),
      second(3_000, { isAskedSmall: true, width: 640, height: 360, codec: 'H264' }),
    ]);
    expect(only(rolled)).toMatchObject({
      isOn: true,
      isAskedSmall: true,
      width: 640,
      height: 360,
      codec: 'H264',
    });
  });

  it('keeps how the device was doing', () => {
    const device = {
      encodeMsPerFrame: 10,
      capturedFramesPerSecond: 30,
      encodedFramesPerSecond: 30,
      capturedSoundShare: 1,
      pressure: 'nominal' as const,
      timerLateMs: 1,
    };
    const [rolled] = rollUp([
      { ...second(1_000), device },
      {
        ...second(2_000),
        device: { ...device, encodeMsPerFrame: 20, capturedSoundShare: 0.5, pressure: 'serious' },
      },
      second(3_000),
    ]);
    expect(rolled?.device).toEqual({
      ...device,
      encodeMsPerFrame: 15,
      capturedSoundShare: 0.75,
      pressure: 'serious',
    });
  });
});
