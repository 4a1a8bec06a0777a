import { sql } from 'kysely';
import { nextDueMs } from '../../domain/faults/clocks.ts';
import type { FaultLevel } from '../../domain/faults/level.ts';
import type { ReportCategory, ReportEvent, ReportHead } from '../../domain/faults/report.ts';
import { standingOf, type ReportState } from '../../domain/faults/standing.ts';
import type { RoomCode } from '../../domain/ids.ts';
import { reportEventSchema, type QueueRow } from '../protocol/index.ts';
import type { StoredBundle } from '../reports/bundleStore.ts';
import { receiptSchema } from '../reports/receipt.ts';
import type { NewReport } from '../reports/reportStore.ts';
import type { ReportBundlesTable, ReportEventsTable, ReportsTable } from './tables.ts';

/** How many characters of the words a line of the queue shows. */
const SUMMARY_LENGTH = 120;

/** Columns of a report as it stands after its events. */
export function standingColumns(events: readonly ReportEvent[]) {
  const standing = standingOf(events);
  const { state, waiting } = standing;
  return {
    level: standing.level,
    state,
    is_over: state === 'confirmed' || state === 'withdrawn' ? 1 : 0,
    occurred_at_ms: standing.occurredAtMs,
    received_at_ms: standing.receivedAtMs,
    due_ms: nextDueMs(standing) ?? null,
    receipt_at_ms: standing.receiptAtMs ?? null,
    human_at_ms: standing.humanAtMs ?? null,
    is_waiting: waiting.some(({ toMs }) => toMs === undefined) ? 1 : 0,
    assignee: standing.assignee,
    incident_id: standing.incidentId ?? null,
  };
}

/** The row of a report that is filed under that number. */
export function toReportRow(number: number, report: NewReport): ReportsTable {
  const { head } = report;
  return {
    number,
    key: head.key,
    reporter_hash: report.reporterHash,
    body_hash: report.bodyHash,
    category: head.category,
    proposed_level: head.proposedLevel,
    words: head.words,
    contact: head.contact,
    room: head.room ?? null,
    occurred_by_client_ms: head.occurredByClientMs,
    ...standingColumns(report.events),
  };
}

/** What never changes of a report. */
export function toHead(row: ReportsTable): ReportHead {
  return {
    key: row.key,
    number: row.number,
    category: row.category as ReportCategory,
    proposedLevel: row.proposed_level as FaultLevel,
    words: row.words,
    contact: row.contact,
    room: (row.room ?? undefined) as RoomCode | undefined,
    occurredByClientMs: row.occurred_by_client_ms,
  };
}

/** The row of an event of a report. */
export function toEventRow(reportNumber: number, event: ReportEvent) {
  const { eventId, atMs, by, ...happening } = event;
  return {
    report_number: reportNumber,
    event_id: eventId,
    at_ms: atMs,
    by,
    happening: JSON.stringify(happening),
  };
}

/** An event; throws for a row that no version of this program wrote. */
export function toEvent(row: Omit<ReportEventsTable, 'seq'>): ReportEvent {
  const happening = JSON.parse(row.happening) as object;
  const base = { eventId: row.event_id, atMs: row.at_ms, by: row.by };
  return reportEventSchema.parse({ ...happening, ...base });
}

/** A bundle; throws for a row that no version of this program wrote. */
export function toBundle(
  row: Omit<ReportBundlesTable, 'bundle_id'> & { readonly bundle_id: number },
): StoredBundle {
  const { view_id: viewId, name, clock_offset_ms: clockOffsetMs } = row;
  return {
    bundleId: row.bundle_id,
    announced: { size: row.size, sha256: row.sha256 },
    view: viewId === '' ? undefined : { viewId, name, clockOffsetMs },
    receipt: row.receipt === null ? undefined : receiptSchema.parse(JSON.parse(row.receipt)),
  };
}

/** Columns of a line of the desk's queue: of ten thousand, each one counts. */
export const QUEUE_COLUMNS = [
  'key',
  'number',
  'category',
  'level',
  'state',
  'occurred_at_ms',
  'received_at_ms',
  'due_ms',
  'receipt_at_ms',
  'human_at_ms',
  'is_waiting',
  'assignee',
  'room',
  'incident_id',
] as const;

/** The begin of the words, as a line of the queue shows it. */
export const SUMMARY = sql<string>`substr(words, 1, ${SUMMARY_LENGTH})`.as('summary');

/** A line of the desk's queue. */
export function toQueueRow(
  row: Pick<ReportsTable, (typeof QUEUE_COLUMNS)[number]> & { readonly summary: string },
): QueueRow {
  return {
    key: row.key,
    number: row.number,
    category: row.category as ReportCategory,
    level: row.level as FaultLevel,
    state: row.state as ReportState,
    occurredAtMs: row.occurred_at_ms,
    receivedAtMs: row.received_at_ms,
    dueMs: row.due_ms ?? undefined,
    receiptAtMs: row.receipt_at_ms ?? undefined,
    humanAtMs: row.human_at_ms ?? undefined,
    isWaiting: row.is_waiting !== 0,
    assignee: row.assignee,
    room: row.room ?? undefined,
    incidentId: row.incident_id ?? undefined,
    summary: row.summary,
  };
}
