/** Level of one audio track. */
export interface LevelMeter {
  /** Root mean square of about the last 40 ms, 0 to 1. */
  level(): number;
  /** Idempotent. The track itself is left alone. */
  close(): void;
}

/** What a meter needs of the page's window. */
export type AudioWindow = Pick<typeof globalThis, 'AudioContext' | 'MediaStream'>;

/** 2048 samples at 48 kHz are 43 ms. */
const SAMPLES = 2_048;

/** Measures a track until it is closed. */
export function createLevelMeter(window: AudioWindow, track: MediaStreamTrack): LevelMeter {
  const context = new window.AudioContext();
  const source = context.createMediaStreamSource(new window.MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = SAMPLES;
  source.connect(analyser);
  // A page that was not clicked yet starts with its audio suspended; measuring alone needs no gesture later.
  if (context.state === 'suspended') void context.resume().catch(() => {});
  const samples = new Float32Array(SAMPLES);
  let closed = false;
  return {
    level: () => {
      if (closed) return 0;
      analyser.getFloatTimeDomainData(samples);
      return rootMeanSquare(samples);
    },
    close: () => {
      if (closed) return;
      closed = true;
      source.disconnect();
      void context.close().catch(() => {});
    },
  };
}

/** Root mean square of samples between −1 and 1, held to 0…1. */
export function rootMeanSquare(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(power));
}
