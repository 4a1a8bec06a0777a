import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTICE_LIMIT_MS } from './incident.ts';
import { isNoticeInTime, reachOf } from './reach.ts';

const DETECTED = 1_700_000_000_000;
const incident = { detectedAtMs: DETECTED };
const receipt = (clientId: string, afterMs: number) => ({ clientId, atMs: DETECTED + afterMs });

test('the time of a notice is the mean over those who were online, from the detection on', () => {
  const receipts = [receipt('a', 1_000), receipt('b', 3_000), receipt('late', 9_000_000)];
  expect(reachOf(incident, new Set(['a', 'b', 'c']), receipts)).toEqual({
    online: 3,
    told: 2,
    meanMs: 2_000,
    longestMs: 3_000,
    late: 1,
  });
});

test('nobody told is no time, not one of zero', () => {
  const reach = reachOf(incident, new Set(['a']), [receipt('b', 5)]);
  expect(reach).toEqual({
    online: 1,
    told: 0,
    meanMs: undefined,
    longestMs: undefined,
    late: 1,
  });
  expect(isNoticeInTime(reach)).toBeUndefined();
});

test('the limit of §5.7 is fifteen minutes and may be reached', () => {
  expect(NOTICE_LIMIT_MS).toBe(900_000);
  expect(isNoticeInTime({ meanMs: 900_000 })).toBe(true);
  expect(isNoticeInTime({ meanMs: 900_001 })).toBe(false);
});

test('later receipts of a client change nothing, in whatever order they are read', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  const receipts = fc.array(
    fc.record({ clientId: ids, atMs: fc.integer({ min: DETECTED, max: DETECTED + 1e6 }) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(receipts, fc.uniqueArray(ids), (all, online) => {
      const reach = reachOf(incident, new Set(online), all);
      expect(reachOf(incident, new Set(online), all.toReversed())).toEqual(reach);
      const again = all.map(({ clientId, atMs }) => ({ clientId, atMs: atMs + 1 }));
      expect(reachOf(incident, new Set(online), [...all, ...again])).toEqual(reach);
      const clients = new Set(all.map(({ clientId }) => clientId));
      expect(reach.told + reach.late).toBe(clients.size);
      expect(reach.told).toBeLessThanOrEqual(reach.online);
      expect(reach.meanMs === undefined).toBe(reach.told === 0);
      expect(reach.meanMs ?? 0).toBeLessThanOrEqual(reach.longestMs ?? 0);
    }),
  );
});
