// The door of the service, and the only place where the storage port meets what fills it.
import { randomBytes } from 'node:crypto';
import type { ServiceOptions } from './config/options.ts';
import { parseOptions } from './config/parseOptions.ts';
import { startService, type Running, type ServiceAddress } from './start.ts';
import { openSqliteStore } from './storage/sqliteStore.ts';
import type { ServiceStore } from './store.ts';

export type { ServiceOptions } from './config/options.ts';
export type { EmbeddedReport, EmbeddedRequest } from './embedding.ts';
export type { ServiceAddress } from './start.ts';
export { StartFailure } from './startFailure.ts';

/** A meeting service. */
export interface Service {
  /** Starts, once; resolves when connections are accepted and rejects with {@link StartFailure}. */
  listen(): Promise<ServiceAddress>;
  /** Ends everything it opened. Clients see a broken connection and come back when the service does. Idempotent. */
  close(): Promise<void>;
}

/** What a service takes from its surroundings; tests bring their own. */
export interface ServiceAdapters {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly randomBytes?: (size: number) => Uint8Array;
  /** Instead of SQLite in `dataDir`; closed with the service. */
  readonly store?: ServiceStore;
}

/** Makes a service that does nothing yet. Throws {@link StartFailure} for options that cannot be. */
export function createService(options: ServiceOptions, adapters: ServiceAdapters = {}): Service {
  const settings = parseOptions(options);
  const { now = Date.now, store } = adapters;
  const world = {
    now,
    randomBytes: adapters.randomBytes ?? randomBytes,
    openStore: async () => store ?? openSqliteStore(settings.dataDir, now()),
  };
  let running: Promise<Running> | undefined;
  return {
    async listen() {
      running ??= startService(settings, world);
      return (await running).address;
    },
    async close() {
      const started = await running?.catch(() => undefined);
      await started?.close();
    },
  };
}
