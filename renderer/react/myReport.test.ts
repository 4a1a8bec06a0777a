import { describe, expect, test } from 'vitest';
import { fault } from '../../domain/fault.ts';
import { clocksOf } from '../../domain/faults/clocks.ts';
import { standingOf } from '../../domain/faults/standing.ts';
import { FAULT_AT_MS, fakeEvent, fakeReport } from '../../test/fakes/myReport.ts';
import { eventsOf, isOpenReport, recoveryHours, shownState, tellingOffset } from './myReport.ts';

const HOUR_MS = 3_600_000;

describe('a report that the service does not know yet', () => {
  test('waits, is open, and its clocks count from the fault', () => {
    const report = fakeReport();
    expect([shownState(report), isOpenReport(report)]).toEqual(['waiting', true]);
    const { response, recovery } = clocksOf(standingOf(eventsOf(report)), FAULT_AT_MS + HOUR_MS);
    expect(response.state).toBe('overdue');
    expect(recovery).toMatchObject({ state: 'running', leftMs: 3 * HOUR_MS });
  });

  test('is told from one that the service will never take', () => {
    const report = fakeReport({ refused: fault('report-conflict') });
    expect([shownState(report), isOpenReport(report)]).toEqual(['refused', true]);
  });

  test('happened by the service’s clock, as far as this device knows it', () => {
    const threeHoursBehind = fakeReport({
      occurredAtMs: FAULT_AT_MS - 3 * HOUR_MS,
      clockOffsetMs: 3 * HOUR_MS,
    });
    expect(standingOf(eventsOf(threeHoursBehind)).occurredAtMs).toBe(FAULT_AT_MS);
  });
});

describe('a report that the service knows', () => {
  const acknowledged = fakeEvent(60, 'desk', { type: 'acknowledged' });
  const recovered = fakeEvent(600, 'desk', { type: 'recovered', text: '' });
  test.each([
    ['filed', true, []],
    ['acknowledged', true, [acknowledged]],
    ['recovered', true, [acknowledged, recovered]],
    ['confirmed', false, [recovered, fakeEvent(700, 'reporter', { type: 'confirmed' })]],
    ['reopened', true, [recovered, fakeEvent(700, 'reporter', { type: 'reopened', text: '' })]],
    ['withdrawn', false, [fakeEvent(10, 'reporter', { type: 'withdrawn' })]],
  ] as const)('stands as %s; still open: %s', (state, isOpen, events) => {
    const report = fakeReport({}, events);
    expect([shownState(report), isOpenReport(report)]).toEqual([state, isOpen]);
  });
});

test('the hours of §5.8 are those of the domain', () => {
  expect([1, 2, 3, 4].map((level) => recoveryHours(level as 1 | 2 | 3 | 4))).toEqual([
    2, 4, 24, 48,
  ]);
});

test('a difference of clocks is told from two seconds on, in both directions, and never when unknown', () => {
  expect([undefined, 0, 2_000, -2_000].map(tellingOffset)).toEqual(Array(4).fill(undefined));
  expect([2_001, -10_800_000].map(tellingOffset)).toEqual([2_001, -10_800_000]);
});
