import { expect, it } from 'vitest';
import type { ReportActor, ReportEvent, ReportHappening } from './report.ts';
import { mayHappen, standingOf } from './standing.ts';

const START_MS = 1_800_000_000_000;
let moment = START_MS;

function event(happening: ReportHappening, by: ReportActor): ReportEvent {
  return { ...happening, eventId: 'an-event-of-16-letters', atMs: (moment += 1_000), by };
}

const FILED = event({ type: 'filed', level: 2, occurredAtMs: START_MS }, 'reporter');

it('walks from filing to confirmation, and back when it is still broken', () => {
  const walk: [ReportHappening, ReportActor, string][] = [
    [{ type: 'received' }, 'service', 'filed'],
    [{ type: 'acknowledged' }, 'desk', 'acknowledged'],
    [{ type: 'started' }, 'desk', 'in-progress'],
    [{ type: 'recovered', text: 'restarted' }, 'desk', 'recovered'],
    [{ type: 'reopened', text: 'no' }, 'reporter', 'reopened'],
    [{ type: 'started' }, 'desk', 'in-progress'],
    [{ type: 'recovered', text: 'now' }, 'desk', 'recovered'],
    [{ type: 'confirmed' }, 'reporter', 'confirmed'],
  ];
  const events = [FILED];
  for (const [happening, by, state] of walk) {
    expect(mayHappen(standingOf(events), happening, by).ok).toBe(true);
    events.push(event(happening, by));
    expect(standingOf(events).state).toBe(state);
  }
});

it('refuses whoever it is not for, and what comes too late', () => {
  const open = standingOf([FILED]);
  expect(mayHappen(open, { type: 'acknowledged' }, 'reporter')).toMatchObject({
    fault: { code: 'not-allowed' },
  });
  expect(mayHappen(open, { type: 'recovered' }, 'host')).toMatchObject({
    fault: { code: 'not-allowed' },
  });
  expect(mayHappen(open, { type: 'confirmed' }, 'reporter')).toMatchObject({
    fault: { code: 'report-state' },
  });
  const gone = standingOf([FILED, event({ type: 'withdrawn' }, 'reporter')]);
  expect(mayHappen(gone, { type: 'started' }, 'desk')).toMatchObject({
    fault: { code: 'report-state' },
  });
  expect(mayHappen(gone, { type: 'filed' }, 'reporter').ok).toBe(false);
});

it.each<ReportHappening['type']>([
  'filed',
  'received',
  'acknowledged',
  'started',
  'level-changed',
  'assigned',
  'waiting',
  'noted',
  'recovered',
  'confirmed',
  'reopened',
  'withdrawn',
  'evidence-received',
  'joined-incident',
])('lets a host look and not do: %s', (type) => {
  expect(mayHappen(standingOf([FILED]), { type }, 'host').ok).toBe(false);
});

it('keeps the first moment of a human, and ends waiting with the recovery', () => {
  const events = [
    FILED,
    event({ type: 'noted', text: 'I look', isInternal: true }, 'desk'),
    event({ type: 'waiting', isWaiting: true }, 'desk'),
    event({ type: 'recovered', text: '' }, 'desk'),
  ];
  const { humanAtMs, waiting } = standingOf(events);
  expect(humanAtMs).toBe(events[1]?.atMs);
  expect(waiting).toEqual([{ fromMs: events[2]?.atMs, toMs: events[3]?.atMs }]);
});

it('refuses a log that does not begin with a filing', () => {
  expect(() => standingOf([])).toThrow('begins');
  expect(() => standingOf([event({ type: 'received' }, 'service')])).toThrow('begins');
});
