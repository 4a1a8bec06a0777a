import type { ReportCategory } from '../../../domain/faults/report.ts';
import type { IncidentKind } from '../../../domain/incidents/incident.ts';
import type { DeclareBody } from '../../../service/protocol/index.ts';
import { fromLocalInput } from './localTime.ts';

const MINUTE_MS = 60_000;

/** What stands in the form; times as fields of this device's zone hold them. */
export interface Draft {
  readonly kind: IncidentKind;
  readonly title: string;
  readonly text: string;
  readonly found: string;
  readonly starts: string;
  readonly ends: string;
  readonly affects: readonly ReportCategory[];
}

/** What is wrong with a draft, by its field. */
export interface DraftFaults {
  readonly title?: 'missing';
  readonly found?: 'missing' | 'late';
  readonly starts?: 'missing';
  readonly ends?: 'early';
}

/**
 * What is to be declared, on the service's clock, which is `offsetMs` ahead of this device's; or what is wrong.
 * Maintenance is found when it is declared: §5.7 has no limit for it.
 */
export function readDraft(
  draft: Draft,
  { nowMs, offsetMs }: { readonly nowMs: number; readonly offsetMs: number },
): { readonly body: DeclareBody } | { readonly faults: DraftFaults } {
  // Fields hold whole minutes: a second's difference of the clocks must not turn 12:00 into 11:59.
  const aheadMs = Math.round(offsetMs / MINUTE_MS) * MINUTE_MS;
  const isPlanned = draft.kind === 'maintenance';
  const title = draft.title.trim();
  const foundMs = isPlanned ? nowMs : fromLocalInput(draft.found);
  const startsMs = isPlanned ? fromLocalInput(draft.starts) : foundMs;
  const endsMs = isPlanned ? fromLocalInput(draft.ends) : undefined;
  const faults: DraftFaults = {
    ...(title === '' && { title: 'missing' }),
    ...(foundMs === undefined && { found: 'missing' }),
    ...(foundMs !== undefined && foundMs > nowMs && { found: 'late' }),
    ...(isPlanned && startsMs === undefined && { starts: 'missing' }),
    ...(startsMs !== undefined && endsMs !== undefined && endsMs <= startsMs && { ends: 'early' }),
  };
  if (Object.keys(faults).length > 0 || foundMs === undefined || startsMs === undefined)
    return { faults };
  return {
    body: {
      kind: draft.kind,
      title,
      text: draft.text.trim(),
      // Not after the service's own present, which would be refused.
      detectedAtMs: Math.min(foundMs + aheadMs, nowMs + offsetMs),
      startsAtMs: startsMs + aheadMs,
      endsAtMs: endsMs === undefined ? null : endsMs + aheadMs,
      affects: [...draft.affects],
    },
  };
}
