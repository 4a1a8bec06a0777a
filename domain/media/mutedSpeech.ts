import type { MonotonicMs } from '../time.ts';

/**
 * Root mean square of one's own microphone (0 to 1) above which somebody speaks into it. Twice the level that counts of
 * others: a room's noise must not do, and who is meant to be heard speaks up.
 */
const SPEECH_LEVEL = 0.02;
/** Between words; a pause up to this long belongs to the utterance. */
const PAUSE_MS = 700;
/** How much of an utterance is heard, pauses left out, before it is told: a cough or a chair is over by then. */
const SPOKEN_MS = 1_000;
/** One look stands for this long at most: a page that slept has not listened meanwhile. */
const LOOK_MAX_MS = 250;
/** Between two hints, however often somebody mutes: they know by now. */
const QUIET_MS = 60_000;

/** What has to be remembered from look to look. */
export interface MutedSpeech {
  /** Heard of the present utterance, ms. */
  readonly spokenMs: number;
  /** When speech was heard last. */
  readonly heardMs: MonotonicMs;
  readonly lookedMs: MonotonicMs;
  /** The person has been told in the present stretch of being muted. */
  readonly isTold: boolean;
  readonly toldMs: MonotonicMs;
}

/** Nobody has been muted yet. */
export const NO_MUTED_SPEECH: MutedSpeech = {
  spokenMs: 0,
  heardMs: Number.NEGATIVE_INFINITY,
  lookedMs: Number.NEGATIVE_INFINITY,
  isTold: false,
  toldMs: Number.NEGATIVE_INFINITY,
};

/**
 * Whether somebody who is muted has to be told that they speak, after one more look at the level of their microphone
 * (`undefined`: they are not muted, or it is closed, which ends the stretch). `isTold` becomes true once per stretch,
 * after a second of speech, and not within a minute of the last time.
 */
export function stepMutedSpeech(
  state: MutedSpeech,
  level: number | undefined,
  nowMs: MonotonicMs,
): MutedSpeech {
  if (level === undefined) return { ...NO_MUTED_SPEECH, toldMs: state.toldMs };
  const lookMs = Math.max(0, Math.min(nowMs - state.lookedMs, LOOK_MAX_MS));
  const isOn = nowMs - state.heardMs <= PAUSE_MS;
  const before = isOn ? state.spokenMs : 0;
  const isLoud = level >= SPEECH_LEVEL;
  const spokenMs = isLoud && isOn ? before + lookMs : before;
  const isNews = !state.isTold && spokenMs >= SPOKEN_MS && nowMs - state.toldMs >= QUIET_MS;
  return {
    spokenMs,
    heardMs: isLoud ? nowMs : state.heardMs,
    lookedMs: nowMs,
    isTold: state.isTold || isNews,
    toldMs: isNews ? nowMs : state.toldMs,
  };
}
