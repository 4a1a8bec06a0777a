import { fault } from '../../../domain/fault.ts';
import { failWith, ok, type Reply } from '../../../domain/reply.ts';

/** A screen, window or tab that the person chose to show. The tracks are the caller's, who must stop them. */
export interface ScreenCapture {
  readonly picture: MediaStreamTrack;
  /** What the computer plays, where the platform can tell and the person allowed it. */
  readonly sound: MediaStreamTrack | undefined;
}

/** Options that TypeScript's library does not know yet. What a browser does not know either, it leaves out. */
interface DisplayMediaOptions extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface?: 'include' | 'exclude';
  readonly surfaceSwitching?: 'include' | 'exclude';
  readonly systemAudio?: 'include' | 'exclude';
}

const WISH: DisplayMediaOptions = {
  // A text moves little: its sharpness counts, and half the pictures leave room for it.
  video: { width: { max: 2560 }, height: { max: 1600 }, frameRate: { ideal: 15, max: 30 } },
  audio: {
    // It is no voice, and its own room is not in it.
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    // The others must not hear themselves.
    restrictOwnAudio: true,
  } as MediaTrackConstraints,
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
  systemAudio: 'include',
};

/**
 * Lets the person choose what to show: the browser's own picker, or on the desktop ours. `undefined` when they chose
 * nothing. Must be called in answer to a press.
 */
export async function openScreen(
  media: MediaDevices | undefined,
): Promise<Reply<ScreenCapture | undefined>> {
  try {
    const stream = await media?.getDisplayMedia(WISH);
    const picture = stream?.getVideoTracks()[0];
    if (!picture) return failWith(fault('screen-failed', 'the browser gave no picture'));
    // Letters are to stay sharp, whatever the frame rate (W3C mst-content-hint).
    picture.contentHint = 'text';
    return ok({ picture, sound: stream?.getAudioTracks()[0] });
  } catch (error) {
    return screenRefusal(error);
  }
}

/** What an exception of `getDisplayMedia` says; `undefined` when the person chose nothing. */
export function screenRefusal(error: unknown): Reply<undefined> {
  const { name, message } = error instanceof Error ? error : { name: 'unknown', message: '' };
  // The desktop program's picker that was cancelled is an AbortError, the browser's a NotAllowedError.
  if (name === 'AbortError') return ok(undefined);
  if (name !== 'NotAllowedError') return failWith(fault('screen-failed', `${name}: ${message}`));
  // Both have this name; only the text tells the system's refusal from the person's.
  return /system/i.test(message) ? failWith(fault('screen-refused', message)) : ok(undefined);
}
