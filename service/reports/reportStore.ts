import type { ReportEvent, ReportHead } from '../../domain/faults/report.ts';
import type { RoomCode } from '../../domain/ids.ts';
import type { Reply } from '../../domain/reply.ts';
import type { QueueRow } from '../protocol/index.ts';
import type { AnnouncedBundle, StoredBundle } from './bundleStore.ts';

/** Whose a report is: by this alone is decided who may see it. */
export interface ReportAccess {
  readonly number: number;
  /** SHA-256 of the reporter's key, hexadecimal; the key itself is never kept. */
  readonly reporterHash: string;
  readonly room: RoomCode | undefined;
}

/** A report as it is kept. */
export interface StoredReport {
  readonly head: ReportHead;
  readonly reporterHash: string;
  /** In the order in which they happened; never empty. */
  readonly events: readonly ReportEvent[];
  readonly bundles: readonly StoredBundle[];
}

/** A report that is filed; it gets its number when it is kept. */
export interface NewReport {
  readonly head: Omit<ReportHead, 'number'>;
  readonly reporterHash: string;
  /** By which a repetition is told from another report under the same key. */
  readonly bodyHash: string;
  readonly events: readonly ReportEvent[];
  readonly bundle: AnnouncedBundle | undefined;
}

/** What stands under a key after a filing. */
export interface FilingOutcome {
  /** `false`: it had been there; nothing was changed. */
  readonly isNew: boolean;
  readonly reporterHash: string;
  readonly bodyHash: string;
}

/** Which part of the queue: `open` leaves out what is confirmed or withdrawn; with a limit, so many of what is due first. */
export interface WantedQueue {
  readonly scope: 'open' | 'all';
  readonly limit?: number | undefined;
}

/** PORT. Reports and all that happened to them; a resolved write is on the disk, whole or not at all. */
export interface ReportStore {
  /** Numbers run from 1 on without a gap. */
  file(report: NewReport): Promise<FilingOutcome>;
  findAccess(key: string): Promise<ReportAccess | undefined>;
  find(key: string): Promise<StoredReport | undefined>;
  /** Of a reporter or of a room, the newest first. */
  list(
    of: Pick<ReportAccess, 'reporterHash'> | { readonly room: RoomCode },
  ): Promise<readonly StoredReport[]>;
  /**
   * Adds what `decide` makes of the report as it stands, `undefined` for nothing; what it refuses is handed on. Nothing else
   * happens to any report in between. Throws when there is no such report.
   */
  append(
    key: string,
    decide: (report: StoredReport) => Reply<ReportEvent | undefined>,
  ): Promise<Reply<ReportEvent | undefined>>;
  /** What is due first first. */
  queue(wanted: WantedQueue): Promise<readonly QueueRow[]>;
}
