/** What is done to my sound before it is sent, as a person chooses it. */
export interface SoundProcessing {
  /** The speaker's sound is taken out of the microphone's. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  /** The volume is kept even. */
  readonly autoGain: boolean;
  /** Nothing of it, and both channels, for music; the other choices are kept for when it is over. */
  readonly original: boolean;
}

/** The choices as a browser's audio constraints name them (W3C mediacapture-streams, 4.3.8). */
export interface ProcessingWish {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
  /** Both channels, of a microphone that has two; without it the browser decides, for a voice. */
  readonly channelCount?: 2;
}

/** What is asked of a microphone. Original sound overrules the rest. */
export function processingWish(sound: SoundProcessing): ProcessingWish {
  const isProcessed = !sound.original;
  return {
    echoCancellation: isProcessed && sound.echoCancellation,
    noiseSuppression: isProcessed && sound.noiseSuppression,
    autoGainControl: isProcessed && sound.autoGain,
    ...(sound.original && { channelCount: 2 }),
  };
}
