import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportHappening } from '../domain/faults/report.ts';
import { note, startFiled } from '../test/fakes/faultService.ts';
import { startTestService } from '../test/fakes/meetingService.ts';
import {
  ask,
  jsonOf,
  loopbackAddress,
  newReporterKey,
  newReportKey,
  reportBody,
  viewOf,
} from '../test/fakes/reporter.ts';
import { LIMITS } from './protocol/index.ts';

describe('filing', () => {
  test('gives a number, starts with the fault, and tells of the receipt by the machine', async () => {
    const { first } = await startFiled({ words: 'no sound', level: 2, proposedLevel: 3 });
    expect(first.status).toBe(201);
    expect(first.headers['cache-control']).toBe('no-store');
    const { head, events, views, bundle } = viewOf(first);
    expect(head).toMatchObject({
      number: 1,
      category: 'audio',
      proposedLevel: 3,
      words: 'no sound',
    });
    expect(events.map(({ type, by }) => [type, by])).toEqual([
      ['filed', 'reporter'],
      ['received', 'service'],
    ]);
    expect(events[0]).toMatchObject({ level: 2 });
    expect([views, bundle]).toEqual([[], undefined]);
  });

  test('counts from when it happened on the service’s clock, and keeps what the other clock said', async () => {
    const { file } = await startFiled();
    const hour = 3_600_000;
    const now = Date.now();
    // A device three hours behind that knows it, one three hours ahead that does not, and one that says tomorrow.
    const behind = { occurredAtMs: now - 4 * hour, sentAtMs: 0, clockOffsetMs: 3 * hour };
    const ahead = { occurredAtMs: now + 2 * hour, sentAtMs: now + 3 * hour, clockOffsetMs: null };
    const tomorrow = { occurredAtMs: now + 24 * hour, sentAtMs: now, clockOffsetMs: 0 };
    for (const moments of [behind, ahead]) {
      const { head, events } = viewOf(await file(moments, newReporterKey(), newReportKey()));
      expect(head.occurredByClientMs).toBe(moments.occurredAtMs);
      const [filed] = events;
      if (filed?.type !== 'filed') throw new Error('not filed first');
      expect(Math.abs(filed.occurredAtMs - (now - hour))).toBeLessThan(10_000);
      expect(filed.atMs).toBeGreaterThanOrEqual(now);
    }
    const [late] = viewOf(await file(tomorrow, newReporterKey(), newReportKey())).events;
    if (late?.type !== 'filed') throw new Error('not filed first');
    expect(late.occurredAtMs).toBe(late.atMs);
  });

  test('again is the same report, whenever it is sent; another one under the key is refused', async () => {
    const body = { occurredAtMs: 1_000, words: 'no sound' };
    const { first, file, queue, reporter } = await startFiled(body);
    const again = await file({ ...body, sentAtMs: 5, clockOffsetMs: 7 });
    expect(again.status).toBe(200);
    expect({ ...viewOf(again), nowMs: 0 }).toEqual({ ...viewOf(first), nowMs: 0 });
    const other = await file({ ...body, words: 'no picture' });
    expect([other.status, jsonOf(other)]).toMatchObject([
      409,
      { fault: { code: 'report-conflict' } },
    ]);
    const stranger = await file(body, newReporterKey());
    expect([stranger.status, jsonOf(stranger)]).toMatchObject([
      404,
      { fault: { code: 'not-found' } },
    ]);
    await file({}, reporter, newReportKey());
    expect((await queue()).map(({ number }) => number).toSorted()).toEqual([1, 2]);
  });

  test('with an incident joins it', async () => {
    const incidentId = newReportKey();
    const { first, queue } = await startFiled({ incidentId });
    expect(viewOf(first).events.at(-1)).toMatchObject({ type: 'joined-incident', incidentId });
    expect(await queue()).toMatchObject([{ incidentId }]);
  });

  test('takes words as long as they may be in any script, and refuses what is not a report', async () => {
    const { file, call, reporter, queue } = await startFiled();
    const long = await file({ words: '坏'.repeat(4_000) }, reporter, newReportKey());
    expect(long.status).toBe(201);
    const put = (path: string, body: unknown) => call({ method: 'PUT', path, key: reporter, body });
    const good = reportBody();
    const bad = [
      {},
      { ...good, level: 5 },
      { ...good, category: 'coffee' },
      { ...good, words: 'x'.repeat(4_001) },
      { ...good, occurredAtMs: 1e300 },
      { ...good, occurredAtMs: -1 },
      { ...good, clockOffsetMs: 'NaN' },
      { ...good, room: '../../etc' },
      { ...good, bundle: { size: 21 * 1024 * 1024, sha256: 'a'.repeat(64) } },
      { ...good, bundle: { size: 1, sha256: "' or 1=1" } },
      { ...good, extra: true },
    ];
    for (const body of bad) {
      expect((await put(`/api/reports/${newReportKey()}`, body)).status).toBe(400);
    }
    for (const key of ['short', 'x'.repeat(65), encodeURIComponent("' or 1=1 -- 0123456789")]) {
      expect((await put(`/api/reports/${key}`, good)).status).toBe(400);
    }
    const far = { ...good, clockOffsetMs: -1e308 };
    expect((await put(`/api/reports/${newReportKey()}`, far)).status).toBe(201);
    expect((await put(`/api/reports/${newReportKey()}`, { x: 'x'.repeat(40_000) })).status).toBe(
      413,
    );
    expect(await queue()).toHaveLength(3);
  });

  test('can only be done so often by one address', async () => {
    const { file } = await startFiled();
    for (let filed = 1; filed < LIMITS.reportsPerMinute; filed += 1) await file();
    expect((await file()).status).toBe(429);
  });
});

