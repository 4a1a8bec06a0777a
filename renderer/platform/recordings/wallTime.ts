import type { WallTime } from '../../../domain/meeting/recordingName.ts';
import type { EpochMs } from '../../../domain/time.ts';

/** A moment in the time of this place. */
export function wallTime(atMs: EpochMs): WallTime {
  const at = new Date(atMs);
  return {
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day: at.getDate(),
    hour: at.getHours(),
    minute: at.getMinutes(),
    second: at.getSeconds(),
  };
}
