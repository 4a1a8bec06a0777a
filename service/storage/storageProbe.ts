import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Table `storage_probe`: one row, by which the monitor tries whether anything can be stored. */
interface StorageProbeTable {
  readonly id: number;
  readonly at_ms: number;
}

/** The table of the probe. */
export interface StorageProbeTables {
  readonly storage_probe: StorageProbeTable;
}

const ROW = 1;

/** Makes the table of the probe. */
export async function makeStorageProbeTable({
  schema,
}: Pick<Transaction<unknown>, 'schema'>): Promise<void> {
  await schema
    .createTable('storage_probe')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .execute();
}

/** Writes a moment and reads it back; rejects when that is not what was written. */
export async function tryStorage(database: Kysely<Tables>, nowMs: number): Promise<void> {
  await database
    .insertInto('storage_probe')
    .values({ id: ROW, at_ms: nowMs })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at_ms: nowMs }))
    .execute();
  const row = await database
    .selectFrom('storage_probe')
    .select('at_ms')
    .where('id', '=', ROW)
    .executeTakeFirstOrThrow();
  if (row.at_ms !== nowMs) throw new Error('it keeps something else than was written');
}
