import type { Generated } from 'kysely';
import type { DeliveryTables } from './deliveryTables.ts';
import type { IncidentTables } from './incidentTables.ts';
import type { StorageProbeTables } from './storageProbe.ts';

/** Table `rooms`. Times are epoch milliseconds. */
export interface RoomsTable {
  readonly code: string;
  readonly capacity: number;
  readonly created_at_ms: number;
  readonly used_at_ms: number;
  /** 0 or 1. */
  readonly has_lobby: number;
  readonly passcode_hash: string | null;
}

/** Table `secrets`: random bytes by name. */
interface SecretsTable {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Table `reports`: what never changes of a report, and below it how it stands, kept with its events for the desk's queue. */
export interface ReportsTable {
  readonly number: number;
  readonly key: string;
  /** SHA-256 of the reporter's key, hexadecimal. */
  readonly reporter_hash: string;
  /** SHA-256 of what was filed, by which a repetition is known. */
  readonly body_hash: string;
  readonly category: string;
  readonly proposed_level: number;
  readonly words: string;
  readonly contact: string;
  readonly room: string | null;
  readonly occurred_by_client_ms: number;
  readonly level: number;
  readonly state: string;
  /** 0 or 1: confirmed or withdrawn. */
  readonly is_over: number;
  readonly occurred_at_ms: number;
  readonly received_at_ms: number;
  readonly due_ms: number | null;
  readonly receipt_at_ms: number | null;
  readonly human_at_ms: number | null;
  /** 0 or 1. */
  readonly is_waiting: number;
  readonly assignee: string;
  readonly incident_id: string | null;
}

/** Table `report_events`, in the order of `seq`. */
export interface ReportEventsTable {
  readonly seq: Generated<number>;
  readonly report_number: number;
  readonly event_id: string;
  readonly at_ms: number;
  readonly by: string;
  /** JSON of a `ReportHappening`. */
  readonly happening: string;
}

/** Table `report_bundles`: evidence that was announced; its bytes are in a file named by the id. */
export interface ReportBundlesTable {
  readonly bundle_id: Generated<number>;
  readonly report_number: number;
  /** Empty: the reporter's own. */
  readonly view_id: string;
  readonly name: string;
  readonly clock_offset_ms: number | null;
  readonly size: number;
  readonly sha256: string;
  /** JSON of a `Receipt` once it is whole. */
  readonly receipt: string | null;
}

/** Table `migrations`: the ids that were applied. */
interface MigrationsTable {
  readonly id: string;
  readonly applied_at_ms: number;
}

/** All tables, as Kysely wants them. */
export interface Tables extends DeliveryTables, IncidentTables, StorageProbeTables {
  readonly rooms: RoomsTable;
  readonly secrets: SecretsTable;
  readonly reports: ReportsTable;
  readonly report_events: ReportEventsTable;
  readonly report_bundles: ReportBundlesTable;
  readonly migrations: MigrationsTable;
}
