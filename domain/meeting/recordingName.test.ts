import { expect, test } from 'vitest';
import type { RoomCode } from '../ids.ts';
import { isRecordingName, recordingName } from './recordingName.ts';

const ROOM = 'abc-defg-hjk' as RoomCode;
const AT = { year: 2026, month: 3, day: 9, hour: 8, minute: 5, second: 7 };

test('a recording is called by room and time, and one of the same second gets a number', () => {
  expect(recordingName(ROOM, AT)).toBe('Umeet abc-defg-hjk 2026-03-09 08.05.07.mp4');
  expect(recordingName(ROOM, AT, 2)).toBe('Umeet abc-defg-hjk 2026-03-09 08.05.07 (2).mp4');
});

test('only such names are names of recordings', () => {
  for (const copy of [1, 2, 99]) expect(isRecordingName(recordingName(ROOM, AT, copy))).toBe(true);
  const name = recordingName(ROOM, AT);
  for (const other of ['', `../${name}`, `a/${name}`, `${name}/..`, `${name}.exe`, `\n${name}`]) {
    expect(isRecordingName(other)).toBe(false);
  }
});
