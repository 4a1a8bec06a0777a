import type { StoreWorker } from './browser.ts';

/** A worker that writes one recording. */
export function openStoreWorker(): StoreWorker {
  return new Worker(new URL('store.worker.ts', import.meta.url), { type: 'module' });
}
