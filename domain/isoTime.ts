import type { EpochMs } from './time.ts';

const DAY_MS = 86_400_000;

/** A moment as ISO 8601 writes it, in UTC with milliseconds: `2026-11-23T13:45:00.000Z`. For the years 1970 to 9999. */
export function isoTime(atMs: EpochMs): string {
  const day = Math.floor(atMs / DAY_MS);
  const { year, month, date } = civil(day);
  const rest = Math.floor(atMs) - day * DAY_MS;
  const [hours, minutes, seconds] = [
    Math.floor(rest / 3_600_000),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1_000) % 60,
  ];
  const clock = `${pad(hours)}:${pad(minutes)}:${pad(seconds)}.${pad(rest % 1_000, 3)}`;
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}T${clock}Z`;
}

/**
 * The date of a day counted from 1970-01-01, in the Gregorian calendar. Years begin in March, so that the leap day is
 * the last; 400 of them are always 146 097 days long (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
function civil(day: number): { year: number; month: number; date: number } {
  const since = day + 719_468;
  const era = Math.floor(since / 146_097);
  const dayOfEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}
