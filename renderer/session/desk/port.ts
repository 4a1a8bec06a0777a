import type { ReportHappening } from '../../../domain/faults/report.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { BundlePlace } from '../../signalling/reports.ts';
import type {
  DeclareBody,
  DeskIncidents,
  IncidentEventBody,
  QueueRow,
  ReportView,
} from '../../../service/protocol/index.ts';

export interface DeskState {
  /** `closed`: no key, or a wrong one. */
  readonly state: 'closed' | 'opening' | 'open';
  /** This device keeps a key, which may have been changed meanwhile. */
  readonly hasKey: boolean;
  /** In the order of what is due first; `undefined` until they have come. */
  readonly rows: readonly QueueRow[] | undefined;
  /** All of the queue is there; otherwise what is due first, and the rest is on its way. */
  readonly isWhole: boolean;
  readonly incidents: DeskIncidents['incidents'];
  /** By how much the service's clock is ahead of this device's. */
  readonly clockOffsetMs: number;
  /** The service does not answer: what stands here is old. */
  readonly isStale: boolean;
}

/** The service desk of this client's own service. The service decides everything; without the right key it says no. */
export interface DeskActions {
  /** Opens the desk with a key, which this device keeps, or with the kept one. `desk-key-wrong` when it is not. */
  open(key?: string): Promise<Reply<null>>;
  /** Forgets the key. */
  close(): void;
  /** Follows the queue, live, until undone. `all` also brings what is over. */
  follow(scope: 'open' | 'all'): () => void;
  report(key: string): Promise<Reply<ReportView>>;
  act(key: string, happening: ReportHappening): Promise<Reply<ReportView>>;
  /** The signed evidence of a report, or what somebody added to it. */
  download(place: BundlePlace): Promise<Reply<Blob>>;
  declare(incident: DeclareBody): Promise<Reply<null>>;
  tell(
    incidentId: string,
    event: Pick<IncidentEventBody, 'type' | 'title' | 'text'>,
  ): Promise<Reply<null>>;
}
