import type { CallArchive } from './callArchive.ts';
import { parseCallRow, parseChangeRow } from './callRow.ts';
import { openDatabase, type DatabaseSource, type HistoryDatabase } from './database.ts';
import { inCall, removeCall, tidyHistory } from './tidyHistory.ts';
import { parseTickRow, toTickRow } from './tickRow.ts';

/** The archive before its failures are caught: every method may reject. */
export interface HistoryStore extends Omit<CallArchive, 'health'> {
  /** Lets go of the database. Idempotent. */
  close(): void;
}

/** Opens the history under a name. Rejects when it cannot be opened. */
export async function openHistory(source: DatabaseSource, name: string): Promise<HistoryStore> {
  return createHistoryStore(await openDatabase(source, name));
}

/** The history in an open database. */
export function createHistoryStore(database: HistoryDatabase): HistoryStore {
  const { calls, seconds, tens, changes } = database;
  return {
    put: async (record) => void (await calls.put(record)),
    addTicks: async (callId, ticks) =>
      void (await seconds.bulkPut(ticks.map((tick) => toTickRow(callId, tick)))),
    addChange: async (callId, change) => void (await changes.add({ ...change, callId })),
    get: async (callId) => parseCallRow(await calls.get(callId)),
    list: async (limit = Infinity) => {
      const oldest = calls.orderBy('startedAtMs');
      // oxlint-disable-next-line unicorn/no-array-reverse -- Dexie's, which turns the order of the index
      const rows = await oldest.reverse().limit(limit).toArray();
      return rows.flatMap((row) => parseCallRow(row) ?? []);
    },
    ticks: async (callId, fromMs, toMs) => {
      const [old, recent] = await Promise.all([
        tens
          .where('[callId+ten]')
          .between(...inCall(callId, fromMs, toMs))
          .toArray(),
        seconds
          .where('[callId+atMs]')
          .between(...inCall(callId, fromMs, toMs))
          .toArray(),
      ]);
      const ticks = [...old, ...recent].flatMap((row) => parseTickRow(row) ?? []);
      return ticks.toSorted((one, other) => one.atMs - other.atMs);
    },
    changes: async (callId) => {
      const rows = await changes.where('callId').equals(callId).toArray();
      return rows.flatMap((row) => parseChangeRow(row) ?? []);
    },
    remove: (callId) => removeCall(database, callId),
    clear: () =>
      database.transaction('rw', calls, seconds, tens, changes, async () => {
        await Promise.all([calls, seconds, tens, changes].map((table) => table.clear()));
      }),
    tidy: (nowMs, keepDays) => tidyHistory(database, nowMs, keepDays),
    close: () => database.close(),
  };
}
