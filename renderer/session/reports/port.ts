import type { Fault } from '../../../domain/fault.ts';
import type { FaultLevel } from '../../../domain/faults/level.ts';
import type { ProposalReason } from '../../../domain/faults/proposal.ts';
import type { ReportCategory, ReportHappening } from '../../../domain/faults/report.ts';
import type { Incident } from '../../../domain/incidents/incident.ts';
import type { RoomCode } from '../../../domain/ids.ts';
import type { Invitation } from '../../../domain/meeting/invitation.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { EpochMs } from '../../../domain/time.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import type { BundlePlace } from '../../signalling/reports.ts';

/** One part of the evidence: a file of the bundle, which can be looked at and left out. */
export interface EvidencePart {
  readonly id: EvidencePartId;
  /** Of the file in the bundle. */
  readonly name: string;
  readonly bytes: number;
  /** Text as it will be sent, masked already; of the picture, an image to show. */
  readonly preview: string | Blob;
}
export type EvidencePartId =
  | 'quality'
  | 'samples'
  | 'path'
  | 'devices'
  | 'versions'
  | 'log'
  | 'events'
  | 'picture';

/** To which service a report goes, and about which room of it. */
export interface ReportPlace {
  readonly origin: string;
  readonly room: RoomCode | undefined;
}

/** A report that could be sent as it is. */
export interface PreparedReport {
  /** By this device's clock. */
  readonly occurredAtMs: EpochMs;
  /** By how much the service's clock is ahead, as far as it is known. */
  readonly clockOffsetMs?: number | undefined;
  readonly category: ReportCategory;
  readonly level: FaultLevel;
  readonly reason: ProposalReason;
  readonly parts: readonly EvidencePart[];
  /** As it was when it was prepared; without one it is found when it is sent. */
  readonly place?: ReportPlace | undefined;
}

/** What the person decided. */
export interface Filing {
  readonly category: ReportCategory;
  readonly level: FaultLevel;
  readonly words: string;
  readonly contact: string;
  readonly parts: readonly EvidencePartId[];
  readonly incidentId: string | undefined;
}

/** A report of this device, or one of a room that was made on it. */
export interface MyReport {
  readonly key: string;
  /** Somebody else's, of one of this device's rooms: it may be looked at, and nothing may be done to it. */
  readonly isHosted?: true;
  /** Of the service that it goes to. */
  readonly origin: string;
  readonly delivery: 'waiting' | 'sending' | 'sent';
  /** The service will not take it, however often it is sent: it has to be filed anew. */
  readonly refused?: Fault | undefined;
  readonly filedAtMs: EpochMs;
  readonly occurredAtMs: EpochMs;
  readonly category: ReportCategory;
  readonly level: FaultLevel;
  readonly words: string;
  readonly contact: string;
  /** Bytes of evidence, and how many of them the service has. */
  readonly bundle: { readonly bytes: number; readonly sentBytes: number } | undefined;
  /** As the service last told it. */
  readonly view: ReportView | undefined;
  /** By how much the service's clock is ahead of this device's; `undefined` until it has answered once. */
  readonly clockOffsetMs: number | undefined;
}

/** Somebody in the meeting asks for this client's view of a fault. */
export interface EvidenceAsk {
  readonly fromName: string;
  readonly reportKey: string;
}

export interface ReportsState {
  /** `undefined` until they were read from this device. The newest first. */
  readonly reports: readonly MyReport[] | undefined;
  /** What was reported of the rooms that were made here, by this device too; `undefined` until it was asked for. The newest first. */
  readonly hosted: readonly MyReport[] | undefined;
  readonly ask: EvidenceAsk | undefined;
}

export interface IncidentsState {
  /** What runs, is announced, or has just ended, on the services that this client watches. The newest first. */
  readonly incidents: readonly Incident[];
  /** Revisions that the person has put aside, by incident. */
  readonly dismissed: Readonly<Record<string, number>>;
}

/** Reporting faults. */
export interface ReportActions {
  /**
   * Collects what is known of the fault just now: of the meeting this client is in, of a failed join to `invitation`, or
   * of nothing in particular. What is said of people and addresses is masked.
   */
  prepare(failed?: {
    readonly invitation: Invitation;
    readonly code: string;
  }): Promise<PreparedReport>;
  /** Adds a picture of the meeting's window to what was prepared. */
  addPicture(prepared: PreparedReport): Promise<Reply<PreparedReport>>;
  /** Resolves with the report's key when it is safe on this device; sending goes on by itself, for as long as it takes. */
  send(prepared: PreparedReport, filing: Filing): Promise<Reply<string>>;
  /** Confirms, reopens, withdraws, adds words. */
  act(key: string, happening: ReportHappening): Promise<Reply<null>>;
  /** Asks the others in the meeting to add their view to a report that was sent. */
  askOthers(key: string): Promise<Reply<null>>;
  /** The person's own decision about {@link EvidenceAsk}: what goes along, exactly as it was shown; `undefined` for nothing. */
  answerAsk(parts: readonly EvidencePart[] | undefined): Promise<Reply<null>>;
  /** The signed bundle of a report, or of what somebody added to it, as it can be checked offline. */
  download(place: BundlePlace): Promise<Reply<Blob>>;
  /** Removes a report from this device that the service will never take; `report-state` for any other. */
  discard(key: string): Promise<Reply<null>>;
  /** Tries at once what waits, and asks how all reports stand. */
  refresh(): Promise<void>;
  /** Asks what others have reported of this device's rooms. */
  refreshHosted(): Promise<void>;
  dismissIncident(incidentId: string): void;
}
