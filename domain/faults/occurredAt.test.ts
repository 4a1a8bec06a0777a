import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { occurredByService } from './occurredAt.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 23, 12);

it('takes a device whose clock is three hours wrong at what it should have said', () => {
  for (const wrongMs of [3 * HOUR_MS, -3 * HOUR_MS]) {
    const device = NOW_MS + wrongMs;
    const known = { occurredAtMs: device - 60_000, sentAtMs: device, clockOffsetMs: -wrongMs };
    expect(occurredByService(known, NOW_MS)).toBe(NOW_MS - 60_000);
    expect(occurredByService({ ...known, clockOffsetMs: null }, NOW_MS)).toBe(NOW_MS - 60_000);
  }
});

it('keeps the moment of a report that waited a day for a network, though the clock was set right in between', () => {
  const wrongMs = 3 * HOUR_MS;
  const occurred = NOW_MS - 24 * HOUR_MS;
  const moments = {
    occurredAtMs: occurred + wrongMs,
    sentAtMs: NOW_MS,
    clockOffsetMs: -wrongMs,
  };
  expect(occurredByService(moments, NOW_MS)).toBe(occurred);
});

it('never lets a fault occur after it was reported', () => {
  const moment = fc.integer({ min: 0, max: 2 * NOW_MS });
  const offset = fc.option(fc.double({ min: -1e13, max: 1e13, noNaN: true }));
  fc.assert(
    fc.property(moment, moment, offset, (occurredAtMs, sentAtMs, clockOffsetMs) => {
      const at = occurredByService({ occurredAtMs, sentAtMs, clockOffsetMs }, NOW_MS);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(NOW_MS);
    }),
  );
});