describe('a report’s life', () => {
  test('goes from desk to reporter and back, by the rules, and the queue stands as the events do', async () => {
    const { act, desk, reporter, queue, read } = await startFiled({ level: 3 });
    const states: string[] = [];
    const steps: [string, ReportHappening][] = [
      [desk, { type: 'acknowledged' }],
      [desk, { type: 'assigned', to: 'Lin' }],
      [desk, { type: 'level-changed', level: 1, reason: 'nobody can join' }],
      [desk, { type: 'waiting', isWaiting: true }],
      [desk, { type: 'started' }],
      [desk, { type: 'recovered', text: 'restarted' }],
      [reporter, { type: 'reopened', text: 'no' }],
      [desk, { type: 'recovered', text: 'again' }],
    ];
    const before = (await queue())[0];
    for (const [as, happening] of steps) {
      expect((await act(as, happening)).status).toBe(200);
      states.push((await queue())[0]?.state ?? '');
    }
    expect(states).toEqual([
      'acknowledged',
      'acknowledged',
      'acknowledged',
      'acknowledged',
      'in-progress',
      'recovered',
      'reopened',
      'recovered',
    ]);
    const [row] = await queue();
    expect(row).toMatchObject({ level: 1, assignee: 'Lin', isWaiting: false });
    expect([before?.dueMs, row?.dueMs]).toEqual([
      (before?.occurredAtMs ?? 0) + 86_400_000,
      undefined,
    ]);
    expect((await act(desk, { type: 'acknowledged' })).status).toBe(409);
    expect((await act(reporter, { type: 'confirmed' })).status).toBe(200);
    expect(await queue()).toEqual([]);
    expect(await queue('all')).toMatchObject([{ state: 'confirmed' }]);
    expect(viewOf(await read(reporter)).events).toHaveLength(2 + steps.length + 1);
  });

  test('an event happens once however often it is asked; another one under its id is refused', async () => {
    const { act, desk } = await startFiled();
    const eventId = newReportKey();
    const once = viewOf(await act(desk, note('looking'), eventId));
    const twice = viewOf(await act(desk, note('looking'), eventId));
    expect(twice.events).toEqual(once.events);
    expect((await act(desk, note('other'), eventId)).status).toBe(409);
  });

  test('nobody does what only others may do', async () => {
    const { act, desk, reporter, read } = await startFiled();
    const level = { type: 'level-changed', level: 1, reason: 'urgent' } as const;
    const before = viewOf(await read(desk)).events;
    const refused: [string, ReportHappening][] = [
      [reporter, { type: 'acknowledged' }],
      [reporter, level],
      [reporter, { type: 'received' }],
      [reporter, { type: 'filed', level: 1, occurredAtMs: 0 }],
      [reporter, { type: 'evidence-received', sha256: 'a'.repeat(64) }],
      [reporter, note('hidden', true)],
      [desk, { type: 'confirmed' }],
      [desk, { type: 'withdrawn' }],
      [desk, { type: 'received' }],
    ];
    for (const [as, happening] of refused) {
      expect([happening.type, (await act(as, happening)).status]).toEqual([happening.type, 403]);
    }
    expect(viewOf(await read(desk)).events).toEqual(before);
  });

  test('internal notes are for the desk alone', async () => {
    const { act, desk, reporter, read, call } = await startFiled();
    await act(desk, note('the customer is right', true));
    await act(desk, note('we are on it'));
    const textsOf = (text: Buffer) => String(text).includes('the customer is right');
    expect(viewOf(await read(desk)).events.at(-2)).toMatchObject({ isInternal: true });
    expect(textsOf((await read(reporter)).bytes)).toBe(false);
    expect(textsOf((await call({ path: '/api/reports', key: reporter })).bytes)).toBe(false);
    expect(textsOf((await act(reporter, note('thank you'))).bytes)).toBe(false);
  });
});

test('in whatever order and however often requests come, each does its thing once', async () => {
  const { origin } = await startTestService();
  let round = 0;
  const step = fc.integer({ min: 0, max: 3 });
  const orders = fc.array(step, { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      round += 1;
      const own = loopbackAddress(round);
      const key = newReporterKey();
      const path = `/api/reports/${newReportKey()}`;
      const body = reportBody();
      const ids = [newReportKey(), newReportKey(), newReportKey()];
      const put = () => ask(origin, { method: 'PUT', path, key, body, ...own });
      const say = (index: number) =>
        ask(origin, {
          method: 'POST',
          path: `${path}/events`,
          key,
          ...own,
          body: { eventId: ids[index - 1], happening: note(`note ${index}`) },
        });
      // Some of them at once, as an impatient client would.
      await Promise.all(order.slice(0, 4).map((what) => (what === 0 ? put() : say(what))));
      for (const what of order.slice(4)) await (what === 0 ? put() : say(what));
      await put();
      for (const what of order.filter((one) => one !== 0)) await say(what);
      const { events } = viewOf(await ask(origin, { path, key, ...own }));
      const said = events.flatMap((event) => (event.type === 'noted' ? [event.text] : []));
      const wanted = new Set(order.filter((one) => one !== 0).map((one) => `note ${one}`));
      expect(said.toSorted()).toEqual([...wanted].toSorted());
      expect(events.filter(({ type }) => type === 'filed')).toHaveLength(1);
    }),
    { numRuns: loopbackAddress(0) ? 12 : 4 },
  );
});
