import type { Clock } from '../../platform/clock.ts';
import { rootMeanSquare } from '../devices/levelMeter.ts';
import type { Tracks } from '../mesh/senders.ts';
import { createTestMedia, type TestMediaWindow } from './testMedia.ts';
import { speak } from './voice.ts';

/** Seconds that each part of a test call takes: the voice, the person, the person's own sound coming back. */
export const STAGE_SECONDS = 4;
const SAMPLES = 2_048;
/** Gates open and close this fast: a cut is heard as a crack. */
const FADE_S = 0.03;

/** What a far end takes of the page's window. */
export type FarEndWindow = TestMediaWindow & Pick<typeof globalThis, 'Audio' | 'MediaStream'>;

/** Somebody to call who is this page itself: a moving picture, a voice, and an answer of one's own words. */
export interface FarEnd {
  /** What it sends: a picture in HD, and its sound. */
  readonly tracks: Readonly<Tracks>;
  /**
   * Takes what arrives there, and begins: first it speaks, then it listens, then it gives back what it heard. While it
   * gives back it does not listen, so that nothing goes round and round.
   */
  answer(arriving: MediaStream): void;
  /** How loud what arrives there is just now, 0 to 1 (root mean square). */
  level(): number;
  /** Idempotent. */
  close(): void;
}

/** Begins to draw; the sound begins with {@link FarEnd.answer}. */
export function createFarEnd(window: FarEndWindow, clock: Clock): FarEnd {
  const picture = createTestMedia(window, clock);
  const context = new window.AudioContext();
  const out = context.createMediaStreamDestination();
  const analyser = context.createAnalyser();
  analyser.fftSize = SAMPLES;
  const samples = new Float32Array(SAMPLES);
  // Chromium lets no sound of a connection into a graph unless an element plays it (issue 933677 there).
  const player = new window.Audio();
  player.muted = true;
  return {
    tracks: { video: picture.video, audio: out.stream.getAudioTracks()[0] ?? null },
    answer: (arriving) => {
      player.srcObject = arriving;
      void player.play().catch(() => {});
      void context.resume().catch(() => {});
      const heard = context.createMediaStreamSource(arriving);
      heard.connect(analyser);
      const startS = context.currentTime;
      speak(context, startS, STAGE_SECONDS).connect(out);
      giveBack(context, heard, startS).connect(out);
    },
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return rootMeanSquare(samples);
    },
    close: () => {
      picture.close();
      player.srcObject = null;
      if (context.state !== 'closed') void context.close();
    },
  };
}

/** What came in the second stage, in the third. */
function giveBack(context: AudioContext, heard: AudioNode, startS: number): AudioNode {
  const listening = gate(context, startS + STAGE_SECONDS);
  const later = context.createDelay(STAGE_SECONDS);
  later.delayTime.value = STAGE_SECONDS;
  const answering = gate(context, startS + 2 * STAGE_SECONDS);
  return heard.connect(listening).connect(later).connect(answering);
}

/** Lets sound through for one stage. */
function gate(context: AudioContext, fromS: number): GainNode {
  const node = context.createGain();
  const untilS = fromS + STAGE_SECONDS;
  node.gain.setValueAtTime(0, context.currentTime);
  node.gain.setValueAtTime(0, fromS);
  node.gain.linearRampToValueAtTime(1, fromS + FADE_S);
  node.gain.setValueAtTime(1, untilS - FADE_S);
  node.gain.linearRampToValueAtTime(0, untilS);
  return node;
}
