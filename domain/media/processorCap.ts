import type { DeviceSample, Limitation } from '../quality/sample.ts';
import { isSoundLate } from '../quality/soundShare.ts';
import { RUNGS, TOP_RUNG, type Asked, type Rung } from './sendLadder.ts';

/** Fewer pictures a second than this are on their way to too few; 15 is where a picture stops being fluent. */
const SLOWING = 22;
const SLOW = 18;
/** Of the 33 ms between two pictures: an encoder that needs more has hardly any left. */
const ENCODE_HIGH_MS = 25;
/** An encoder that gets so few of the camera's pictures done leaves out others. */
const ENCODED_SHARE = 0.8;
/** See `domain/quality/side/overload.ts`. */
const TIMERS_LATE_MS = 250;

/** Strained seconds, less the good ones among them, after which the picture becomes smaller. */
const STRAIN_S = 3;
/** Good seconds in a row after which a larger one is tried … */
const PATIENCE_S = 15;
/** … each time twice as many, when the last try had to be taken back … */
const PATIENCE_MOST_S = 240;
/** … within this time. */
const TRIAL_S = 30;

/** What the processor can do, as far as it is known. */
export interface ProcessorCap {
  readonly cap: Rung;
  readonly strain: number;
  readonly calm: number;
  readonly patience: number;
  /** Seconds since a larger size was tried last; `undefined` before the first try. */
  readonly sinceTry: number | undefined;
}

/** Nothing holds it back. */
export const UNCAPPED: ProcessorCap = {
  cap: TOP_RUNG,
  strain: 0,
  calm: 0,
  patience: PATIENCE_S,
  sinceTry: undefined,
};

/**
 * Whether the processor is about to fall behind with sending pictures; `undefined` while it sends none.
 *
 *  1. Never while they are fluent, whatever else the device is busy with.
 *  2. When encoding takes nearly all the time there is.
 *  3. When pictures are few and the device shows by any other sign that it cannot keep up. Few pictures alone are no
 *     sign: cameras slow down in the dark, and slow links hold pictures back.
 */
export function isStrained(
  device: DeviceSample,
  limitations: readonly Limitation[],
): boolean | undefined {
  const { encodedFramesPerSecond: encoded, encodeMsPerFrame, pressure } = device;
  if (encoded === undefined) return undefined;
  if (encoded >= SLOWING) return false;
  if ((encodeMsPerFrame ?? 0) >= ENCODE_HIGH_MS) return true;
  const captured = device.capturedFramesPerSecond ?? 0;
  const isLeftOut = encoded < captured * ENCODED_SHARE && !limitations.includes('bandwidth');
  const isBusy =
    isLeftOut ||
    limitations.includes('cpu') ||
    pressure === 'serious' ||
    pressure === 'critical' ||
    (device.timerLateMs ?? 0) >= TIMERS_LATE_MS ||
    isSoundLate(device.capturedSoundShare);
  return encoded < SLOW && isBusy;
}

/**
 * The cap after one more second, in which `largest` was the largest picture that was sent. It falls by one size when the
 * device is strained, and rises by one after a calm time, which is the longer the less a larger picture proved possible.
 */
export function stepCap(
  before: ProcessorCap,
  strained: boolean | undefined,
  largest: Asked,
): ProcessorCap {
  const sinceTry = before.sinceTry === undefined ? undefined : before.sinceTry + 1;
  // While nothing is sent nothing is learned.
  if (strained === undefined || largest === 0) return { ...before, sinceTry };
  if (!strained) return calmer({ ...before, sinceTry });
  const strain = before.strain + 1;
  if (strain < STRAIN_S) return { ...before, sinceTry, strain, calm: 0 };
  const wasTried = sinceTry !== undefined && sinceTry < TRIAL_S;
  const { patience } = before;
  return {
    cap: next(largest < before.cap ? largest : before.cap, -1),
    strain: 0,
    calm: 0,
    patience: wasTried ? Math.min(PATIENCE_MOST_S, patience * 2) : patience,
    sinceTry: undefined,
  };
}

function calmer(state: ProcessorCap): ProcessorCap {
  const strain = Math.max(0, state.strain - 1);
  if (state.cap === TOP_RUNG) {
    const isProved = state.sinceTry === undefined || state.sinceTry >= TRIAL_S;
    return { ...state, strain, calm: 0, patience: isProved ? PATIENCE_S : state.patience };
  }
  const calm = state.calm + 1;
  if (calm < state.patience) return { ...state, strain, calm };
  return { ...state, cap: next(state.cap, 1), strain, calm: 0, sinceTry: 0 };
}

function next(rung: Rung, step: 1 | -1): Rung {
  return RUNGS[RUNGS.indexOf(rung) + step] ?? rung;
}
