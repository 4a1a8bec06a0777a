import { z } from 'zod';
import { REPORT_CATEGORIES } from '../../domain/faults/report.ts';
import type { IncidentEvent } from '../../domain/incidents/incident.ts';
import type { NoticeReceipt } from '../../domain/incidents/reach.ts';
import type { EpochMs } from '../../domain/time.ts';

/** A client has shown a revision of an incident. */
export interface IncidentReceipt {
  readonly incidentId: string;
  readonly clientId: string;
  readonly revision: number;
  /** When the service heard of it. */
  readonly atMs: EpochMs;
}

/** One more event of an incident, with its place in the log. */
export interface IncidentEntry {
  readonly incidentId: string;
  /** From 1 on. */
  readonly revision: number;
  readonly event: IncidentEvent;
  /** Of a declaration: the clients that are online. */
  readonly online?: Iterable<string>;
}

/** PORT. Incidents and who was told of them. A resolved write is on the disk. */
export interface IncidentStore {
  /** The logs of all incidents, each in order. */
  load(): Promise<ReadonlyMap<string, readonly IncidentEvent[]>>;
  /** Rejects when the place, or the event, is there already; nothing is changed then. */
  add(entry: IncidentEntry): Promise<void>;
  /** Keeps the first receipt of each client and revision. */
  addReceipts(receipts: readonly IncidentReceipt[]): Promise<void>;
  /** Who was online at the declaration, and who has said that they know. */
  told(incidentId: string): Promise<{
    readonly online: ReadonlySet<string>;
    readonly receipts: readonly NoticeReceipt[];
  }>;
}

const eventBase = {
  eventId: z.string(),
  atMs: z.number(),
  by: z.enum(['desk', 'monitor']),
  title: z.string(),
  text: z.string(),
};

/** An event as it is kept; JSON leaves out an end that is not there. */
export const incidentEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...eventBase,
    type: z.literal('declared'),
    kind: z.enum(['incident', 'maintenance']),
    detectedAtMs: z.number(),
    startsAtMs: z.number(),
    endsAtMs: z
      .number()
      .optional()
      .transform((at) => at),
    affects: z.array(z.enum(REPORT_CATEGORIES)),
  }),
  z.object({ ...eventBase, type: z.literal('updated') }),
  z.object({ ...eventBase, type: z.literal('all-clear') }),
]) satisfies z.ZodType<IncidentEvent>;
