/** Everybody's sound as one track. */
export interface SoundMix {
  readonly track: MediaStreamTrack;
  /** What is heard from now on: these tracks, and no other. */
  set(tracks: readonly MediaStreamTrack[]): void;
  /** Idempotent. The tracks that were mixed are left alone. */
  close(): void;
}

/** What a mix needs of the page's window. */
export type MixWindow = Pick<typeof globalThis, 'AudioContext' | 'MediaStream'>;

/** The rate that meetings are sent at; another one would only be converted. */
const SAMPLE_RATE = 48_000;

/** A mix of nothing yet: silence. It goes on in a hidden window, as all sound does. */
export function createSoundMix(window: MixWindow): SoundMix {
  const context = new window.AudioContext({ sampleRate: SAMPLE_RATE });
  const mix = context.createMediaStreamDestination();
  const inputs = new Map<MediaStreamTrack, AudioNode>();
  const [track] = mix.stream.getAudioTracks();
  if (!track) throw new Error('a mix without a track');
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  let isClosed = false;

  function add(input: MediaStreamTrack) {
    const source = context.createMediaStreamSource(new window.MediaStream([input]));
    source.connect(mix);
    inputs.set(input, source);
  }

  return {
    track,
    set: (tracks) => {
      if (isClosed) return;
      for (const [input, source] of inputs) {
        if (tracks.includes(input)) continue;
        source.disconnect();
        inputs.delete(input);
      }
      for (const input of tracks) if (!inputs.has(input)) add(input);
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      track.stop();
      void context.close().catch(() => undefined);
    },
  };
}
