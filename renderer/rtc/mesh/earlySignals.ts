import type { Incarnation, MemberId } from '../../../domain/ids.ts';
import type { Signal } from '../../../service/protocol/index.ts';
import type { RemoteEnd } from '../conference.ts';

const MEMBERS_MAX = 32;
const SIGNALS_MAX = 64;

/**
 * Signals of somebody who is not in the conference yet: an offer can overtake the news that its sender came.
 * Bounded, and only the latest life of each sender is kept.
 */
export interface EarlySignals {
  keep(from: RemoteEnd, signal: Signal): void;
  /** What was kept of this life of the person, in order; nothing is kept of them afterwards. */
  take(of: RemoteEnd): readonly Signal[];
  clear(): void;
}

export function createEarlySignals(): EarlySignals {
  const kept = new Map<MemberId, { incarnation: Incarnation; signals: Signal[] }>();
  return {
    keep: ({ memberId, incarnation }, signal) => {
      const box = kept.get(memberId);
      if (box?.incarnation === incarnation) {
        if (box.signals.length < SIGNALS_MAX) box.signals.push(signal);
      } else if (box || kept.size < MEMBERS_MAX) {
        kept.set(memberId, { incarnation, signals: [signal] });
      }
    },
    take: ({ memberId, incarnation }) => {
      const box = kept.get(memberId);
      kept.delete(memberId);
      return box?.incarnation === incarnation ? box.signals : [];
    },
    clear: () => kept.clear(),
  };
}
