import type { ReportCategory } from '../faults/report.ts';
import type { EpochMs } from '../time.ts';

/** §5.7: online customers are told of an outage within 15 minutes of its being found. */
export const NOTICE_LIMIT_MS = 15 * 60_000;

/** Most characters of an incident's title and of its text. */
export const INCIDENT_TITLE_MAX = 120;
export const INCIDENT_TEXT_MAX = 2_000;

export type IncidentKind = 'incident' | 'maintenance';

/** What customers are told. */
export interface IncidentWords {
  readonly title: string;
  readonly text: string;
}

/** What can happen to an incident. The log of it is all there is. */
export type IncidentHappening =
  | (IncidentWords & {
      readonly type: 'declared';
      readonly kind: IncidentKind;
      /** When it was found: the clock of §5.7 starts here. Not after `atMs`. */
      readonly detectedAtMs: EpochMs;
      /** Of maintenance: when it begins. Of an incident: `detectedAtMs`. */
      readonly startsAtMs: EpochMs;
      /** Announced end of maintenance. */
      readonly endsAtMs: EpochMs | undefined;
      /** What it disturbs; empty: everything. */
      readonly affects: readonly ReportCategory[];
    })
  | (IncidentWords & { readonly type: 'updated' })
  | (IncidentWords & { readonly type: 'all-clear' });

export type IncidentEvent = IncidentHappening & {
  readonly eventId: string;
  readonly atMs: EpochMs;
  /** `monitor`: the service found it itself. */
  readonly by: 'desk' | 'monitor';
};

/** An incident as clients see it. */
export interface Incident extends IncidentWords {
  readonly incidentId: string;
  readonly kind: IncidentKind;
  readonly state: 'running' | 'over';
  readonly detectedAtMs: EpochMs;
  readonly declaredAtMs: EpochMs;
  readonly startsAtMs: EpochMs;
  readonly endsAtMs: EpochMs | undefined;
  readonly affects: readonly ReportCategory[];
  /** Of the last event: each is told to everybody. */
  readonly changedAtMs: EpochMs;
  /** Counts the events from 1 on. */
  readonly revision: number;
}
