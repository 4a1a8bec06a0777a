import { Dexie, type Table } from 'dexie';
import type { z } from 'zod';
import { betterLook, type ClockLook } from '../../../domain/faults/serviceClock.ts';
import type { DatabaseSource } from '../database.ts';
import { createChanges, type Changes } from './changes.ts';
import {
  bytesRowSchema,
  knownServiceSchema,
  parcelSchema,
  type KnownService,
  type Parcel,
} from './parcel.ts';

/** The tables. What is read is of no type until it is parsed. */
interface ReportDatabase extends Dexie {
  readonly parcels: Table<unknown, string, object>;
  /** Bundles of what is not sent yet, apart from the rows that are listed. */
  readonly bundles: Table<unknown, string, object>;
  readonly services: Table<unknown, string, object>;
}

/** What of a window the reports are kept by. */
export interface ReportSource extends DatabaseSource {
  readonly BroadcastChannel: typeof BroadcastChannel;
}

/** Reports of this device, and what their sending needs. Every method may reject. */
export interface ReportStore {
  /** On the disk, both or neither, when it resolves. */
  add(parcel: Parcel, bundle: ArrayBuffer | undefined): Promise<void>;
  get(key: string): Promise<Parcel | undefined>;
  /** The newest first. */
  list(): Promise<readonly Parcel[]>;
  bundle(key: string): Promise<ArrayBuffer | undefined>;
  update(
    key: string,
    change: Partial<Pick<Parcel, 'sentBytes' | 'isSent' | 'refused'>>,
  ): Promise<void>;
  /** How a report stands, as its service has just told. */
  setView(key: string, view: object): Promise<void>;
  /** Forgets the bytes of a bundle that has come. */
  dropBundle(key: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** What is known of a service; the reporter's key for it is made when it is first wanted. */
  service(service: string): Promise<KnownService>;
  services(): Promise<readonly KnownService[]>;
  /** An answer of a service has told its clock. */
  noteClock(service: string, look: ClockLook): Promise<void>;
  /** Now, and after each change in any window of this origin. Returns its own undo. */
  follow(
    listener: (parcels: readonly Parcel[], services: readonly KnownService[]) => void,
  ): () => void;
  /** Lets go of the database. Idempotent. */
  close(): void;
}

/** Opens the database of reports. `newKey` makes a reporter's key. Rejects when the browser has none for us. */
export async function openReportStore(
  source: ReportSource,
  name: string,
  newKey: () => string,
): Promise<ReportStore> {
  const database = new Dexie(name, {
    indexedDB: source.indexedDB,
    IDBKeyRange: source.IDBKeyRange,
    // "It is safe on this device" must hold through a power cut, and a report is written seldom.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as ReportDatabase;
  database.version(1).stores({ parcels: 'key', bundles: 'key', services: 'service' });
  await database.open();
  return createReportStore(database, createChanges(new source.BroadcastChannel(name)), newKey);
}

function createReportStore(
  database: ReportDatabase,
  changes: Changes,
  newKey: () => string,
): ReportStore {
  const { parcels, bundles } = database;
  const readParcels = async () =>
    parseAll(parcelSchema, await parcels.toArray()).toSorted(
      (one, other) => other.filedAtMs - one.filedAtMs,
    );
  const known = createKnownServices(database, changes, newKey);

  return {
    add: async (parcel, bundle) => {
      await database.transaction('rw', parcels, bundles, async () => {
        await parcels.add(parcel);
        if (bundle) await bundles.put({ key: parcel.key, bytes: bundle });
      });
      changes.announce();
    },
    get: async (key) => parseAll(parcelSchema, [await parcels.get(key)])[0],
    list: readParcels,
    bundle: async (key) => parseAll(bytesRowSchema, [await bundles.get(key)])[0]?.bytes,
    update: async (key, change) => {
      await parcels.update(key, change);
      changes.announce();
    },
    setView: async (key, view) => {
      await parcels.update(key, { 'what.view': view });
      changes.announce();
    },
    dropBundle: (key) => bundles.delete(key),
    remove: async (key) => {
      await database.transaction('rw', parcels, bundles, async () => {
        await Promise.all([parcels.delete(key), bundles.delete(key)]);
      });
      changes.announce();
    },
    ...known,
    follow: (listener) =>
      changes.follow(async () => listener(await readParcels(), await known.services())),
    close: () => {
      changes.close();
      database.close();
    },
  };
}

/** What is known of services, in the same database. */
function createKnownServices(
  database: ReportDatabase,
  changes: Changes,
  newKey: () => string,
): Pick<ReportStore, 'service' | 'services' | 'noteClock'> {
  const { services } = database;
  const known = async (name: string): Promise<KnownService> => {
    const [kept] = parseAll(knownServiceSchema, [await services.get(name)]);
    if (kept) return kept;
    const made = { service: name, reporterKey: newKey() };
    await services.put(made);
    return made;
  };
  return {
    // In one transaction, so that two windows never make two keys.
    service: (name) => database.transaction('rw', services, () => known(name)),
    services: async () => parseAll(knownServiceSchema, await services.toArray()),
    noteClock: async (name, look) => {
      await database.transaction('rw', services, async () => {
        const service = await known(name);
        const clock = betterLook(service.clock, look);
        if (clock !== service.clock) await services.put({ ...service, clock });
      });
      changes.announce();
    },
  };
}

/** Rows that another version of the program wrote may not parse: they are left where they are. */
function parseAll<S extends z.ZodType>(schema: S, rows: readonly unknown[]): z.infer<S>[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
