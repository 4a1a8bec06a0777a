import type { Language } from '../../domain/settings/settings.ts';

/** `1,240` or `0.05`; at most `digits` digits after the point. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A size as file managers show it: `820 kB`, `9.9 MB`; never rounded down to nothing. */
export function formatSize(bytes: number, language: Language): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)), language)} kB`
    : `${formatNumber(bytes / 1_000_000, language, 1)} MB`;
}

/** A moment as people say it: the time today, the date and the time otherwise. */
export function formatMoment(atMs: number, nowMs: number, language: Language): string {
  const at = new Date(atMs);
  const today = at.toDateString() === new Date(nowMs).toDateString();
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const options: Intl.DateTimeFormatOptions = today
    ? time
    : { month: 'short', day: 'numeric', ...time };
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** A moment to the second with its date: `Nov 23, 2026, 16:05:09`. */
export function formatStamp(atMs: number, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(language, options).format(atMs);
}

/** A span as a clock shows it: `4:07`, `1:02:33`. */
export function formatElapsed(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
