import type { CaptureAnswer } from '../session/displayMedia.ts';
import { permissionDenied, wrap, type AskHost } from './askHost.ts';

type Constraints = Readonly<Record<'audio' | 'video', boolean | object | undefined>>;
type GetMedia = (this: MediaDevices, constraints?: Constraints) => Promise<MediaStream>;

/** The old way: a source of `desktopCapturer`, named to getUserMedia. */
function isDesktop(constraint: Constraints['video']): boolean {
  const { mandatory } = (constraint ?? {}) as { mandatory?: { chromeMediaSource?: unknown } };
  return mandatory?.chromeMediaSource === 'desktop';
}

function mediaTypes({ audio, video }: Partial<Constraints>): string[] {
  return [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])];
}

/** Lets the app decide about camera, microphone and screen. What is recorded then is Chromium's fake of it. */
export function gateCapture(ask: AskHost): void {
  if (!('mediaDevices' in navigator)) return;
  const prototype = Object.getPrototypeOf(navigator.mediaDevices) as MediaDevices;
  const getDisplayMedia = prototype.getDisplayMedia as unknown as GetMedia;
  const permit = async (permission: string, types: readonly string[]): Promise<void> => {
    const securityOrigin = `${location.origin}/`;
    const wish = { permission, mediaTypes: types, securityOrigin };
    if (!(await ask.later<boolean>('permission', wish))) throw permissionDenied();
  };
  const record = async (
    devices: MediaDevices,
    video: Constraints['video'],
    source: { id: string; name: string; audio: boolean },
  ): Promise<MediaStream> => {
    const stream = await getDisplayMedia.call(devices, { video, audio: source.audio });
    for (const track of stream.getVideoTracks()) nameTrack(track, source);
    return stream;
  };

  wrap<GetMedia>(prototype, 'getUserMedia', (original) => {
    return async function getUserMedia(constraints) {
      const { audio, video } = constraints ?? {};
      if (isDesktop(video) || isDesktop(audio)) {
        await permit('display-capture', mediaTypes({ audio, video }));
        return record(this, true, { id: 'screen:0:0', name: 'Screen', audio: Boolean(audio) });
      }
      if (audio || video) await permit('media', mediaTypes({ audio, video }));
      return original.call(this, constraints);
    };
  });
  wrap<GetMedia>(prototype, 'getDisplayMedia', () => {
    return async function getDisplayMedia(constraints) {
      if (!navigator.userActivation.isActive) {
        throw new DOMException(
          "Failed to execute 'getDisplayMedia' on 'MediaDevices': getDisplayMedia() requires transient activation (user gesture).",
          'InvalidStateError',
        );
      }
      const { audio, video = true } = constraints ?? {};
      await permit('display-capture', mediaTypes({ audio, video }));
      const answer = await ask.later<CaptureAnswer>('display-media', {
        videoRequested: Boolean(video),
        audioRequested: Boolean(audio),
        userGesture: navigator.userActivation.isActive,
      });
      if ('error' in answer) throw new DOMException(answer.message, answer.error);
      return record(this, video, answer.source);
    };
  });
}

/** The fake picture says that it shows what the app chose. */
function nameTrack(track: MediaStreamTrack, { id, name }: { id: string; name: string }): void {
  const [kind = ''] = id.split(':');
  const displaySurface = { window: 'window', screen: 'monitor' }[kind] ?? 'browser';
  const settings = track.getSettings.bind(track);
  Object.defineProperty(track, 'label', { value: name });
  track.getSettings = () => ({ ...settings(), displaySurface });
}
