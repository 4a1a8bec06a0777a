const FLOOR_DB = -60;

/**
 * How full a level meter is, 0 to 1, for a root mean square of 0 to 1. Ears hear in decibels: -60 dB and
 * below is empty, 0 dB is full.
 */
export function meterFraction(level: number): number {
  if (level <= 0) return 0;
  const decibels = 20 * Math.log10(level);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}
