import type { Kysely } from 'kysely';
import type { Channel, DeliveryStore, News, ReportNews } from '../deliveries/deliveryStore.ts';
import { incidentOf } from '../../domain/incidents/history.ts';
import type { ReportStore } from '../reports/reportStore.ts';
import { incidentStore } from './incidentRows.ts';
import type { Tables } from './tables.ts';

/** What waits to be told outside, in SQLite. */
export function deliveryStore(
  database: Kysely<Tables>,
  reports: Pick<ReportStore, 'find'>,
): DeliveryStore {
  return {
    async unread(kind, limit) {
      const cursor = await database
        .selectFrom('delivery_cursors')
        .select('seq')
        .where('log', '=', kind)
        .executeTakeFirst();
      const after = { seq: cursor?.seq ?? 0, limit };
      return kind === 'report'
        ? unreadReports(database, reports, after)
        : unreadIncidents(database, after);
    },
    async queue({ kind, seq }, deliveries, nowMs) {
      const rows = deliveries.map(({ channel, content }) => ({
        channel,
        content,
        created_at_ms: nowMs,
        attempts: 0,
        due_ms: nowMs,
      }));
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('delivery_cursors')
          .values({ log: kind, seq })
          .onConflict((conflict) => conflict.column('log').doUpdateSet({ seq }))
          .execute();
        if (rows.length > 0) await transaction.insertInto('deliveries').values(rows).execute();
      });
    },
    ...waiting(database),
  };
}

type Waiting = Pick<DeliveryStore, 'nextDue' | 'nextDueMs' | 'putOff' | 'remove'>;

function waiting(database: Kysely<Tables>): Waiting {
  return {
    async nextDue(channel, nowMs) {
      const row = await database
        .selectFrom('deliveries')
        .selectAll()
        .where('channel', '=', channel)
        .where('due_ms', '<=', nowMs)
        .orderBy('due_ms')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, content, attempts } = row;
      return { id, content, attempts, channel, createdAtMs: row.created_at_ms };
    },
    nextDueMs: (channel) => nextDueMs(database, channel),
    async putOff(id, attempts, dueMs) {
      await database
        .updateTable('deliveries')
        .set({ attempts, due_ms: dueMs })
        .where('id', '=', id)
        .execute();
    },
    async remove(id) {
      await database.deleteFrom('deliveries').where('id', '=', id).execute();
    },
  };
}

async function nextDueMs(database: Kysely<Tables>, channel: Channel): Promise<number | undefined> {
  const row = await database
    .selectFrom('deliveries')
    .select('due_ms')
    .where('channel', '=', channel)
    .orderBy('due_ms')
    .limit(1)
    .executeTakeFirst();
  return row?.due_ms;
}

interface After {
  readonly seq: number;
  readonly limit: number;
}

async function unreadReports(
  database: Kysely<Tables>,
  reports: Pick<ReportStore, 'find'>,
  { seq, limit }: After,
): Promise<readonly News[]> {
  const rows = await database
    .selectFrom('report_events')
    .innerJoin('reports', 'reports.number', 'report_events.report_number')
    .select(['report_events.seq', 'report_events.event_id', 'reports.key'])
    .where('report_events.seq', '>', seq)
    .orderBy('report_events.seq')
    .limit(limit)
    .execute();
  const news: ReportNews[] = [];
  for (const row of rows) {
    const report = await reports.find(row.key);
    if (!report) throw new Error('an event is of no report');
    const { head, events } = report;
    const at = events.findIndex(({ eventId }) => eventId === row.event_id);
    news.push({ kind: 'report', seq: row.seq, head, events: events.slice(0, at + 1) });
  }
  return news;
}

async function unreadIncidents(
  database: Kysely<Tables>,
  { seq, limit }: After,
): Promise<readonly News[]> {
  const rows = await database
    .selectFrom('incident_events')
    .select(['seq', 'incident_id', 'revision'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const logs = await incidentStore(database).load();
  return rows.flatMap((row) => {
    const events = (logs.get(row.incident_id) ?? []).slice(0, row.revision);
    const event = events.at(-1);
    if (!event) return [];
    const incident = incidentOf(row.incident_id, events);
    return [{ kind: 'incident' as const, seq: row.seq, incident, event }];
  });
}
