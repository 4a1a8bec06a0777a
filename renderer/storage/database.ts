import { Dexie, type Table, type Transaction } from 'dexie';
import type { TickRow } from './tickRow.ts';

/** The browser's database and its keys; `window` fits. */
export interface DatabaseSource {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange;
}

/** A tick of ten seconds under the round ten by which it ends. */
export interface TenRow extends TickRow {
  readonly ten: number;
}

/** The tables. Other versions of the program write them too, so that what is read is of no type until it is parsed. */
export interface HistoryDatabase extends Dexie {
  readonly calls: Table<unknown, string, object>;
  /** Full seconds of the last day. */
  readonly seconds: Table<unknown, [string, number], TickRow>;
  /** What became of older ones. */
  readonly tens: Table<unknown, [string, number], TenRow>;
  readonly changes: Table<unknown, number, object>;
}

/** One version of the tables; `upgrade` rewrites the rows of the version before, in one transaction with the change. */
export interface Schema {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Every version that was ever released, oldest first. To change the tables, add one; never edit an earlier one. An older
 * program opens a newer database as well (Dexie 4) and ignores what it cannot parse.
 */
export const SCHEMAS: readonly Schema[] = [
  {
    version: 1,
    stores: {
      calls: 'callId, startedAtMs',
      seconds: '[callId+atMs], atMs',
      tens: '[callId+ten]',
      changes: '++, callId',
    },
  },
];

/** Opens the database, which is made or brought up to date first. Rejects when the browser has none for us. */
export async function openDatabase(
  source: DatabaseSource,
  name: string,
  schemas: readonly Schema[] = SCHEMAS,
): Promise<HistoryDatabase> {
  const database = new Dexie(name, {
    indexedDB: source.indexedDB,
    IDBKeyRange: source.IDBKeyRange,
    // Survives the death of the program. To survive a power cut too would cost a disk flush every second.
    chromeTransactionDurability: 'relaxed',
    cache: 'disabled',
  }) as HistoryDatabase;
  for (const { version, stores, upgrade } of schemas) {
    const declared = database.version(version).stores(stores);
    if (upgrade) declared.upgrade(upgrade);
  }
  await database.open();
  return database;
}
