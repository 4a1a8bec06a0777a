import type { Generated, Transaction } from 'kysely';

/** Table `deliveries`: what waits to be told outside. */
interface DeliveriesTable {
  readonly id: Generated<number>;
  readonly channel: string;
  /** JSON for the channel's sender. */
  readonly content: string;
  readonly created_at_ms: number;
  readonly attempts: number;
  readonly due_ms: number;
}

/** Table `delivery_cursors`: up to which place each log was read. */
interface DeliveryCursorsTable {
  readonly log: string;
  readonly seq: number;
}

/** The tables of deliveries. */
export interface DeliveryTables {
  readonly deliveries: DeliveriesTable;
  readonly delivery_cursors: DeliveryCursorsTable;
}

/** Makes the tables of deliveries. */
export async function makeDeliveryTables({
  schema,
}: Pick<Transaction<unknown>, 'schema'>): Promise<void> {
  await schema
    .createTable('deliveries')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_ms', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('deliveries_by_due')
    .on('deliveries')
    .columns(['channel', 'due_ms', 'id'])
    .execute();
  await schema
    .createTable('delivery_cursors')
    .addColumn('log', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute();
}
