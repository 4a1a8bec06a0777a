import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomCode } from '../../domain/ids.ts';
import { createMemoryArchive } from '../../test/fakes/archive.ts';
import { someSample, someTick } from '../../test/fakes/history.ts';
import { someMember } from '../../test/fakes/wires.ts';
import { createClock } from '../platform/clock.ts';
import { createCallJudge } from './callJudge.ts';
import { recordCall } from './callRecorder.ts';
import { createStores } from './stores.ts';

const START_MS = 1_800_000_000_000;
const room = 'abc-defg-hjk' as RoomCode;

beforeEach(() => void vi.useFakeTimers({ now: START_MS }));
afterEach(() => void vi.useRealTimers());

/** A page in a call. What it keeps outlives it, when it is handed on. */
function createPage(archive = createMemoryArchive(), isContinued = false) {
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const life = new AbortController();
  const clock = createClock(globalThis);
  const judge = createCallJudge({
    earlier: isContinued ? () => archive.ticks('call') : undefined,
    clock,
    signal: life.signal,
  });
  const begin = () =>
    recordCall(
      { archive, stores, clock, signal: life.signal },
      { callId: 'call', room, isContinued },
    );
  /** A second with so many packets, and so many of them lost. */
  const second = async (packetsExpected = 200, packetsLost = 0) => {
    await vi.advanceTimersByTimeAsync(1_000);
    const sample = someSample({ atMs: Date.now(), packetsExpected, packetsLost });
    const { ticks } = stores.quality.getState();
    const tick = someTick(Date.now(), [sample]);
    const judgement = judge.take(tick);
    stores.quality.setState({ ticks: [...ticks, tick].slice(-300), judgement });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { archive, stores, life, begin, second };
}

describe('a call', () => {
  it('is on record from its first moment, with who was ever there, and under an id that views can ask for', async () => {
    const { archive, stores, begin } = createPage();
    stores.people.setState({ members: [someMember('ada')] });
    begin();
    stores.people.setState({ members: [someMember('bo')] });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stores.quality.getState().callId).toBe('call');
    expect(await archive.get('call')).toMatchObject({
      kind: 'call',
      room,
      startedAtMs: START_MS,
      state: 'open',
      figures: undefined,
      people: { 'member-id-of-ada': 'ada', 'member-id-of-bo': 'bo' },
    });
  });

  it('is written every second that is measured, each second once', async () => {
    const { archive, begin, second } = createPage();
    begin();
    for (let at = 0; at < 400; at += 1) await second();
    const ticks = await archive.ticks('call');
    expect(ticks).toHaveLength(400);
    expect(new Set(ticks.map(({ atMs }) => atMs)).size).toBe(400);
    expect(await archive.get('call')).toMatchObject({
      endedAtMs: Date.now(),
      figures: { loss: { total: 80_000, bad: 0, verdict: 'met' } },
    });
  });

  it('is known to go on while nothing is measured', async () => {
    const { archive, begin } = createPage();
    begin();
    await vi.advanceTimersByTimeAsync(60_000);
    const record = await archive.get('call');
    expect(Date.now() - (record?.endedAtMs ?? 0)).toBeLessThanOrEqual(2_000);
  });

  it('keeps each change of its verdicts', async () => {
    const { archive, begin, second } = createPage();
    begin();
    for (let at = 0; at < 30; at += 1) await second(200, 20);
    expect(await archive.changes('call')).toMatchObject([
      { promise: 'loss', from: 'not-enough-data', to: 'breached' },
    ]);
  });

  it('is closed when it is left, with its last second, and holds on to nothing', async () => {
    const { archive, begin, second, life, stores } = createPage();
    begin();
    await second();
    await vi.advanceTimersByTimeAsync(500);
    life.abort();
    await vi.advanceTimersByTimeAsync(0);
    stores.quality.setState({ ticks: [someTick(1)] });
    expect(await archive.get('call')).toMatchObject({ state: 'closed', endedAtMs: Date.now() });
    expect(await archive.ticks('call')).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on after a reload as the same call, with the verdicts of the whole', async () => {
    const kept = createMemoryArchive();
    let isGone = false;
    const put: typeof kept.put = async (record) => (isGone ? undefined : kept.put(record));
    const before = createPage({ ...kept, put });
    before.stores.people.setState({ members: [someMember('ada')] });
    before.begin();
    for (let at = 0; at < 10; at += 1) await before.second(200, 20);
    isGone = true;
    const after = createPage(kept, true);
    after.stores.people.setState({ members: [someMember('bo')] });
    after.begin();
    for (let at = 0; at < 10; at += 1) await after.second();
    const record = await after.archive.get('call');
    expect(record).toMatchObject({
      startedAtMs: START_MS,
      figures: { loss: { total: 4_000, bad: 200, verdict: 'breached' } },
    });
    expect(Object.values(record?.people ?? {})).toEqual(['ada', 'bo']);
    expect(await after.archive.ticks('call')).toHaveLength(20);
  });

  it('is not kept waiting by an archive that is slow, and loses no second of it', async () => {
    const page = createPage();
    const { addTicks } = page.archive;
    const slow = {
      ...page.archive,
      addTicks: async (...all: Parameters<typeof addTicks>) => {
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        await addTicks(...all);
      },
    };
    const { begin, second, life } = createPage(slow);
    begin();
    for (let at = 0; at < 30; at += 1) await second();
    life.abort();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await slow.ticks('call')).toHaveLength(30);
    expect(await slow.get('call')).toMatchObject({ state: 'closed' });
  });
});
