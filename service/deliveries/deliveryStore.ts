import type { ReportEvent, ReportHead } from '../../domain/faults/report.ts';
import type { Incident, IncidentEvent } from '../../domain/incidents/incident.ts';
import type { EpochMs } from '../../domain/time.ts';

/** Ways out of the service. */
export const CHANNELS = ['mail', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Something to be told outside. */
export interface NewDelivery {
  readonly channel: Channel;
  /** What the channel's sender reads, as JSON. */
  readonly content: string;
}

/** Something that waits to be told. */
export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly createdAtMs: EpochMs;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Something that happened to a report, with the report as it was then. */
export interface ReportNews {
  readonly kind: 'report';
  /** Place in the log of all reports. */
  readonly seq: number;
  readonly head: ReportHead;
  /** Up to this event, which is the last one. */
  readonly events: readonly ReportEvent[];
}

/** Something that happened to an incident, with the incident as it was then. */
export interface IncidentNews {
  readonly kind: 'incident';
  /** Place in the log of all incidents. */
  readonly seq: number;
  readonly incident: Incident;
  readonly event: IncidentEvent;
}

export type News = ReportNews | IncidentNews;

/**
 * PORT. The queue of what is told outside, and how far the logs were read for it. A resolved write is on the disk: nothing is lost
 * by a restart, and nothing queued twice.
 */
export interface DeliveryStore {
  /** What was not queued yet, in order. */
  unread(kind: News['kind'], limit: number): Promise<readonly News[]>;
  /** Queues, and notes that the log was read up to that place, both or neither. */
  queue(upTo: News, deliveries: readonly NewDelivery[], nowMs: EpochMs): Promise<void>;
  /** The one that is due longest. */
  nextDue(channel: Channel, nowMs: EpochMs): Promise<Delivery | undefined>;
  /** When the next one is due; `undefined`: none waits. */
  nextDueMs(channel: Channel): Promise<EpochMs | undefined>;
  putOff(id: number, attempts: number, dueMs: EpochMs): Promise<void>;
  remove(id: number): Promise<void>;
}
