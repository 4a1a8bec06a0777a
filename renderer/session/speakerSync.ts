import type { StoreApi } from 'zustand/vanilla';
import { NO_SPEAKER, stepSpeaker } from '../../domain/meeting/activeSpeaker.ts';
import type { Clock } from '../platform/clock.ts';
import type { Conference } from '../rtc/conference.ts';
import { undoOn } from './listeners.ts';
import type { PeopleState } from './state.ts';

/** A level is that of one packet of 20 ms: looked at less often, words are missed. */
const LOOK_MS = 100;

/** What following who speaks needs. */
export interface SpeakerSyncDeps {
  readonly store: StoreApi<PeopleState>;
  readonly conference: Pick<Conference, 'levels'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Keeps in the store who speaks, until the signal aborts. */
export function followSpeaker({ store, conference, clock, signal }: SpeakerSyncDeps): void {
  let state = NO_SPEAKER;
  const look = () => {
    state = stepSpeaker(state, conference.levels(), clock.monotonic());
    const { speakerId } = state;
    const isSpeaking = speakerId !== undefined && state.utterances.has(speakerId);
    const shown = store.getState();
    if (shown.speakerId !== speakerId || shown.isSpeaking !== isSpeaking) {
      store.setState({ speakerId, isSpeaking });
    }
  };
  undoOn(signal, clock.every(LOOK_MS, look));
}
