import type { QualitySample } from '../sample.ts';

// A HINT of how speech sounds, never a verdict: the contract promises nothing of the kind, and a loss of its limit
// (0.05 %) cannot be heard. Source: ITU-T Rec. G.107.2 (fullband E-model), with the default values where nothing is
// measured, and the scale of G.107 Annex B.

/** Best rating of the fullband scale (G.107.2 clause 6.2); dividing by this factor gives the scale of G.107. */
const BEST = 148;
const SCALE = 1.48;
/**
 * Opus at the bit rates of a voice: what coding alone costs, and how it bears losses. Original sound has more to spare; the
 * hint does not claim it, because it is about speech and the listener is not told which of them it is.
 */
const CODING = 10.2;
const ROBUSTNESS = 4.3;
/** Loss hides behind all but this much of the scale. */
const LOSS_RANGE = 132;
/** Delay up to here is not noticed. */
const UNNOTICED_DELAY_MS = 100;
/** One packet of sound, which is collected before it is sent. */
const PACKET_MS = 20;

/** What speech has gone through on its way to the listener. */
export interface SpeechPath {
  readonly roundTripMs: number;
  /** Mean time in the jitter buffer. */
  readonly bufferMs: number;
  /** Part of the sound that had to be made up, 0 to 1. */
  readonly concealedShare: number;
}

/** Mean opinion score of listening, 1 (bad) to about 4.4 (the best that Opus gives in this model). */
export function listeningScore({ roundTripMs, bufferMs, concealedShare }: SpeechPath): number {
  const delayMs = roundTripMs / 2 + bufferMs + PACKET_MS;
  const lossPercent = concealedShare * 100;
  const coding = CODING + (LOSS_RANGE - CODING) * (lossPercent / (lossPercent + ROBUSTNESS));
  return scoreOf((BEST - delayImpairment(delayMs) - coding) / SCALE);
}

/**
 * The score of what was heard of one person, from the sound samples of some seconds; pauses count for nothing.
 * `undefined` while any of its figures is unknown.
 */
export function listeningOf(samples: readonly QualitySample[]): number | undefined {
  const heard = samples.filter(
    ({ kind, direction, isOn }) => kind === 'audio' && direction === 'receiving' && isOn,
  );
  const roundTripMs = mean(heard.map((sample) => sample.roundTripMs));
  const bufferMs = mean(heard.map((sample) => sample.bufferMs));
  const known = heard.filter(({ concealedMs }) => concealedMs !== undefined);
  const spanMs = known.reduce((sum, sample) => sum + sample.spanMs, 0);
  if (roundTripMs === undefined || bufferMs === undefined || spanMs === 0) return undefined;
  const concealedMs = known.reduce((sum, sample) => sum + (sample.concealedMs ?? 0), 0);
  const concealedShare = Math.min(1, Math.max(0, concealedMs / spanMs));
  return listeningScore({ roundTripMs, bufferMs, concealedShare });
}

/** Idd of G.107, stretched to the fullband scale. */
function delayImpairment(delayMs: number): number {
  if (delayMs <= UNNOTICED_DELAY_MS) return 0;
  const octaves = Math.log2(delayMs / UNNOTICED_DELAY_MS);
  return SCALE * 25 * (bend(octaves) - 3 * bend(octaves / 3) + 2);
}

function bend(x: number): number {
  return (1 + x ** 6) ** (1 / 6);
}

/** G.107 Annex B. */
function scoreOf(rating: number): number {
  const r = Math.min(100, Math.max(0, rating));
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value) / known.length;
}
