import type { ReportEvent } from '../../domain/faults/report.ts';
import { mayHappen, standingOf } from '../../domain/faults/standing.ts';
import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import { roleOf, type Caller } from '../access/callers.ts';
import type { AskEventBody, FileReportBody, QueueRow, ReportView } from '../protocol/index.ts';
import type { BundleFiles } from './bundleStore.ts';
import { reportOf } from './filing.ts';
import type { ReportEvents } from './reportEvents.ts';
import type { ReportStore, StoredReport, WantedQueue } from './reportStore.ts';
import { viewOf } from './reportView.ts';

/**
 * Use cases of fault reports. Whoever may not know of a report is answered `not-found`, as for one that does not exist, and in
 * the same way.
 */
export interface Reports {
  /** Files a report, once however often it is asked; `report-conflict` for another one under the same key. */
  file(caller: Caller, key: string, body: FileReportBody): Promise<Reply<Filed>>;
  /** A reporter's own reports, or those of a host's room; the newest first. */
  list(caller: Caller): Promise<Reply<readonly ReportView[]>>;
  read(caller: Caller, key: string): Promise<Reply<ReportView>>;
  /** Makes something happen, once however often it is asked. */
  act(caller: Caller, key: string, ask: AskEventBody): Promise<Reply<ReportView>>;
  /** For the desk only; `desk-key-wrong` for everybody else. */
  queue(caller: Caller, wanted: WantedQueue): Promise<Reply<readonly QueueRow[]>>;
}

/** A report after its filing. */
export interface Filed {
  readonly isNew: boolean;
  readonly view: ReportView;
}

/** What {@link createReports} needs. */
export interface ReportsNeeds {
  readonly store: ReportStore;
  readonly files: Pick<BundleFiles, 'size'>;
  readonly events: Pick<ReportEvents, 'tell'>;
  readonly now: () => EpochMs;
  readonly newEventId: () => string;
}

/** The reports of one store. */
export function createReports({ store, files, events, now, newEventId }: ReportsNeeds): Reports {
  const view = (report: StoredReport, role: Parameters<typeof viewOf>[1]['role']) =>
    viewOf(report, { role, nowMs: now(), sizeOf: (bundleId) => files.size(bundleId) });

  async function found(key: string): Promise<StoredReport> {
    const report = await store.find(key);
    if (!report) throw new Error('a report is gone');
    return report;
  }

  return {
    async file(caller, key, body) {
      if (caller.kind !== 'reporter') return fail('not-found');
      const { hash: reporterHash } = caller;
      const filing = reportOf({ key, reporterHash, body, receivedAtMs: now(), newEventId });
      const kept = await store.file(filing);
      if (!roleOf(caller, { ...kept, room: undefined })) return fail('not-found');
      if (kept.bodyHash !== filing.bodyHash) return fail('report-conflict');
      const report = await found(key);
      if (kept.isNew) for (const event of filing.events) events.tell(report, event);
      return ok({ isNew: kept.isNew, view: await view(report, 'reporter') });
    },
    async list(caller) {
      if (caller.kind !== 'reporter' && caller.kind !== 'host') return fail('not-found');
      const isHost = caller.kind === 'host';
      const of = isHost ? { room: caller.room } : { reporterHash: caller.hash };
      const reports = await store.list(of);
      return ok(await Promise.all(reports.map((report) => view(report, caller.kind))));
    },
    async read(caller, key) {
      const role = roleOf(caller, await store.findAccess(key));
      return role ? ok(await view(await found(key), role)) : fail('not-found');
    },
    async act(caller, key, { eventId, happening }) {
      const role = roleOf(caller, await store.findAccess(key));
      if (!role) return fail('not-found');
      const event: ReportEvent = { ...happening, eventId, atMs: now(), by: role };
      const done = await store.append(key, (report) => decide(report, event));
      if (!done.ok) return failWith(done.fault);
      const report = await found(key);
      if (done.value) events.tell(report, done.value);
      return ok(await view(report, role));
    },
    async queue(caller, wanted) {
      return caller.kind === 'desk' ? ok(await store.queue(wanted)) : fail('desk-key-wrong');
    },
  };
}

/** Whether an event happens to a report: it does, it has already (`undefined`), or it may not. */
function decide(report: StoredReport, event: ReportEvent): Reply<ReportEvent | undefined> {
  const earlier = report.events.find(({ eventId }) => eventId === event.eventId);
  if (earlier) return isSame(earlier, event) ? ok(undefined) : fail('report-conflict');
  const isSecret = event.type === 'noted' && event.isInternal;
  if (isSecret && event.by !== 'desk') return fail('not-allowed');
  const allowed = mayHappen(standingOf(report.events), event, event.by);
  return allowed.ok ? ok(event) : failWith(allowed.fault);
}

function isSame(one: ReportEvent, other: ReportEvent): boolean {
  return spell(one) === spell(other);
}

/** An event but for its moment, whatever the order of its fields. */
function spell(event: ReportEvent): string {
  const fields = Object.entries({ ...event, atMs: 0 });
  return JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
