import type { Lane } from '../../renderer/rtc/lane.ts';

/** One end of a lane between two fakes. */
export interface FakeLane extends Lane {
  /** Everything that was sent from this end. */
  readonly sent: (string | ArrayBuffer)[];
  /** No room, until it is taken back. */
  hold(): () => void;
}

/** Both ends of a lane, and what breaks it. What is sent arrives at once. */
export function lanePair(): { readonly ends: readonly [FakeLane, FakeLane]; end(): void } {
  const over = new AbortController();
  const listeners: ((data: unknown) => void)[] = [];
  const make = (mine: 0 | 1): FakeLane => {
    const sent: (string | ArrayBuffer)[] = [];
    let held = Promise.resolve();
    return {
      sent,
      ended: over.signal,
      send: (data) => {
        if (over.signal.aborted) return;
        sent.push(data);
        listeners[1 - mine]?.(data);
      },
      room: () => held,
      listen: (listener) => (listeners[mine] = listener),
      hold: () => {
        let release = () => {};
        held = new Promise((resolve) => (release = resolve));
        over.signal.addEventListener('abort', () => release());
        return () => release();
      },
    };
  };
  return { ends: [make(0), make(1)], end: () => over.abort() };
}
