import { heardFor, type SoundSending } from '../../../domain/media/opusFormat.ts';

/** How my microphone goes over one connection. */
export interface SoundSendingOf {
  /** What the far end said, as this connection is to take it. */
  heard(sdp: string): string;
  /** Another microphone is sent; none changes nothing, because what is opened anew is gone for a moment. */
  follow(track: MediaStreamTrack | null): void;
}

/**
 * Makes the sound of a connection fit what is sent: a track whose content hint is `music` (W3C mst-content-hint) goes in
 * stereo and at a higher rate. Encoders learn this from what the far end said, and that is heard only when it is
 * negotiated; so it is negotiated again (`again`) when what was heard last does not fit any more.
 */
export function createSoundSending(
  track: MediaStreamTrack | null,
  again: () => void,
): SoundSendingOf {
  let wanted = sendingOf(track) ?? 'voice';
  let agreed: SoundSending | undefined;
  return {
    heard: (sdp) => {
      agreed = wanted;
      return heardFor(wanted, sdp);
    },
    follow: (now) => {
      const before = wanted;
      wanted = sendingOf(now) ?? wanted;
      if (wanted !== before && agreed !== undefined) again();
    },
  };
}

function sendingOf(track: MediaStreamTrack | null): SoundSending | undefined {
  if (!track) return undefined;
  return track.contentHint === 'music' ? 'music' : 'voice';
}
