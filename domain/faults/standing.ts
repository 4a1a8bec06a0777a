import { fail, ok, type Reply } from '../reply.ts';
import type { EpochMs } from '../time.ts';
import type { FaultLevel } from './level.ts';
import type { ReportActor, ReportEvent, ReportEventType, ReportHappening } from './report.ts';

/** How far a report has come. `filed` becomes `acknowledged` by a human; the machine's receipt is only in the clocks. */
export type ReportState =
  | 'filed'
  | 'acknowledged'
  | 'in-progress'
  | 'recovered'
  | 'confirmed'
  | 'reopened'
  | 'withdrawn';

/** How a report stands after its events. */
export interface ReportStanding {
  readonly state: ReportState;
  readonly level: FaultLevel;
  /** On the service's clock: the clocks of §5.8 start here. */
  readonly occurredAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
  /** The machine's receipt. */
  readonly receiptAtMs: EpochMs | undefined;
  /** When a human first did something. */
  readonly humanAtMs: EpochMs | undefined;
  /** Since when it is recovered and not reopened. */
  readonly recoveredAtMs: EpochMs | undefined;
  readonly withdrawnAtMs: EpochMs | undefined;
  /** Spans in which the desk waited for the customer; the last may be open. */
  readonly waiting: readonly { readonly fromMs: EpochMs; readonly toMs: EpochMs | undefined }[];
  readonly assignee: string;
  readonly incidentId: string | undefined;
}

/** Replays a report's events, of which the first is `filed`. Throws for a log that does not begin so. */
export function standingOf(events: readonly ReportEvent[]): ReportStanding {
  const [first] = events;
  if (first?.type !== 'filed') throw new Error('a report begins with its filing');
  const start: ReportStanding = {
    state: 'filed',
    level: first.level,
    occurredAtMs: first.occurredAtMs,
    receivedAtMs: first.atMs,
    receiptAtMs: undefined,
    humanAtMs: undefined,
    recoveredAtMs: undefined,
    withdrawnAtMs: undefined,
    waiting: [],
    assignee: '',
    incidentId: undefined,
  };
  return events.slice(1).reduce(afterEvent, start);
}

/** How a report stands after one more event. */
export function afterEvent(before: ReportStanding, event: ReportEvent): ReportStanding {
  const { atMs } = event;
  const isHuman = event.by === 'desk';
  const standing = isHuman ? { ...before, humanAtMs: before.humanAtMs ?? atMs } : before;
  switch (event.type) {
    case 'received':
      return { ...standing, receiptAtMs: standing.receiptAtMs ?? atMs };
    case 'acknowledged':
      return { ...standing, state: 'acknowledged' };
    case 'started':
      return { ...standing, state: 'in-progress' };
    case 'level-changed':
      return { ...standing, level: event.level };
    case 'assigned':
      return { ...standing, assignee: event.to };
    case 'waiting':
      return { ...standing, waiting: afterWaiting(standing.waiting, event.isWaiting, atMs) };
    case 'recovered':
      return endWaiting({ ...standing, state: 'recovered', recoveredAtMs: atMs }, atMs);
    case 'confirmed':
      return { ...standing, state: 'confirmed' };
    case 'reopened':
      return { ...standing, state: 'reopened', recoveredAtMs: undefined };
    case 'withdrawn':
      return endWaiting({ ...standing, state: 'withdrawn', withdrawnAtMs: atMs }, atMs);
    case 'joined-incident':
      return { ...standing, incidentId: event.incidentId };
    case 'filed':
    case 'noted':
    case 'evidence-received':
      return standing;
  }
}

function endWaiting(standing: ReportStanding, atMs: EpochMs): ReportStanding {
  return { ...standing, waiting: afterWaiting(standing.waiting, false, atMs) };
}

function afterWaiting(
  spans: ReportStanding['waiting'],
  isWaiting: boolean,
  atMs: EpochMs,
): ReportStanding['waiting'] {
  const last = spans.at(-1);
  const isOpen = last !== undefined && last.toMs === undefined;
  if (isWaiting === isOpen) return spans;
  if (isWaiting) return [...spans, { fromMs: atMs, toMs: undefined }];
  return [...spans.slice(0, -1), { fromMs: last?.fromMs ?? atMs, toMs: atMs }];
}

interface Rule {
  readonly by: readonly ReportActor[];
  /** States in which it may happen. */
  readonly from: readonly ReportState[];
}

const OPEN: readonly ReportState[] = ['filed', 'acknowledged', 'in-progress', 'reopened'];
const DESK: readonly ReportActor[] = ['desk'];
const REPORTER: readonly ReportActor[] = ['reporter'];
const EVERY_STATE: readonly ReportState[] = [...OPEN, 'recovered', 'confirmed', 'withdrawn'];

/** Who may do what, and when. Nothing is ever filed twice. */
const RULES: Readonly<Record<ReportEventType, Rule>> = {
  filed: { by: [], from: [] },
  received: { by: ['service'], from: EVERY_STATE },
  acknowledged: { by: DESK, from: ['filed', 'reopened'] },
  started: { by: DESK, from: ['filed', 'acknowledged', 'reopened'] },
  'level-changed': { by: DESK, from: OPEN },
  assigned: { by: DESK, from: [...OPEN, 'recovered'] },
  waiting: { by: DESK, from: OPEN },
  noted: { by: ['desk', 'reporter'], from: EVERY_STATE },
  recovered: { by: DESK, from: OPEN },
  confirmed: { by: REPORTER, from: ['recovered'] },
  reopened: { by: REPORTER, from: ['recovered', 'confirmed'] },
  withdrawn: { by: REPORTER, from: [...OPEN, 'recovered'] },
  'evidence-received': { by: ['service'], from: EVERY_STATE },
  'joined-incident': { by: ['reporter', 'desk'], from: OPEN },
};

/** Whether somebody may do this to a report that stands so; `not-allowed` for the wrong person, `report-state` otherwise. */
export function mayHappen(
  standing: Pick<ReportStanding, 'state'>,
  happening: Pick<ReportHappening, 'type'>,
  by: ReportActor,
): Reply<null> {
  const rule = RULES[happening.type];
  if (!rule.by.includes(by)) return fail('not-allowed');
  return rule.from.includes(standing.state) ? ok(null) : fail('report-state', standing.state);
}
