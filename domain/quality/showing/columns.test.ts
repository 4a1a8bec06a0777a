import { describe, expect, test } from 'vitest';
import { aPicture, aSample, aTick } from '../../../test/fakes/quality.ts';
import type { MemberId } from '../../ids.ts';
import { createColumns } from './columns.ts';

const second = (atMs: number, lost = 0) =>
  aTick(atMs, [aSample({ packetsLost: lost }), aSample({ direction: 'sending' })]);
const seconds = (count: number, fromMs = 1_000) =>
  Array.from({ length: count }, (_, index) => second(fromMs + index * 1_000));

describe('the columns of a plot', () => {
  test('loss is that of whole tens of seconds, so that one lost packet is no mountain', () => {
    const ticks = [...seconds(9), second(10_000, 1), ...seconds(5, 11_000)];
    const { loss } = createColumns()(ticks);
    expect(loss.times).toEqual([10_000]);
    expect(loss.receiving).toEqual([1 / 2_000]);
    expect(loss.sending).toEqual([0]);
  });

  test('the worst person counts, and a late packet makes no negative loss', () => {
    const ada = 'ada' as MemberId;
    const ticks = [aTick(10_000, [aSample({ packetsLost: 20 }), aSample({ memberId: ada })])];
    expect(createColumns()(ticks).loss.receiving).toEqual([0.1]);
    const late = [aTick(10_000, [aSample({ packetsLost: -3 })])];
    expect(createColumns()(late).loss.receiving).toEqual([0]);
  });

  test('what is unknown, and time in which nothing was measured, is no value', () => {
    const ticks = [second(1_000), aTick(2_000, [aSample({ jitterMs: undefined })]), second(30_000)];
    const { jitter } = createColumns()(ticks);
    expect(jitter.times).toEqual([1_000, 2_000, 2_001, 30_000]);
    expect(jitter.receiving).toEqual([5, null, null, 5]);
    expect(jitter.sending).toEqual([5, null, null, 5]);
  });

  test('the jitter is that of sound where there is sound, the picture the smallest one', () => {
    const ticks = [
      aTick(1_000, [
        aSample({ jitterMs: 4 }),
        aPicture({ jitterMs: 90, frames: 15 }),
        aPicture({ memberId: 'ada' as MemberId, width: 640, height: 360 }),
        aPicture({ direction: 'sending', isOn: false, height: 90 }),
      ]),
    ];
    const { jitter, height, frameRate } = createColumns()(ticks);
    expect(jitter.receiving).toEqual([4]);
    expect(height).toMatchObject({ receiving: [360], sending: [null] });
    expect(frameRate.receiving).toEqual([15]);
  });
});
