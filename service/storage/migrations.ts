import type { Kysely, Transaction } from 'kysely';
import { StartFailure } from '../startFailure.ts';
import { createReportTables } from './reportTables.ts';
import { makeDeliveryTables } from './deliveryTables.ts';
import { makeIncidentTables } from './incidentTables.ts';
import { makeStorageProbeTable } from './storageProbe.ts';
import type { Tables } from './tables.ts';

/** One step of the database's shape. A step that was released is never changed, only followed. */
interface Migration {
  readonly id: string;
  up(transaction: Transaction<Tables>): Promise<void>;
}

const MIGRATIONS: readonly Migration[] = [
  {
    id: '0001-rooms',
    async up(transaction) {
      await transaction.schema
        .createTable('rooms')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('capacity', 'integer', (column) => column.notNull())
        .addColumn('created_at_ms', 'integer', (column) => column.notNull())
        .addColumn('used_at_ms', 'integer', (column) => column.notNull())
        .execute();
      await transaction.schema
        .createIndex('rooms_by_use')
        .on('rooms')
        .column('used_at_ms')
        .execute();
    },
  },
  {
    id: '0002-secrets',
    async up(transaction) {
      await transaction.schema
        .createTable('secrets')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('bytes', 'blob', (column) => column.notNull())
        .execute();
    },
  },
  {
    id: '0003-room-doors',
    async up(transaction) {
      const rooms = transaction.schema.alterTable('rooms');
      await rooms
        .addColumn('has_lobby', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await rooms.addColumn('passcode_hash', 'text').execute();
    },
  },
  { id: '0004-reports', up: createReportTables },
  {
    id: '0005-incidents',
    async up(transaction) {
      await makeIncidentTables(transaction);
      await makeStorageProbeTable(transaction);
      await makeDeliveryTables(transaction);
    },
  },
];

/**
 * Brings a database to the present shape: all missing steps in one transaction, so a crash leaves the old
 * shape whole. (Kysely's own Migrator uses none on SQLite.) Throws {@link StartFailure} for a database
 * that a newer program made.
 */
export async function migrate(database: Kysely<Tables>, nowMs: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('applied_at_ms', 'integer', (column) => column.notNull())
      .execute();
    const rows = await transaction.selectFrom('migrations').select('id').execute();
    const applied = new Set(rows.map((row) => row.id));
    refuseUnknown(applied);
    for (const step of MIGRATIONS.filter(({ id }) => !applied.has(id))) {
      await step.up(transaction);
      const row = { id: step.id, applied_at_ms: nowMs };
      await transaction.insertInto('migrations').values(row).execute();
    }
  });
}

function refuseUnknown(applied: ReadonlySet<string>): void {
  const unknown = [...applied].filter((id) => !MIGRATIONS.some((step) => step.id === id));
  if (unknown.length === 0) return;
  const message = `the data folder was written by a newer Umeet (${unknown.join(', ')})`;
  throw new StartFailure('data-folder-unusable', message);
}
