import { median } from './median.ts';
import type { DeviceSample, Limitation } from '../sample.ts';
import type { SideReason } from '../sideFinding.ts';
import { isSoundLate } from '../soundShare.ts';

const ENOUGH_SECONDS = 8;
/** Of the seconds; less is a passing peak. */
const MOST = 0.6;
/** An encoder that needs this much of the time between two pictures has none left for anything else. */
const ENCODE_SHARE = 0.9;
/** Cameras slow down in the dark, down to this; what is slower is not fluent whatever the reason. */
const CAPTURE_POOR = 15;
/** So few of the captured pictures are encoded. */
const ENCODED_SHARE = 0.6;
/** Fewer camera pictures are no fault by themselves: cameras slow down in the dark. */
const CAPTURE_SLOWED = 24;
/** A hidden page's timers are kept back too, so this alone proves nothing. */
const TIMERS_LATE_MS = 250;

/** Which of a device's parts cannot keep up. */
export interface Overload {
  /** The processor: it explains pictures and sound both ways. */
  readonly isProcessor: boolean;
  /** The camera: it explains pictures that are sent. */
  readonly isCamera: boolean;
  /** The microphone: it explains sound that is sent. */
  readonly isMicrophone: boolean;
  readonly reasons: readonly SideReason[];
}

/** A device over the window. */
export interface DeviceWindow {
  readonly samples: readonly DeviceSample[];
  /** Of its video encoders, one for each second in which it was told. */
  readonly limitations: readonly Limitation[];
  /** `device` is this one, `far` a remote person's. */
  readonly whose: 'device' | 'far';
}

/**
 * Whether a device itself is in trouble. `undefined` when too little is known of it.
 *
 *  1. A processor is surely overloaded when encoding takes the whole time between two pictures, or when the
 *     encoder says `cpu` for most of the time.
 *  2. Dropped pictures, late timers and pressure each have harmless causes too; two of them together have not. Nor have
 *     a microphone that leaves out sound and a camera that is slowed down at the same time.
 *  3. Pictures that a slow link holds back (`bandwidth`) are not dropped by the device.
 */
export function findOverload({ samples, limitations, whose }: DeviceWindow): Overload | undefined {
  if (samples.length < ENOUGH_SECONDS && limitations.length < ENOUGH_SECONDS) return undefined;
  const [capture, sound] = [slowCapture(samples), missingSound(samples)];
  const sure = [slowEncoder(samples), cpuLimited(limitations)].filter(isKnown);
  const hints = [droppedFrames(samples, limitations), lateTimers(samples), pressure(samples)];
  const known = hints.filter(isKnown);
  const isBehind = sound !== undefined && isSlowedDown(samples);
  const isProcessor = sure.length > 0 || known.length >= 2 || isBehind;
  const found = [...sure, ...(isProcessor ? known : []), ...[capture, sound].filter(isKnown)];
  return {
    isProcessor,
    isCamera: capture !== undefined,
    isMicrophone: sound !== undefined,
    reasons: found.map(([what, figures]) => ({ code: `${whose}-${what}` as const, figures })),
  };
}

type What =
  | 'encode-slow'
  | 'cpu-limited'
  | 'frames-dropped'
  | 'capture-slow'
  | 'sound-missing'
  | 'timers-late'
  | 'pressure';
type Sign = readonly [What, Readonly<Record<string, number>>];

function slowEncoder(samples: readonly DeviceSample[]): Sign | undefined {
  const both = samples.filter((one) => isKnown(one.encodeMsPerFrame));
  const encodeMs = median(both.map((one) => one.encodeMsPerFrame));
  if (encodeMs === undefined || both.length < ENOUGH_SECONDS) return undefined;
  // A processor that is behind slows the camera down as well; the pace meant to be kept is the camera's usual one.
  const captured = median(both.map((one) => one.capturedFramesPerSecond)) ?? 2 * CAPTURE_POOR;
  const frameIntervalMs = 1_000 / Math.max(captured, CAPTURE_POOR);
  if (encodeMs < frameIntervalMs * ENCODE_SHARE) return undefined;
  return ['encode-slow', { encodeMs, frameIntervalMs }];
}

function cpuLimited(limitations: readonly Limitation[]): Sign | undefined {
  const seconds = limitations.filter((one) => one === 'cpu').length;
  const ofSeconds = limitations.length;
  if (ofSeconds < ENOUGH_SECONDS || seconds < ofSeconds * MOST) return undefined;
  return ['cpu-limited', { seconds, ofSeconds }];
}

function droppedFrames(
  samples: readonly DeviceSample[],
  limitations: readonly Limitation[],
): Sign | undefined {
  const isHeldByNetwork = limitations.filter((one) => one === 'bandwidth').length > 2;
  const capturedFramesPerSecond = median(samples.map((one) => one.capturedFramesPerSecond));
  const encodedFramesPerSecond = median(samples.map((one) => one.encodedFramesPerSecond));
  if (isHeldByNetwork || !isKnown(capturedFramesPerSecond) || !isKnown(encodedFramesPerSecond)) {
    return undefined;
  }
  if (encodedFramesPerSecond >= capturedFramesPerSecond * ENCODED_SHARE) return undefined;
  return ['frames-dropped', { encodedFramesPerSecond, capturedFramesPerSecond }];
}

function slowCapture(samples: readonly DeviceSample[]): Sign | undefined {
  const known = samples.filter((one) => isKnown(one.capturedFramesPerSecond));
  const framesPerSecond = median(known.map((one) => one.capturedFramesPerSecond));
  if (framesPerSecond === undefined || known.length < ENOUGH_SECONDS) return undefined;
  return framesPerSecond < CAPTURE_POOR ? ['capture-slow', { framesPerSecond }] : undefined;
}

function isSlowedDown(samples: readonly DeviceSample[]): boolean {
  const captured = median(samples.map((one) => one.capturedFramesPerSecond));
  return captured !== undefined && captured < CAPTURE_SLOWED;
}

function missingSound(samples: readonly DeviceSample[]): Sign | undefined {
  const known = samples.filter((one) => isKnown(one.capturedSoundShare));
  const share = median(known.map((one) => one.capturedSoundShare));
  if (share === undefined || known.length < ENOUGH_SECONDS || !isSoundLate(share)) return undefined;
  return ['sound-missing', { missingPercent: (1 - share) * 100 }];
}

function lateTimers(samples: readonly DeviceSample[]): Sign | undefined {
  const lateMs = median(samples.map((one) => one.timerLateMs));
  return lateMs !== undefined && lateMs >= TIMERS_LATE_MS ? ['timers-late', { lateMs }] : undefined;
}

function pressure(samples: readonly DeviceSample[]): Sign | undefined {
  const told = samples.filter((one) => isKnown(one.pressure));
  const seconds = told.filter(({ pressure }) => pressure === 'serious' || pressure === 'critical');
  if (told.length < ENOUGH_SECONDS || seconds.length < told.length * MOST) return undefined;
  return ['pressure', { seconds: seconds.length, ofSeconds: told.length }];
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
