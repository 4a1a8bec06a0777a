import type { MemberId } from '../ids.ts';
import type { MonotonicMs } from '../time.ts';

/** Sound level of somebody, 0 to 1 (W3C webrtc-stats `audioLevel`, linear, 1 is full scale). */
export type Levels = ReadonlyMap<MemberId, number>;

/** Below this nobody speaks: room noise after suppression stays under it, quiet speech does not. */
const SPEECH_LEVEL = 0.01;
/** Of an utterance, so that a cough does not count. */
const MIN_SPEECH_MS = 400;
/** Between words; a pause up to this long belongs to the utterance. */
const PAUSE_MS = 700;
/** Whoever is shown stays for this long at least, so that tiles do not jump. */
const HOLD_MS = 2_000;
/** Who interrupts somebody who goes on speaking is shown after this long. */
const INTERRUPT_MS = 3_000;

/** Somebody's present utterance. */
interface Utterance {
  readonly sinceMs: MonotonicMs;
  readonly heardMs: MonotonicMs;
}

/** What has to be remembered from look to look. */
export interface SpeakerState {
  /** Who is shown as speaking; stays when nobody speaks. `undefined` until somebody has. */
  readonly speakerId: MemberId | undefined;
  readonly shownSinceMs: MonotonicMs;
  readonly utterances: ReadonlyMap<MemberId, Utterance>;
}

/** Nobody has spoken yet. */
export const NO_SPEAKER: SpeakerState = {
  speakerId: undefined,
  shownSinceMs: Number.NEGATIVE_INFINITY,
  utterances: new Map(),
};

/**
 * Who speaks, after one more look at the levels of those who are here.
 *
 *  1. An utterance is speech with pauses up to 0.7 s; it counts once it has lasted 0.4 s.
 *  2. Who is shown stays for two seconds, and for as long as they are the only one who speaks.
 *  3. When they are silent, whoever began first of those who speak is shown; who interrupts them, after three seconds.
 *  4. When nobody speaks, the last one stays. Who has left is shown no longer.
 */
export function stepSpeaker(state: SpeakerState, levels: Levels, nowMs: MonotonicMs): SpeakerState {
  const utterances = hear(state.utterances, levels, nowMs);
  const isHere = state.speakerId !== undefined && levels.has(state.speakerId);
  const shown = isHere ? state.speakerId : undefined;
  const next = pick({ ...state, speakerId: shown, utterances }, nowMs);
  return next === shown
    ? { ...state, speakerId: shown, utterances }
    : { speakerId: next, shownSinceMs: nowMs, utterances };
}

function hear(
  before: SpeakerState['utterances'],
  levels: Levels,
  nowMs: MonotonicMs,
): SpeakerState['utterances'] {
  const utterances = new Map<MemberId, Utterance>();
  for (const [memberId, level] of levels) {
    const known = before.get(memberId);
    const isOn = known !== undefined && nowMs - known.heardMs <= PAUSE_MS;
    if (level >= SPEECH_LEVEL)
      utterances.set(memberId, { sinceMs: isOn ? known.sinceMs : nowMs, heardMs: nowMs });
    else if (isOn) utterances.set(memberId, known);
  }
  return utterances;
}

function pick({ speakerId, shownSinceMs, utterances }: SpeakerState, nowMs: MonotonicMs) {
  if (speakerId !== undefined && nowMs - shownSinceMs < HOLD_MS) return speakerId;
  const isSpeaking = speakerId !== undefined && utterances.has(speakerId);
  const needsMs = isSpeaking ? INTERRUPT_MS : MIN_SPEECH_MS;
  let first: MemberId | undefined;
  let firstMs = Number.POSITIVE_INFINITY;
  for (const [memberId, { sinceMs, heardMs }] of utterances) {
    if (memberId === speakerId || heardMs - sinceMs < needsMs || sinceMs >= firstMs) continue;
    first = memberId;
    firstMs = sinceMs;
  }
  // Who began before the one who is shown, and goes on, has had their time.
  const mine = speakerId === undefined ? undefined : utterances.get(speakerId);
  if (first === undefined || (mine && firstMs < mine.sinceMs)) return speakerId;
  return first;
}
