import { NO_MUTED_SPEECH, stepMutedSpeech } from '../../domain/media/mutedSpeech.ts';
import type { Clock } from '../platform/clock.ts';
import type { LevelMeter } from '../rtc/devices/levelMeter.ts';
import { undoOn } from './listeners.ts';
import type { MediaSources } from './mediaSources.ts';
import type { Notices } from './notices.ts';
import type { Stores } from './stores.ts';

/** The meter hears 43 ms: looked at less often, words are missed. */
const LOOK_MS = 100;
/** How long the hint stands; somebody who goes on talking looks at the screen some time. */
const SHOWN_MS = 15_000;

/** What telling needs. */
export interface MutedSpeechDeps {
  readonly stores: Pick<Stores, 'media' | 'notices'>;
  readonly sources: Pick<MediaSources, 'microphone' | 'onTracks'>;
  readonly notices: Notices;
  readonly createLevelMeter: (track: MediaStreamTrack) => LevelMeter;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A copy of a muted track that is listened to here and never sent. */
interface Ear {
  readonly of: MediaStreamTrack;
  level(): number;
  close(): void;
}

/**
 * Tells who is muted that they speak, until the signal aborts. A muted track gives silence, so a copy of it is
 * listened to: only while muted, only of a microphone that is open already, and no longer than that one is.
 */
export function followMutedSpeech(deps: MutedSpeechDeps): void {
  const { stores, sources, notices, clock, signal } = deps;
  let state = NO_MUTED_SPEECH;
  let ear: Ear | undefined;
  let undoTimer: (() => void) | undefined;

  function listen() {
    const { track, state: source } = sources.microphone;
    const wanted = track && !source.wanted && !signal.aborted ? track : undefined;
    if (ear?.of === wanted) return;
    ear?.close();
    ear = wanted && createEar(wanted, deps.createLevelMeter);
    if (!ear) look();
  }

  function look() {
    const next = stepMutedSpeech(state, ear?.level(), clock.monotonic());
    const isNews = next.isTold && !state.isTold;
    const isOver = state.isTold && !next.isTold;
    state = next;
    if (isNews) {
      notices.add({ kind: 'muted' });
      undoTimer = clock.after(SHOWN_MS, putAway);
    }
    if (isOver) putAway();
  }

  function putAway() {
    undoTimer?.();
    for (const { id, kind } of stores.notices.getState().notices)
      if (kind === 'muted') notices.dismiss(id);
  }

  const undos = [
    stores.media.subscribe(listen),
    sources.onTracks(listen),
    clock.every(LOOK_MS, () => {
      if (ear) look();
    }),
  ];
  undoOn(signal, () => {
    undos.forEach((undo) => undo());
    listen();
    putAway();
  });
  listen();
}

function createEar(of: MediaStreamTrack, createLevelMeter: MutedSpeechDeps['createLevelMeter']) {
  const copy = of.clone();
  copy.enabled = true;
  const meter = createLevelMeter(copy);
  return {
    of,
    level: () => meter.level(),
    close: () => {
      meter.close();
      copy.stop();
    },
  };
}
