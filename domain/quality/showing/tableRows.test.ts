import { expect, test } from 'vitest';
import { aPicture, aSample, aTick } from '../../../test/fakes/quality.ts';
import { streamRows } from './tableRows.ts';

test('a table has one row for each stream, over the last seconds only', () => {
  const ticks = [
    aTick(1_000, [aSample({ packetsLost: 50 })]),
    aTick(11_000, [aPicture({ direction: 'sending' }), aSample({ jitterMs: undefined })]),
    aTick(12_000, [aSample({ packetsLost: 1, jitterMs: 7 }), aPicture({ frames: 10 })]),
  ];
  const rows = streamRows(ticks, 10_000);
  expect(rows.map(({ direction, kind }) => `${direction} ${kind}`)).toEqual([
    'receiving audio',
    'receiving video',
    'sending video',
  ]);
  expect(rows[0]).toMatchObject({ packetsLost: 1, packetsExpected: 400, jitterMs: 7 });
  expect(rows[1]).toMatchObject({ framesPerSecond: 10, width: 1280, height: 720 });
});

test('what is unknown stays unknown, and a camera that is off has no picture', () => {
  const [row] = streamRows(
    [aTick(1_000, [aPicture({ isOn: false, kilobitsPerSecond: undefined })])],
    10_000,
  );
  const off = { height: undefined, framesPerSecond: undefined, isOn: false };
  expect(row).toMatchObject({ ...off, isOutOfSight: false });
  const [hidden] = streamRows(
    [aTick(1_000, [aPicture({ isOn: false, isAskedSmall: true })])],
    10_000,
  );
  expect(hidden).toMatchObject({ ...off, isOutOfSight: true });
  expect(row?.kilobitsPerSecond).toBeUndefined();
  expect(streamRows([], 10_000)).toEqual([]);
});
