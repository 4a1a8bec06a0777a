import type { Generated, Transaction } from 'kysely';

/** Table `incident_events`: the log of all incidents. */
interface IncidentEventsTable {
  /** The place in the log of all incidents. */
  readonly seq: Generated<number>;
  readonly incident_id: string;
  /** The place in the log of its incident, from 1 on. */
  readonly revision: number;
  readonly event_id: string;
  /** The event as JSON. */
  readonly event: string;
}

/** Table `incident_audience`: the clients that were online when an incident was declared. */
interface IncidentAudienceTable {
  readonly incident_id: string;
  readonly client_id: string;
}

/** Table `incident_receipts`: which client said when that it has shown which revision. */
interface IncidentReceiptsTable {
  readonly incident_id: string;
  readonly client_id: string;
  readonly revision: number;
  readonly at_ms: number;
}

/** The tables of incidents. */
export interface IncidentTables {
  readonly incident_events: IncidentEventsTable;
  readonly incident_audience: IncidentAudienceTable;
  readonly incident_receipts: IncidentReceiptsTable;
}

/** Makes the tables of incidents. */
export async function makeIncidentTables({
  schema,
}: Pick<Transaction<unknown>, 'schema'>): Promise<void> {
  await schema
    .createTable('incident_events')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addUniqueConstraint('incident_events_in_order', ['incident_id', 'revision'])
    .addUniqueConstraint('incident_events_once', ['incident_id', 'event_id'])
    .execute();
  await schema
    .createTable('incident_audience')
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('incident_audience_key', ['incident_id', 'client_id'])
    .execute();
  await schema
    .createTable('incident_receipts')
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('incident_receipts_key', ['incident_id', 'client_id', 'revision'])
    .execute();
}
