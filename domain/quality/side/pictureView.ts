import type { MemberId } from '../../ids.ts';
import type { LinkRow } from './linkRows.ts';
import { isMedianAmong, median } from './median.ts';
import { HD_SHORT_SIDE } from '../promises.ts';
import type { Direction, QualitySample } from '../sample.ts';
import type { SideReason } from '../sideFinding.ts';

const ENOUGH_SECONDS = 8;
/** Fewer pictures a second are not HD video by docs/verdicts.md; this many are surely fluent. */
const FRAMES_POOR = 15;
const FRAMES_FINE = 20;
const FROZEN_POOR = 0.1;

/** How a picture arrived over the window. */
export interface PictureView {
  /** `unknown` also when no picture was sent. */
  readonly state: 'fine' | 'poor' | 'unknown';
  /** Set exactly when it is poor. */
  readonly reason: SideReason | undefined;
}

/** How a picture that was on arrived in one second. */
export interface PictureRow {
  readonly framesPerSecond: number;
  readonly spanMs: number;
  readonly frozenMs: number | undefined;
  /** The smaller side, where the camera delivers HD and nobody asks for less. */
  readonly shortSide: number | undefined;
}

const UNKNOWN: PictureView = { state: 'unknown', reason: undefined };
const FINE: PictureView = { state: 'fine', reason: undefined };

/** What a sample says of a picture; `undefined` when it was off, or nothing was measured. */
export function pictureRow(video: QualitySample): PictureRow | undefined {
  const { isOn, frames, spanMs, frozenMs, sourceWidth, sourceHeight } = video;
  if (!isOn || frames === undefined) return undefined;
  const source = shorter(sourceWidth, sourceHeight);
  const couldBeHd = source !== undefined && source >= HD_SHORT_SIDE && !video.isAskedSmall;
  return {
    framesPerSecond: (frames * 1_000) / spanMs,
    spanMs,
    frozenMs,
    shortSide: couldBeHd ? shorter(video.width, video.height) : undefined,
  };
}

/** Judges the seconds in which the sender's camera was on; half of the window at least must have been so. */
export function viewPicture(
  rows: readonly LinkRow[],
  memberId: MemberId,
  direction: Direction,
): PictureView {
  const { seconds, slow, fluent, sizes, small, frozenMs, knownMs } = addUp(rows);
  if (seconds < ENOUGH_SECONDS) return UNKNOWN;
  const isSlow = isMedianAmong(slow, seconds);
  const frozen = knownMs === 0 ? undefined : frozenMs / knownMs;
  const isSmall = isMedianAmong(small, sizes);
  if (!isSlow && (frozen ?? 0) <= FROZEN_POOR && !isSmall) {
    return isMedianAmong(seconds - fluent, seconds) ? UNKNOWN : FINE;
  }
  const framesPerSecond = median(rows.map(({ picture }) => picture?.framesPerSecond));
  const shortSide = isSmall ? median(rows.map(({ picture }) => picture?.shortSide)) : undefined;
  const figures = {
    ...(framesPerSecond !== undefined && { framesPerSecond }),
    ...(shortSide !== undefined && { shortSide }),
    ...(frozen !== undefined && { frozenPercent: frozen * 100 }),
  };
  return { state: 'poor', reason: { code: `picture-${direction}`, figures, memberId } };
}

/** Counts of what the medians are held against; every figure but the times is a number of seconds. */
function addUp(rows: readonly LinkRow[]) {
  let [seconds, slow, fluent, sizes, small, frozenMs, knownMs] = [0, 0, 0, 0, 0, 0, 0];
  for (const { picture } of rows) {
    if (!picture) continue;
    seconds += 1;
    if (picture.framesPerSecond < FRAMES_POOR) slow += 1;
    else if (picture.framesPerSecond >= FRAMES_FINE) fluent += 1;
    if (picture.shortSide !== undefined) {
      sizes += 1;
      if (picture.shortSide < HD_SHORT_SIDE) small += 1;
    }
    if (picture.frozenMs !== undefined) {
      frozenMs += picture.frozenMs;
      knownMs += picture.spanMs;
    }
  }
  return { seconds, slow, fluent, sizes, small, frozenMs, knownMs };
}

function shorter(width: number | undefined, height: number | undefined): number | undefined {
  return width === undefined || height === undefined ? undefined : Math.min(width, height);
}
