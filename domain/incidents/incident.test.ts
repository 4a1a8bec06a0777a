import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORT_CATEGORIES } from '../faults/report.ts';
import {
  afterIncidentEvent,
  CLOCK_SLACK_MS,
  declarationAt,
  incidentOf,
  isCurrent,
  mayFollow,
  RECENT_MS,
  type Declaration,
} from './history.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import { matchingIncidents } from './matching.ts';

const NOW = 1_700_000_000_000;

const outage: Declaration = {
  type: 'declared',
  kind: 'incident',
  title: 'Rooms are down',
  text: 'We are at it.',
  detectedAtMs: NOW - 1_000,
  startsAtMs: NOW - 1_000,
  endsAtMs: undefined,
  affects: [],
};

const works: Declaration = {
  ...outage,
  kind: 'maintenance',
  title: 'New disks',
  startsAtMs: NOW + 3_600_000,
  endsAtMs: NOW + 7_200_000,
};

const declared = (declaration: Declaration, atMs = NOW): IncidentEvent => ({
  ...declaration,
  eventId: 'declared',
  atMs,
  by: 'desk',
});

const followed = (type: 'updated' | 'all-clear', atMs: number, title = type): IncidentEvent => ({
  type,
  title,
  text: '',
  eventId: `${type}-${atMs}`,
  atMs,
  by: 'desk',
});

describe('a declaration', () => {
  test('is kept as it is asked for', () => {
    expect(declarationAt(outage, NOW)).toEqual({ ok: true, value: outage });
    expect(declarationAt(works, NOW)).toEqual({ ok: true, value: works });
  });

  test.each([
    ['without a title', { ...outage, title: ' \n' }],
    ['of what is found in the future', { ...outage, detectedAtMs: NOW + CLOCK_SLACK_MS + 1 }],
    ['of an incident whose end is known', { ...outage, endsAtMs: NOW + 1 }],
    ['of maintenance without an end', { ...works, endsAtMs: undefined }],
    ['of maintenance that ends as it begins', { ...works, endsAtMs: works.startsAtMs }],
    ['of maintenance that is over', { ...works, startsAtMs: NOW - 2, endsAtMs: NOW - 1 }],
  ])('%s is refused', (_what, asked) => {
    expect(declarationAt(asked, NOW)).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
  });

  test('by a clock that is a little ahead is of now', () => {
    const ahead = { ...outage, detectedAtMs: NOW + 2_000, startsAtMs: NOW + 2_000 };
    expect(declarationAt(ahead, NOW)).toMatchObject({
      value: { detectedAtMs: NOW, startsAtMs: NOW },
    });
  });

  test('names what it disturbs once', () => {
    const twice = { ...outage, affects: ['video', 'audio', 'video'] as const };
    expect(declarationAt(twice, NOW)).toMatchObject({ value: { affects: ['video', 'audio'] } });
  });

  test('is accepted again at the same moment as what it was kept as', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * CLOCK_SLACK_MS, max: CLOCK_SLACK_MS }), (offset) => {
        const once = declarationAt({ ...outage, detectedAtMs: NOW + offset }, NOW);
        if (!once.ok) throw new Error('it was refused');
        expect(once.value.detectedAtMs).toBeLessThanOrEqual(NOW);
        expect(declarationAt(once.value, NOW)).toEqual(once);
      }),
    );
  });
});

