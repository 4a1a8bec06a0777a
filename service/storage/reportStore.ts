import { sql, type Kysely } from 'kysely';
import type { RoomCode } from '../../domain/ids.ts';
import type { ReportEvent } from '../../domain/faults/report.ts';
import type { NewReport, ReportStore, StoredReport } from '../reports/reportStore.ts';
import {
  QUEUE_COLUMNS,
  standingColumns,
  SUMMARY,
  toBundle,
  toEvent,
  toEventRow,
  toHead,
  toQueueRow,
  toReportRow,
} from './reportRows.ts';
import { DUE_FIRST } from './reportTables.ts';
import type { ReportsTable, Tables } from './tables.ts';

/** Reports in the database. */
export function reportStore(database: Kysely<Tables>): ReportStore {
  return {
    file: (report) => database.transaction().execute((transaction) => file(transaction, report)),
    async findAccess(key) {
      const row = await database
        .selectFrom('reports')
        .select(['number', 'reporter_hash', 'room'])
        .where('key', '=', key)
        .executeTakeFirst();
      return (
        row && {
          number: row.number,
          reporterHash: row.reporter_hash,
          room: (row.room ?? undefined) as RoomCode | undefined,
        }
      );
    },
    find: (key) => find(database, key),
    async list(of) {
      const all = database.selectFrom('reports').selectAll().orderBy('number', 'desc');
      const rows =
        'room' in of
          ? all.where('room', '=', of.room)
          : all.where('reporter_hash', '=', of.reporterHash);
      return complete(database, await rows.execute());
    },
    append: (key, decide) =>
      database.transaction().execute(async (transaction) => {
        const report = await find(transaction, key);
        if (!report) throw new Error('there is no such report');
        const decided = decide(report);
        if (decided.ok && decided.value) await addEvent(transaction, report, decided.value);
        return decided;
      }),
    async queue({ scope, limit }) {
      const all = database.selectFrom('reports').select(QUEUE_COLUMNS).select(SUMMARY);
      const some = scope === 'all' ? all : all.where('is_over', '=', 0);
      const ordered = some.orderBy(DUE_FIRST);
      const wanted = limit === undefined ? ordered : ordered.limit(limit);
      return (await wanted.execute()).map(toQueueRow);
    },
  };
}

/** Adds an event to a report within a transaction, and keeps how the report stands then. */
export async function addEvent(
  transaction: Kysely<Tables>,
  { head: { number }, events }: Pick<StoredReport, 'head' | 'events'>,
  event: ReportEvent,
): Promise<void> {
  await transaction.insertInto('report_events').values(toEventRow(number, event)).execute();
  await transaction
    .updateTable('reports')
    .set(standingColumns([...events, event]))
    .where('number', '=', number)
    .execute();
}

/** A report with all that belongs to it, by its key or its number. */
export async function find(
  database: Kysely<Tables>,
  keyOrNumber: string | number,
): Promise<StoredReport | undefined> {
  const column = typeof keyOrNumber === 'number' ? 'number' : 'key';
  const rows = await database
    .selectFrom('reports')
    .selectAll()
    .where(column, '=', keyOrNumber)
    .execute();
  return (await complete(database, rows))[0];
}

async function file(transaction: Kysely<Tables>, report: NewReport) {
  const kept = await transaction
    .selectFrom('reports')
    .select(['reporter_hash', 'body_hash'])
    .where('key', '=', report.head.key)
    .executeTakeFirst();
  if (kept) return { isNew: false, reporterHash: kept.reporter_hash, bodyHash: kept.body_hash };
  const last = await transaction
    .selectFrom('reports')
    .select(sql<number>`coalesce(max(number), 0)`.as('number'))
    .executeTakeFirstOrThrow();
  const number = last.number + 1;
  await transaction.insertInto('reports').values(toReportRow(number, report)).execute();
  const events = report.events.map((event) => toEventRow(number, event));
  await transaction.insertInto('report_events').values(events).execute();
  if (report.bundle) {
    const own = { report_number: number, view_id: '', name: '', clock_offset_ms: null };
    await transaction
      .insertInto('report_bundles')
      .values({ ...own, ...report.bundle, receipt: null })
      .execute();
  }
  return { isNew: true, reporterHash: report.reporterHash, bodyHash: report.bodyHash };
}

/** Reads in two queries what belongs to all of these reports. */
async function complete(
  database: Kysely<Tables>,
  rows: readonly ReportsTable[],
): Promise<StoredReport[]> {
  if (rows.length === 0) return [];
  // A list of numbers as one JSON value: SQLite takes only so many parameters.
  const numbers = JSON.stringify(rows.map(({ number }) => number));
  const ofThese = sql<boolean>`report_number in (select value from json_each(${numbers}))`;
  const eventRows = await database
    .selectFrom('report_events')
    .selectAll()
    .where(ofThese)
    .orderBy('seq')
    .execute();
  const bundleRows = await database
    .selectFrom('report_bundles')
    .selectAll()
    .where(ofThese)
    .orderBy('bundle_id')
    .execute();
  const events = Map.groupBy(eventRows, (row) => row.report_number);
  const bundles = Map.groupBy(bundleRows, (row) => row.report_number);
  return rows.map((row) => ({
    head: toHead(row),
    reporterHash: row.reporter_hash,
    events: (events.get(row.number) ?? []).map(toEvent),
    bundles: (bundles.get(row.number) ?? []).map(toBundle),
  }));
}
