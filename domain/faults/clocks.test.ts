import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksOf, nextDueMs } from './clocks.ts';
import { FAULT_LEVELS, LEVEL_TERMS, type FaultLevel } from './level.ts';
import type { ReportActor, ReportEvent, ReportHappening } from './report.ts';
import { afterEvent, standingOf } from './standing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.UTC(2026, 10, 23, 12);

function at(atMs: number, happening: ReportHappening, by: ReportActor = 'desk'): ReportEvent {
  return { ...happening, eventId: `event-${atMs}-${happening.type}`, atMs, by };
}

function filed(
  level: FaultLevel,
  receivedAtMs = START_MS,
  occurredAtMs = receivedAtMs,
): ReportEvent {
  return at(receivedAtMs, { type: 'filed', level, occurredAtMs }, 'reporter');
}

const clocks = (events: readonly ReportEvent[], nowMs: number) =>
  clocksOf(standingOf(events), nowMs);

describe('the recovery clock', () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 24],
    [4, 48],
  ] as const)('of level %i ends after %i hours of the wall clock', (level, hours) => {
    const { recovery } = clocks([filed(level)], START_MS + MINUTE_MS);
    expect(recovery.dueMs).toBe(START_MS + hours * HOUR_MS);
    expect(recovery.leftMs).toBe(hours * HOUR_MS - MINUTE_MS);
    expect(recovery.state).toBe('running');
    expect(clocks([filed(level)], START_MS + hours * HOUR_MS).recovery.state).toBe('running');
    expect(clocks([filed(level)], START_MS + hours * HOUR_MS + 1).recovery.state).toBe('overdue');
  });

  it('starts when the fault occurred, not when the report came', () => {
    const events = [filed(1, START_MS, START_MS - 3 * HOUR_MS)];
    expect(clocks(events, START_MS).recovery).toMatchObject({
      startMs: START_MS - 3 * HOUR_MS,
      leftMs: -HOUR_MS,
      state: 'overdue',
    });
  });

  it('is counted from the fault again when the level changes, in either direction', () => {
    const up = [
      filed(3),
      at(START_MS + HOUR_MS, { type: 'level-changed', level: 1, reason: 'all' }),
    ];
    expect(clocks(up, START_MS + HOUR_MS).recovery.dueMs).toBe(START_MS + 2 * HOUR_MS);
    const down = [
      ...up,
      at(START_MS + 3 * HOUR_MS, { type: 'level-changed', level: 4, reason: 'one' }),
    ];
    expect(clocks(down, START_MS + 3 * HOUR_MS).recovery).toMatchObject({
      dueMs: START_MS + 48 * HOUR_MS,
      state: 'running',
    });
  });

  it('stops at the recovery, and is kept or missed by that moment however late one looks', () => {
    const recovered = (atMs: number) => [filed(2), at(atMs, { type: 'recovered', text: '' })];
    const late = START_MS + 90 * 24 * HOUR_MS;
    expect(clocks(recovered(START_MS + HOUR_MS), late).recovery).toMatchObject({
      stoppedMs: START_MS + HOUR_MS,
      leftMs: 3 * HOUR_MS,
      state: 'kept',
    });
    expect(clocks(recovered(START_MS + 5 * HOUR_MS), late).recovery.state).toBe('missed');
  });

  it('goes on after reopening as if it had never stopped', () => {
    const events = [
      filed(2),
      at(START_MS + HOUR_MS, { type: 'recovered', text: '' }),
      at(START_MS + 2 * HOUR_MS, { type: 'reopened', text: 'still' }, 'reporter'),
    ];
    expect(clocks(events, START_MS + 3 * HOUR_MS).recovery).toMatchObject({
      dueMs: START_MS + 4 * HOUR_MS,
      leftMs: HOUR_MS,
      stoppedMs: undefined,
      state: 'running',
    });
  });

  it('shows how long it waited for the customer and takes nothing off for it', () => {
    const events = [
      filed(2),
      at(START_MS + HOUR_MS, { type: 'waiting', isWaiting: true }),
      at(START_MS + 2 * HOUR_MS, { type: 'waiting', isWaiting: true }),
      at(START_MS + 3 * HOUR_MS, { type: 'waiting', isWaiting: false }),
      at(START_MS + 3.5 * HOUR_MS, { type: 'waiting', isWaiting: true }),
    ];
    const { recovery, waitedForCustomerMs } = clocks(events, START_MS + 5 * HOUR_MS);
    expect(waitedForCustomerMs).toBe(3.5 * HOUR_MS);
    expect(recovery).toMatchObject({ dueMs: START_MS + 4 * HOUR_MS, state: 'overdue' });
  });

  it('is void when the report is withdrawn', () => {
    const events = [filed(1), at(START_MS + HOUR_MS, { type: 'withdrawn' }, 'reporter')];
    expect(clocks(events, START_MS + 9 * HOUR_MS).recovery.state).toBe('void');
    expect(nextDueMs(standingOf(events))).toBeUndefined();
  });
});

