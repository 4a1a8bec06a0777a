import type { Incarnation, MemberId } from '../../domain/ids.ts';
import type { NoticeOf } from '../protocol/index.ts';

type Signal = NoticeOf<'signal:received'>;

/** Five peers that each restart: a description and some twenty candidates from every one. */
const MOST_SIGNALS = 128;
/** In characters of JSON; descriptions of an HD call have about 6 000. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * Signals for one member who is away. Sockets are gone for a second or two while media goes on, and a peer
 * that restarts in that gap would otherwise have to notice the refusal and start over. They are for one
 * incarnation only: a reloaded page has no peers that could use them.
 */
export interface HeldSignals {
  /** `false` when the bound is reached: the signal was not kept. */
  hold(signal: Signal): boolean;
  /** What was kept and whose sender is still the same, in order; empties the buffer. */
  take(isCurrent: (from: MemberId, incarnation: Incarnation) => boolean): readonly Signal[];
}

/** An empty buffer. */
export function createHeldSignals(): HeldSignals {
  let signals: Signal[] = [];
  let characters = 0;
  return {
    hold(signal) {
      const size = JSON.stringify(signal).length;
      if (signals.length >= MOST_SIGNALS || characters + size > MOST_CHARACTERS) return false;
      signals.push(signal);
      characters += size;
      return true;
    },
    take(isCurrent) {
      const kept = signals.filter(({ from, fromIncarnation }) => isCurrent(from, fromIncarnation));
      signals = [];
      characters = 0;
      return kept;
    },
  };
}
