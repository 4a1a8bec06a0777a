import { HD_SHORT_SIDE } from '../promises.ts';
import type { QualitySample } from '../sample.ts';

/** Time that a picture has to come to full size after it started, was unmuted or asked for in full. */
const SETTLE_MS = 5_000;
/** Of the span of a good second may be frozen. */
const FROZEN_SHARE = 0.2;
/** Frames per second of a picture that moves. */
const MOVING_FPS = 15;

/**
 * Whether a video sample could show HD: its sender means to send, nobody asked for a small picture, and the camera
 * is known to deliver HD. An unknown camera is not judged, because a small picture would then prove nothing.
 */
export function couldBeHd(sample: QualitySample): boolean {
  const source = shortSide(sample.sourceWidth, sample.sourceHeight);
  return sample.isOn && !sample.isAskedSmall && source !== undefined && source >= HD_SHORT_SIDE;
}

/**
 * Whether a second was HD: at least 15 decoded frames a second, 720 lines or more, hardly frozen. `undefined` where it
 * is not judged: HD has not been possible for five seconds, media was missing altogether, or it was not measured.
 */
export function wasHd(sample: QualitySample, possibleSinceMs: number): boolean | undefined {
  const { frames, spanMs } = sample;
  if (!couldBeHd(sample) || sample.outageMs > 0) return undefined;
  if (sample.atMs - spanMs - possibleSinceMs < SETTLE_MS || frames === undefined) return undefined;
  if (frames * 1000 < MOVING_FPS * spanMs) return false;
  if ((sample.frozenMs ?? 0) > FROZEN_SHARE * spanMs) return false;
  const size = shortSide(sample.width, sample.height);
  return size === undefined ? undefined : size >= HD_SHORT_SIDE;
}

function shortSide(width: number | undefined, height: number | undefined): number | undefined {
  if (width === undefined || height === undefined) return height ?? width;
  return Math.min(width, height);
}
