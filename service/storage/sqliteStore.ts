import type { Kysely } from 'kysely';
import type { RoomCode } from '../../domain/ids.ts';
import type { SecretStore } from '../access/secretStore.ts';
import type { RoomDoor, RoomStore } from '../rooms/roomStore.ts';
import type { ServiceStore } from '../store.ts';
import { bundleFiles } from './bundleFiles.ts';
import { bundleStore } from './bundleStore.ts';
import { deliveryStore } from './deliveryRows.ts';
import { incidentStore } from './incidentRows.ts';
import { migrate } from './migrations.ts';
import { reportStore } from './reportStore.ts';
import { tryStorage } from './storageProbe.ts';
import { openSqlite } from './sqliteDatabase.ts';
import type { RoomsTable, Tables } from './tables.ts';

/** Opens what is kept in a data folder; throws `StartFailure` when that cannot be used. */
export async function openSqliteStore(dataDir: string, nowMs: number): Promise<ServiceStore> {
  const database = openSqlite(dataDir);
  try {
    await migrate(database, nowMs);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const reports = reportStore(database);
  let closing: Promise<void> | undefined;
  return {
    rooms: roomStore(database),
    secrets: secretStore(database),
    reports,
    bundles: bundleStore(database),
    bundleFiles: bundleFiles(dataDir),
    incidents: incidentStore(database),
    deliveries: deliveryStore(database, reports),
    probe: (nowMs) => tryStorage(database, nowMs),
    close: () => (closing ??= database.destroy()),
  };
}

function roomStore(database: Kysely<Tables>): RoomStore {
  return {
    async add(room) {
      const result = await database
        .insertInto('rooms')
        .values({
          code: room.code,
          capacity: room.capacity,
          created_at_ms: room.createdAtMs,
          used_at_ms: room.usedAtMs,
          ...doorColumns(room.door),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async find(code) {
      const row = await database
        .selectFrom('rooms')
        .selectAll()
        .where('code', '=', code)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async setDoor(code, door) {
      await database.updateTable('rooms').set(doorColumns(door)).where('code', '=', code).execute();
    },
    async markUsed(code, atMs) {
      await database
        .updateTable('rooms')
        .set({ used_at_ms: atMs })
        .where('code', '=', code)
        .execute();
    },
    async removeUnusedSince(beforeMs) {
      const result = await database
        .deleteFrom('rooms')
        .where('used_at_ms', '<', beforeMs)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

function secretStore(database: Kysely<Tables>): SecretStore {
  return {
    async obtain(name, make) {
      await database
        .insertInto('secrets')
        .values({ name, bytes: make() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await database
        .selectFrom('secrets')
        .select('bytes')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return row.bytes;
    },
  };
}

function doorColumns({ hasLobby, passcodeHash }: RoomDoor) {
  return { has_lobby: hasLobby ? 1 : 0, passcode_hash: passcodeHash ?? null };
}

function fromRow(row: RoomsTable) {
  return {
    code: row.code as RoomCode,
    capacity: row.capacity,
    createdAtMs: row.created_at_ms,
    usedAtMs: row.used_at_ms,
    door: {
      hasLobby: row.has_lobby !== 0,
      passcodeHash: row.passcode_hash ?? undefined,
    },
  };
}
