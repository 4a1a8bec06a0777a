import { createHash } from 'node:crypto';
import { occurredByService } from '../../domain/faults/occurredAt.ts';
import type { ReportActor, ReportEvent, ReportHappening } from '../../domain/faults/report.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { FileReportBody } from '../protocol/index.ts';
import type { NewReport } from './reportStore.ts';

/** A report that arrives at a moment of the service's clock. */
export interface Arrival {
  readonly key: string;
  readonly reporterHash: string;
  readonly body: FileReportBody;
  readonly receivedAtMs: EpochMs;
  readonly newEventId: () => string;
}

/** What is kept of a report that arrives: its filing, with both moments, and the receipt by this machine. */
export function reportOf(arrival: Arrival): NewReport {
  const { key, reporterHash, body, receivedAtMs, newEventId } = arrival;
  const { category, level, proposedLevel, words, contact } = body;
  const happened = (by: ReportActor, happening: ReportHappening): ReportEvent => ({
    ...happening,
    eventId: newEventId(),
    atMs: receivedAtMs,
    by,
  });
  const occurredAtMs = occurredByService(body, receivedAtMs);
  const { incidentId } = body;
  return {
    head: {
      key,
      category,
      proposedLevel,
      words,
      contact,
      room: body.room ?? undefined,
      occurredByClientMs: body.occurredAtMs,
    },
    reporterHash,
    bodyHash: hashOf(body),
    events: [
      happened('reporter', { type: 'filed', level, occurredAtMs }),
      happened('service', { type: 'received' }),
      ...(incidentId === null
        ? []
        : [happened('reporter', { type: 'joined-incident', incidentId })]),
    ],
    bundle: body.bundle ?? undefined,
  };
}

/** SHA-256 of what is filed, whatever the order of its fields. What tells of the sending may differ each time and is left out. */
function hashOf(body: FileReportBody): string {
  const { sentAtMs: _sentAtMs, clockOffsetMs: _clockOffsetMs, bundle, ...rest } = body;
  const facts = { ...rest, size: bundle?.size ?? null, sha256: bundle?.sha256 ?? null };
  const sorted = Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
