import type { KeyValueStore } from './platform.ts';

/**
 * A store over a browser's `Storage`. The storage is asked for on each use: a browser that forbids it
 * (private window, policy) throws on the mere mention, and that must cost a setting and not the start.
 */
export function createStorage(storage: () => Storage, prefix = 'umeet.'): KeyValueStore {
  return {
    read: (key) => attempt(() => storage().getItem(prefix + key) ?? undefined, undefined),
    write: (key, text) =>
      attempt(() => {
        storage().setItem(prefix + key, text);
        return true;
      }, false),
    remove: (key) => attempt(() => storage().removeItem(prefix + key), undefined),
  };
}

function attempt<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch {
    return otherwise;
  }
}
