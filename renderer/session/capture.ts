import { NEW_BLUR, stepBlurPace } from '../../domain/media/blurPace.ts';
import { fault, type Fault } from '../../domain/fault.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { OpenBlur } from '../rtc/blur/port.ts';

const SECOND_MS = 1_000;

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
  { loadBlur, clock, onSlow }: BlurringDeps,
): Promise<Reply<Capture>> {
  const open = await loadBlur();
  const reply = open.ok ? await open.value(device) : open;
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
