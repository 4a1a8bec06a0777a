import type { CheckDevice } from '../../domain/quality/showing/check.ts';
import type { MediaKind } from '../../domain/quality/sample.ts';
import type { MediaSources } from './mediaSources.ts';
import { undoOn } from './listeners.ts';
import type { Wires } from './wires.ts';

/** What is sent in a check: camera and microphone as they are open, and test media where they are not. */
export interface CheckMedia {
  tracks(): Record<MediaKind, MediaStreamTrack | null>;
  isLive(): Record<MediaKind, boolean>;
  picture(): CheckDevice['picture'];
  /** Another track is to be sent from now on: the person switched something on or off. */
  onChange(listener: (kind: MediaKind, track: MediaStreamTrack) => void): void;
}

/** What it needs. */
export interface CheckMediaDeps {
  readonly sources: Pick<MediaSources, 'microphone' | 'camera' | 'onTracks'>;
  readonly wires: Pick<Wires, 'createTestMedia'>;
  readonly signal: AbortSignal;
}

/** Test media is made when it is first needed, and ends with the signal. Tracks of the person are only lent. */
export function openCheckMedia({ sources, wires, signal }: CheckMediaDeps): CheckMedia {
  const { microphone, camera } = sources;
  let made: ReturnType<Wires['createTestMedia']> | undefined;
  const test = () => {
    if (!made) undoOn(signal, (made = wires.createTestMedia()).close);
    return made;
  };
  const tracks = () => ({
    audio: microphone.track ?? test().audio,
    video: camera.track ?? test().video,
  });
  return {
    tracks,
    isLive: () => ({
      audio: microphone.track !== null || (made?.isSounding() ?? false),
      video: tracks().video !== null,
    }),
    picture: () => (camera.track ? 'camera' : 'synthetic'),
    onChange: (listener) => {
      const tell = () => {
        const { audio, video } = tracks();
        if (audio) listener('audio', audio);
        if (video) listener('video', video);
      };
      undoOn(signal, sources.onTracks(tell));
    },
  };
}