describe('the response clock', () => {
  it('is stopped by the machine within a minute, and tells apart when a human came', () => {
    const events = [
      filed(3),
      at(START_MS + 200, { type: 'received' }, 'service'),
      at(START_MS + 20 * MINUTE_MS, { type: 'acknowledged' }),
    ];
    const standing = standingOf(events);
    expect(clocksOf(standing, START_MS + HOUR_MS).response).toMatchObject({
      dueMs: START_MS + MINUTE_MS,
      stoppedMs: START_MS + 200,
      state: 'kept',
    });
    expect(standing.humanAtMs).toBe(START_MS + 20 * MINUTE_MS);
  });

  it('is missed when the report could not be sent in time', () => {
    const events = [
      filed(3, START_MS, START_MS - HOUR_MS),
      at(START_MS, { type: 'received' }, 'service'),
    ];
    expect(clocks(events, START_MS).response.state).toBe('missed');
  });
});

describe('the wall clock', () => {
  /** What a clock on the wall of a zone shows. */
  const wall = (ms: number, timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
      ms,
    );

  it.each([
    // Clocks go back on 2026-10-25 01:00Z in Berlin, and on 2026-11-01 06:00Z in New York.
    ['Europe/Berlin', Date.UTC(2026, 9, 24, 18), '2026-10-24 20:00', '2026-10-25 19:00'],
    ['America/New_York', Date.UTC(2026, 9, 31, 18), '2026-10-31 14:00', '2026-11-01 13:00'],
    // They go forward on 2027-03-28 01:00Z in Berlin, and on 2027-03-14 07:00Z in New York.
    ['Europe/Berlin', Date.UTC(2027, 2, 27, 18), '2027-03-27 19:00', '2027-03-28 20:00'],
    ['America/New_York', Date.UTC(2027, 2, 13, 18), '2027-03-13 13:00', '2027-03-14 14:00'],
  ])(
    'counts 24 real hours over a change of daylight saving in %s',
    (zone, startMs, from, until) => {
      const { recovery } = clocks([filed(3, startMs)], startMs);
      expect(recovery.dueMs - startMs).toBe(24 * HOUR_MS);
      expect(wall(startMs, zone)).toBe(from);
      expect(wall(recovery.dueMs, zone)).toBe(until);
    },
  );

  it('knows no leap second, as POSIX time has none', () => {
    // One was inserted at the end of 2016-12-31 UTC.
    const startMs = Date.UTC(2016, 11, 31, 23);
    expect(clocks([filed(1, startMs)], startMs).recovery.dueMs).toBe(Date.UTC(2017, 0, 1, 1));
  });
});

describe('any log of a report', () => {
  const happening = fc.oneof(
    fc.constantFrom<ReportHappening>(
      { type: 'received' },
      { type: 'acknowledged' },
      { type: 'started' },
      { type: 'recovered', text: '' },
      { type: 'confirmed' },
      { type: 'reopened', text: '' },
      { type: 'withdrawn' },
      { type: 'waiting', isWaiting: true },
      { type: 'waiting', isWaiting: false },
    ),
    fc
      .constantFrom<FaultLevel>(...FAULT_LEVELS)
      .map((level): ReportHappening => ({ type: 'level-changed', level, reason: 'r' })),
  );
  const log = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 10 * HOUR_MS })), {
    maxLength: 20,
  });

  it('gives the same standing at once and event by event, and is due by its level alone', () => {
    fc.assert(
      fc.property(log, (steps) => {
        let nowMs = START_MS;
        const events = [filed(3), ...steps.map(([step, later]) => at((nowMs += later), step))];
        const standing = standingOf(events);
        const [first, ...rest] = events;
        expect(rest.reduce(afterEvent, standingOf(first ? [first] : []))).toEqual(standing);
        const { recovery, waitedForCustomerMs } = clocksOf(standing, nowMs);
        expect(recovery.dueMs).toBe(START_MS + LEVEL_TERMS[standing.level].recoveryMs);
        expect(recovery.leftMs).toBe(recovery.dueMs - (recovery.stoppedMs ?? nowMs));
        expect(waitedForCustomerMs).toBeGreaterThanOrEqual(0);
        expect(waitedForCustomerMs).toBeLessThanOrEqual(nowMs - START_MS);
      }),
    );
  });
});