describe('the log of an incident', () => {
  test('begins with its declaration, which comes once', () => {
    expect(() => incidentOf('i', [])).toThrow('declaration');
    expect(() => incidentOf('i', [followed('updated', NOW)])).toThrow('declaration');
    expect(() => incidentOf('i', [declared(outage), declared(outage)])).toThrow('once');
  });

  test('says what was said last, and keeps when it began', () => {
    const log = [declared(outage), followed('updated', NOW + 5), followed('all-clear', NOW + 9)];
    expect(incidentOf('i', log)).toEqual({
      incidentId: 'i',
      kind: 'incident',
      state: 'over',
      title: 'all-clear',
      text: '',
      detectedAtMs: NOW - 1_000,
      declaredAtMs: NOW,
      startsAtMs: NOW - 1_000,
      endsAtMs: undefined,
      affects: [],
      changedAtMs: NOW + 9,
      revision: 3,
    });
  });

  test('of which only what is allowed is kept has one all-clear at most, as its last', () => {
    const step = fc.record({
      type: fc.constantFrom('updated' as const, 'all-clear' as const),
      title: fc.constantFrom('', 'words'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const kept: IncidentEvent[] = [declared(outage)];
        let incident = incidentOf('i', kept);
        for (const [index, { type, title }] of steps.entries()) {
          const event = followed(type, NOW + index, title as typeof type);
          const words = { title, text: '' };
          if (!mayFollow(incident, { ...words, type }).ok) continue;
          kept.push(event);
          incident = afterIncidentEvent(incident, event);
        }
        expect(incident).toEqual(incidentOf('i', kept));
        expect(incident.revision).toBe(kept.length);
        const clears = kept.filter(({ type }) => type === 'all-clear');
        expect(clears.length).toBeLessThanOrEqual(1);
        expect(incident.state).toBe(clears.length === 1 ? 'over' : 'running');
        expect(kept.findIndex(({ type }) => type === 'all-clear')).toBe(
          clears.length === 1 ? kept.length - 1 : -1,
        );
      }),
    );
  });

  test('refuses more after the all-clear by a code of its own', () => {
    const over = incidentOf('i', [declared(outage), followed('all-clear', NOW)]);
    const more = mayFollow(over, { type: 'updated', title: 'x', text: '' });
    expect(more).toMatchObject({ fault: { code: 'incident-over' } });
  });
});

test('customers are told of what runs or is announced, and of what has ended for a day', () => {
  const running = incidentOf('i', [declared(works)]);
  const over = incidentOf('i', [declared(works), followed('all-clear', NOW + 5)]);
  const later = NOW + 5 + RECENT_MS;
  expect(isCurrent(running, later * 2)).toBe(true);
  expect([isCurrent(over, later - 1), isCurrent(over, later)]).toEqual([true, false]);
});

describe('incidents that a fault may belong to', () => {
  const make = (id: string, changes: Partial<Incident>): Incident => ({
    ...incidentOf(id, [declared(outage)]),
    ...changes,
  });

  test('have begun, are not over, and disturb its category; the newest first', () => {
    const incidents = [
      make('everything', { startsAtMs: NOW - 9 }),
      make('audio', { startsAtMs: NOW - 5, affects: ['audio', 'video'] }),
      make('sharing', { affects: ['sharing'] }),
      make('announced', { kind: 'maintenance', startsAtMs: NOW + 1, endsAtMs: NOW + 2 }),
      make('over', { state: 'over', startsAtMs: NOW - 9, changedAtMs: NOW - 1 }),
      make('overrun', { kind: 'maintenance', startsAtMs: NOW - 20, endsAtMs: NOW - 10 }),
    ];
    const ids = (atMs: number) =>
      matchingIncidents(incidents, 'audio', atMs).map(({ incidentId }) => incidentId);
    expect(ids(NOW)).toEqual(['audio', 'everything', 'overrun']);
    expect(ids(NOW - 1)).toEqual(['audio', 'everything', 'over', 'overrun']);
  });

  test('of every category are those that disturb everything', () => {
    const category = fc.constantFrom(...REPORT_CATEGORIES);
    fc.assert(
      fc.property(category, fc.subarray([...REPORT_CATEGORIES]), (asked, affects) => {
        const found = matchingIncidents([make('i', { affects })], asked, NOW);
        expect(found.length === 1).toBe(affects.length === 0 || affects.includes(asked));
      }),
    );
  });
});
