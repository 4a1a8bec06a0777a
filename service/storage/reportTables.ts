import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The order of the desk's queue: what is due first first, and what nothing is due of last. */
export const DUE_FIRST = sql`due_ms is null, due_ms, number`;

/** Step `0004-reports` of the database's shape. */
export async function createReportTables({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('reports')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('reporter_hash', 'text', (column) => column.notNull())
    .addColumn('body_hash', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('proposed_level', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('room', 'text')
    .addColumn('occurred_by_client_ms', 'integer', (column) => column.notNull())
    .addColumn('level', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('is_over', 'integer', (column) => column.notNull())
    .addColumn('occurred_at_ms', 'integer', (column) => column.notNull())
    .addColumn('received_at_ms', 'integer', (column) => column.notNull())
    .addColumn('due_ms', 'integer')
    .addColumn('receipt_at_ms', 'integer')
    .addColumn('human_at_ms', 'integer')
    .addColumn('is_waiting', 'integer', (column) => column.notNull())
    .addColumn('assignee', 'text', (column) => column.notNull())
    .addColumn('incident_id', 'text')
    .execute();
  const indexOf = (name: string) => schema.createIndex(name).on('reports');
  await indexOf('reports_by_due')
    .expression(sql`is_over, ${DUE_FIRST}`)
    .execute();
  await indexOf('reports_by_reporter').column('reporter_hash').execute();
  await indexOf('reports_by_room').column('room').execute();
  await schema
    .createTable('report_events')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('report_number', 'integer', (column) =>
      column.notNull().references('reports.number'),
    )
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('happening', 'text', (column) => column.notNull())
    .addUniqueConstraint('report_events_once', ['report_number', 'event_id'])
    .execute();
  await schema
    .createTable('report_bundles')
    .addColumn('bundle_id', 'integer', (column) => column.primaryKey())
    .addColumn('report_number', 'integer', (column) =>
      column.notNull().references('reports.number'),
    )
    .addColumn('view_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('clock_offset_ms', 'real')
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text')
    .addUniqueConstraint('report_bundles_once', ['report_number', 'view_id'])
    .execute();
}
