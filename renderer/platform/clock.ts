import type { EpochMs, MonotonicMs } from '../../domain/time.ts';

/** Time as an argument: what waits or dates something takes a clock instead of the globals. */
export interface Clock {
  /** Wall clock. */
  now(): EpochMs;
  /** Never goes backwards; for measuring spans. */
  monotonic(): MonotonicMs;
  /** Runs once after the delay. Returns its own undo. */
  after(delayMs: number, run: () => void): () => void;
  /** Runs again and again. Returns its own undo. */
  every(periodMs: number, run: () => void): () => void;
}

/** What a clock is made from; `window` fits. */
export interface ClockSource {
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(handle: never): void;
  setInterval(run: () => void, periodMs: number): unknown;
  clearInterval(handle: never): void;
  readonly performance: { now(): number };
  readonly Date: { now(): number };
}

/** The clock of this window. */
export function createClock(source: ClockSource): Clock {
  return {
    now: () => source.Date.now(),
    monotonic: () => source.performance.now(),
    after: (delayMs, run) => {
      const handle = source.setTimeout(run, delayMs);
      return () => source.clearTimeout(handle as never);
    },
    every: (periodMs, run) => {
      const handle = source.setInterval(run, periodMs);
      return () => source.clearInterval(handle as never);
    },
  };
}

/** Resolves after the delay, or at once when the signal aborts. Never rejects. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const undo = clock.after(delayMs, done);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      undo();
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
