import { NEW_BLUR, stepBlurPace } from '../../domain/media/blurPace.ts';
import { fault, type Fault } from '../../domain/fault.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { pause, type Clock } from '../platform/clock.ts';
import type { Blur, OpenBlur } from '../rtc/blur/port.ts';

const SECOND_MS = 1_000;
/** Ten megabytes of code and model over a line of 2 Mbit/s, and the start of the graphics; what hangs longer will not come. */
const BLUR_OPENING_MS = 60_000;

/** An open device and what it gives. */
export interface Capture {
  /** What may be sent and shown. */
  readonly track: MediaStreamTrack;
  /** The device's own track, which says what it is and when it is gone. */
  readonly device: MediaStreamTrack;
  /** What the device itself gives, where what is sent has fewer frames; `undefined` where it is the same. */
  framesPerSecond(): number | undefined;
  /** What is done to the picture has failed. */
  onBroken(listener: (why: Fault) => void): void;
  /** Closes the device. Idempotent. */
  stop(): void;
}

/** A device whose track is taken as it is. */
export function plainCapture(device: MediaStreamTrack): Capture {
  return {
    track: device,
    device,
    framesPerSecond: () => undefined,
    onBroken: () => {},
    stop: () => device.stop(),
  };
}

/** What blurring needs. */
export interface BlurringDeps {
  /** The code for it, loaded when it is first wanted. */
  readonly loadBlur: () => Promise<Reply<OpenBlur>>;
  readonly clock: Clock;
  /** The machine cannot keep up. */
  readonly onSlow: () => void;
}

/** A camera of which only the blurred picture comes out. When that cannot be, the camera is closed and nothing does. */
export async function blurredCapture(
  device: MediaStreamTrack,
  deps: BlurringDeps,
): Promise<Reply<Capture>> {
  const { clock, onSlow } = deps;
  const reply = await openInTime(device, deps);
  if (!reply.ok) {
    device.stop();
    return { ok: false, fault: fault('blur-failed', reply.fault.detail) };
  }
  const blur = reply.value;
  let broken: ((why: Fault) => void) | undefined;
  let before = { ...blur.frames(), atMs: clock.monotonic() };
  let framesPerSecond: number | undefined;
  let state = NEW_BLUR;
  const undoTimer = clock.every(SECOND_MS, () => {
    const { captured, blurred } = blur.frames();
    const atMs = clock.monotonic();
    const spanMs = atMs - before.atMs;
    state = stepBlurPace(state, {
      spanMs,
      captured: captured - before.captured,
      blurred: blurred - before.blurred,
    });
    framesPerSecond = ((captured - before.captured) * SECOND_MS) / spanMs;
    before = { captured, blurred, atMs };
    if (state.pace === 'well') return;
    undoTimer();
    if (state.pace === 'slow') onSlow();
    else broken?.(fault('blur-failed', 'no picture comes out'));
  });
  blur.onBroken(() => broken?.(fault('blur-failed', 'the graphics were lost')));
  return ok({
    track: blur.track,
    device,
    framesPerSecond: () => framesPerSecond,
    onBroken: (listener) => {
      broken = listener;
    },
    stop: () => {
      broken = undefined;
      undoTimer();
      blur.close();
      device.stop();
    },
  });
}

/** `timeout` when the blur is not there in time; one that comes later is closed again. */
async function openInTime(
  device: MediaStreamTrack,
  { loadBlur, clock }: BlurringDeps,
): Promise<Reply<Blur>> {
  const waiting = new AbortController();
  const opening = loadBlur().then((open) => (open.ok ? open.value(device) : open));
  const late = pause(clock, BLUR_OPENING_MS, waiting.signal).then(() => undefined);
  const reply = await Promise.race([opening, late]);
  waiting.abort();
  if (reply) return reply;
  void opening.then((tooLate) => (tooLate.ok ? tooLate.value.close() : undefined));
  return fail('timeout', 'the blur did not open in time');
}
