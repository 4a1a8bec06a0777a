import type { RoomCode } from '../ids.ts';

/** A moment as the clock on the wall shows it; months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const NAME = /^Umeet [a-z-]{1,16} \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}(?: \(\d{1,3}\))?\.mp4$/;

/**
 * What the file of a recording is called: sorted by room and time, with no character that any file system forbids. `copy`
 * tells apart what was begun in the same second, from 2 on.
 */
export function recordingName(room: RoomCode, at: WallTime, copy = 1): string {
  const day = [String(at.year), two(at.month), two(at.day)].join('-');
  const time = [at.hour, at.minute, at.second].map(two).join('.');
  return `Umeet ${room} ${day} ${time}${copy > 1 ? ` (${copy})` : ''}.mp4`;
}

/** Whether this is such a name: one file in its folder, and not a way out of it. */
export function isRecordingName(text: string): boolean {
  return NAME.test(text);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
