import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft, type Draft } from './declaration.ts';
import { fromLocalInput, toLocalInput } from './localTime.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 12, 0);
const MINUTE_MS = 60_000;
const incident: Draft = {
  kind: 'incident',
  title: 'No sound',
  text: '',
  found: toLocalInput(NOW_MS - 5 * MINUTE_MS),
  starts: '',
  ends: '',
  affects: ['audio'],
};
const maintenance: Draft = {
  ...incident,
  kind: 'maintenance',
  found: '',
  starts: toLocalInput(NOW_MS + 60 * MINUTE_MS),
  ends: toLocalInput(NOW_MS + 90 * MINUTE_MS),
};
const clock = { nowMs: NOW_MS, offsetMs: 0 };
const faultsOf = (draft: Draft) => {
  const read = readDraft(draft, clock);
  return 'faults' in read ? read.faults : undefined;
};

describe('what the desk declares', () => {
  test('keeps its minute when the clocks differ by less, and is never found in the service’s future', () => {
    const found = toLocalInput(NOW_MS);
    const read = readDraft({ ...incident, found }, { nowMs: NOW_MS + 500, offsetMs: -20 });
    expect(read).toMatchObject({ body: { detectedAtMs: NOW_MS, startsAtMs: NOW_MS } });
    const behind = readDraft({ ...incident, found }, { nowMs: NOW_MS + 500, offsetMs: -9_000 });
    expect(behind).toMatchObject({ body: { detectedAtMs: NOW_MS - 8_500, startsAtMs: NOW_MS } });
  });

  test('is an incident that began when it was found, on the service’s clock', () => {
    const read = readDraft(incident, { nowMs: NOW_MS, offsetMs: 180 * MINUTE_MS + 7_000 });
    expect(read).toMatchObject({
      body: {
        detectedAtMs: NOW_MS + 175 * MINUTE_MS,
        startsAtMs: NOW_MS + 175 * MINUTE_MS,
        endsAtMs: null,
        affects: ['audio'],
      },
    });
  });

  test('is maintenance with its own begin and end, known from now on', () => {
    expect(readDraft(maintenance, clock)).toMatchObject({
      body: {
        detectedAtMs: NOW_MS,
        startsAtMs: NOW_MS + 60 * MINUTE_MS,
        endsAtMs: NOW_MS + 90 * MINUTE_MS,
      },
    });
    expect(readDraft({ ...maintenance, ends: '' }, clock)).toMatchObject({
      body: { endsAtMs: null },
    });
  });

  test('has a title and times that can be', () => {
    expect(faultsOf({ ...incident, title: ' ' })).toEqual({ title: 'missing' });
    expect(faultsOf({ ...incident, found: '' })).toEqual({ found: 'missing' });
    expect(faultsOf({ ...incident, found: toLocalInput(NOW_MS + 2 * MINUTE_MS) })).toEqual({
      found: 'late',
    });
    expect(faultsOf({ ...maintenance, starts: '' })).toEqual({ starts: 'missing' });
    expect(faultsOf({ ...maintenance, ends: maintenance.starts })).toEqual({ ends: 'early' });
  });
});

describe('a field for date and time', () => {
  test('holds a moment to the minute', () => {
    // An hour that a zone has twice, at the end of its summer, is written alike both times: one a day is enough.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const noonMs = new Date(1970, 0, 1 + day, 12, 34).getTime();
        expect(fromLocalInput(toLocalInput(noonMs))).toBe(noonMs);
      }),
    );
  });

  test('holds none while it is empty or not whole', () => {
    expect(fromLocalInput('')).toBeUndefined();
    expect(fromLocalInput('2026-11-23')).toBeUndefined();
    expect(fromLocalInput('2026-13-45T99:99')).toBeUndefined();
  });
});
