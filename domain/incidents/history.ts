import { fail, ok, type Reply } from '../reply.ts';
import type { EpochMs } from '../time.ts';
import type { Incident, IncidentEvent, IncidentHappening } from './incident.ts';

/** What begins an incident. */
export type Declaration = Extract<IncidentHappening, { type: 'declared' }>;
/** What can follow. */
export type IncidentFollowUp = Exclude<IncidentHappening, { type: 'declared' }>;

/** How far ahead of the service a desk's clock may be for "found just now" to be taken as now. */
export const CLOCK_SLACK_MS = 60_000;

/** Replays an incident's events, of which the first declares it. Throws for a log that does not begin so. */
export function incidentOf(incidentId: string, events: readonly IncidentEvent[]): Incident {
  const [first, ...later] = events;
  if (first?.type !== 'declared') throw new Error('an incident begins with its declaration');
  const { kind, title, text, detectedAtMs, startsAtMs, endsAtMs, affects, atMs } = first;
  const declared: Incident = {
    incidentId,
    kind,
    state: 'running',
    title,
    text,
    detectedAtMs,
    declaredAtMs: atMs,
    startsAtMs,
    endsAtMs,
    affects,
    changedAtMs: atMs,
    revision: 1,
  };
  return later.reduce(afterIncidentEvent, declared);
}

/** An incident after one more event, which is not its declaration. */
export function afterIncidentEvent(before: Incident, event: IncidentEvent): Incident {
  if (event.type === 'declared') throw new Error('an incident is declared once');
  const { title, text, atMs } = event;
  const state = event.type === 'all-clear' ? 'over' : before.state;
  return { ...before, title, text, state, changedAtMs: atMs, revision: before.revision + 1 };
}

/**
 * A declaration as it is kept when it is made at `nowMs`, or why it cannot be: nothing is found in the future, maintenance
 * has an end that is after its begin and still to come, and an incident, which nobody announces, has none.
 */
export function declarationAt(asked: Declaration, nowMs: EpochMs): Reply<Declaration> {
  if (asked.title.trim() === '') return fail('bad-request', 'title: is empty');
  if (asked.detectedAtMs > nowMs + CLOCK_SLACK_MS)
    return fail('bad-request', 'detectedAtMs: is in the future');
  const detectedAtMs = Math.min(asked.detectedAtMs, nowMs);
  const affects = [...new Set(asked.affects)];
  if (asked.kind === 'incident') {
    if (asked.endsAtMs !== undefined) return fail('bad-request', 'endsAtMs: is of maintenance');
    return ok({ ...asked, affects, detectedAtMs, startsAtMs: detectedAtMs });
  }
  const { startsAtMs, endsAtMs } = asked;
  if (endsAtMs === undefined || endsAtMs <= startsAtMs)
    return fail('bad-request', 'endsAtMs: is not after startsAtMs');
  if (endsAtMs <= nowMs) return fail('bad-request', 'endsAtMs: has passed');
  return ok({ ...asked, affects, detectedAtMs });
}

/** Whether something more may happen to an incident: nothing does after its all-clear. */
export function mayFollow(incident: Incident, asked: IncidentFollowUp): Reply<null> {
  if (incident.state === 'over') return fail('incident-over');
  return asked.title.trim() === '' ? fail('bad-request', 'title: is empty') : ok(null);
}

/** How long customers are still told of what is over. */
export const RECENT_MS = 24 * 3_600_000;

/** Whether customers are told of it at `nowMs`: it runs, is announced, or has ended within the last day. */
export function isCurrent(incident: Incident, nowMs: EpochMs): boolean {
  return incident.state === 'running' || nowMs - incident.changedAtMs < RECENT_MS;
}
