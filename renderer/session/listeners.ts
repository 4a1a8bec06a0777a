/** A set of listeners that is told something. */
export interface Listeners {
  /** Returns its own undo. */
  add(listener: () => void): () => void;
  tell(): void;
}

export function createListeners(): Listeners {
  const all = new Set<() => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: () => {
      for (const listener of all) listener();
    },
  };
}

/** Runs an undo when the signal aborts; at once when it already has. */
export function undoOn(signal: AbortSignal, undo: () => void): void {
  if (signal.aborted) undo();
  else signal.addEventListener('abort', () => undo(), { once: true });
}
