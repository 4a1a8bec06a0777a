import type { MemberId } from '../../ids.ts';
import type { LinkRow } from './linkRows.ts';
import { median } from './median.ts';
import type { Direction, QualitySample } from '../sample.ts';
import type { SideReason } from '../sideFinding.ts';

const ENOUGH_SECONDS = 8;
/** So much missing sound is heard as gaps by anybody; so little by nobody. */
const MISSING_POOR = 0.1;
const MISSING_FINE = 0.02;

/** How sound arrived over the window. */
export interface SoundView {
  /** `unknown` also when none was sent. */
  readonly state: 'fine' | 'poor' | 'unknown';
  /** Set exactly when it is poor. */
  readonly reason: SideReason | undefined;
}

/** How much sound that was on was missing in one second. */
export interface SoundRow {
  /** Made up where it was to be played. */
  readonly madeUpMs: number;
  readonly spanMs: number;
  /** What the sender's microphone gave, per time, by the sender's word. */
  readonly sourceShare: number | undefined;
}

const UNKNOWN: SoundView = { state: 'unknown', reason: undefined };
const FINE: SoundView = { state: 'fine', reason: undefined };

/** What a sample says of sound; `undefined` when it was off, or nothing was measured. */
export function soundRow(
  { isOn, concealedMs, spanMs }: QualitySample,
  sourceShare: number | undefined,
): SoundRow | undefined {
  return isOn && concealedMs !== undefined
    ? { madeUpMs: concealedMs, spanMs, sourceShare }
    : undefined;
}

/**
 * Judges the seconds in which the sender's microphone was on. What it left out counts as missing, although nobody can
 * tell where it was to be played: players make silence up and do not count that.
 */
export function viewSound(
  rows: readonly LinkRow[],
  memberId: MemberId,
  direction: Direction,
): SoundView {
  let [seconds, madeUpMs, spanMs] = [0, 0, 0];
  for (const { sound } of rows) {
    if (!sound) continue;
    seconds += 1;
    madeUpMs += sound.madeUpMs;
    spanMs += sound.spanMs;
  }
  if (seconds < ENOUGH_SECONDS) return UNKNOWN;
  const known = rows.flatMap(({ sound }) => sound?.sourceShare ?? []);
  const leftOut = known.length < ENOUGH_SECONDS ? 0 : 1 - (median(known) ?? 1);
  const missing = Math.max(madeUpMs / spanMs, leftOut);
  if (missing <= MISSING_FINE) return FINE;
  if (missing <= MISSING_POOR) return UNKNOWN;
  const figures = { missingPercent: missing * 100 };
  return { state: 'poor', reason: { code: `sound-${direction}`, figures, memberId } };
}
