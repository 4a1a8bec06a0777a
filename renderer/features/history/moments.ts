import type { Language } from '../../../domain/settings/settings.ts';

/** `Monday, November 23, 2026`. */
export function formatDay(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(atMs);
}

/** `Nov 23, 2026`. */
export function formatDate(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(atMs);
}

/** `14:05`. */
export function formatTime(atMs: number, language: Language): string {
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Intl.DateTimeFormat(language, time).format(atMs);
}

/** `14:05:09`. */
export function formatSecond(atMs: number, language: Language): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const;
  return new Intl.DateTimeFormat(language, time).format(atMs);
}

/** `Anna, Bo, Chen`. */
export function formatList(names: readonly string[], language: Language): string {
  return names.join(language === 'en' ? ', ' : '、');
}
