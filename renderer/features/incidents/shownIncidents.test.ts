import { describe, expect, test } from 'vitest';
import type { Incident } from '../../../domain/incidents/incident.ts';
import { ALL_CLEAR_SHOWN_MS, shownIncidents, stageOf } from './shownIncidents.ts';

const NOW_MS = 1_000_000_000;

function incident(incidentId: string, change: Partial<Incident> = {}): Incident {
  return {
    incidentId,
    kind: 'incident',
    state: 'running',
    title: incidentId,
    text: '',
    detectedAtMs: NOW_MS - 1_000,
    declaredAtMs: NOW_MS - 900,
    startsAtMs: NOW_MS - 1_000,
    endsAtMs: undefined,
    affects: [],
    changedAtMs: NOW_MS - 900,
    revision: 1,
    ...change,
  };
}
const shown = (incidents: readonly Incident[], dismissed: Record<string, number> = {}) =>
  shownIncidents({ incidents, dismissed }, NOW_MS).map(({ incidentId }) => incidentId);

describe('notices of incidents', () => {
  test('tell what hurts now before what is planned, and that before what is over', () => {
    const planned = { kind: 'maintenance', startsAtMs: NOW_MS + 1 } as const;
    const incidents = [
      incident('over', { state: 'over' }),
      incident('planned', planned),
      incident('upkeep', { kind: 'maintenance' }),
      incident('older', { changedAtMs: NOW_MS - 5_000 }),
      incident('newer'),
    ];
    expect(shown(incidents)).toEqual(['newer', 'older', 'upkeep', 'planned', 'over']);
  });

  test('come back when there is something new to say', () => {
    expect(shown([incident('a', { revision: 2 })], { a: 2 })).toEqual([]);
    expect(shown([incident('a', { revision: 3 })], { a: 2 })).toEqual(['a']);
  });

  test('tell of an all-clear for a while', () => {
    const over = (agoMs: number) => incident('a', { state: 'over', changedAtMs: NOW_MS - agoMs });
    expect(shown([over(ALL_CLEAR_SHOWN_MS - 1)])).toEqual(['a']);
    expect(shown([over(ALL_CLEAR_SHOWN_MS)])).toEqual([]);
  });

  test('call maintenance announced until it begins', () => {
    const upkeep = incident('a', { kind: 'maintenance', startsAtMs: NOW_MS });
    expect(stageOf(upkeep, NOW_MS - 1)).toBe('announced');
    expect(stageOf(upkeep, NOW_MS)).toBe('maintenance');
    expect(stageOf({ ...upkeep, state: 'over' }, NOW_MS)).toBe('over');
  });
});
