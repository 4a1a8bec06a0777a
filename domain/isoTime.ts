import { civilOf, isoDate } from './calendar.ts';
import type { EpochMs } from './time.ts';

const DAY_MS = 86_400_000;

/** A moment as ISO 8601 writes it, in UTC with milliseconds: `2026-11-23T13:45:00.000Z`. For the years 1970 to 9999. */
export function isoTime(atMs: EpochMs): string {
  const day = Math.floor(atMs / DAY_MS);
  const rest = Math.floor(atMs) - day * DAY_MS;
  const [hours, minutes, seconds] = [
    Math.floor(rest / 3_600_000),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1_000) % 60,
  ];
  const clock = `${pad(hours)}:${pad(minutes)}:${pad(seconds)}.${pad(rest % 1_000, 3)}`;
  return `${isoDate(civilOf(day))}T${clock}Z`;
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}
