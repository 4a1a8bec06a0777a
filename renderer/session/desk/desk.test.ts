import { describe, expect, it, vi } from 'vitest';
import { createHandClock } from '../../../test/fakes/faultDevice.ts';
import { createMemoryStore } from '../../../test/fakes/engine.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Queue } from '../../../service/protocol/index.ts';
import type { ReportClient } from '../../signalling/reports.ts';
import { createStores } from '../stores.ts';
import { createDesk } from './desk.ts';

const KEY = 'd.key-of-the-desk';

function createWorld(memory = createMemoryStore()) {
  const clock = createHandClock();
  const { desk: store } = createStores({
    microphone: false,
    camera: false,
    canChooseSpeaker: false,
    canShareScreen: false,
  });
  const world = {
    isAway: false,
    aheadMs: 5_000,
    rows: [] as Queue['rows'],
    asked: [] as string[],
    acted: [] as string[],
    /** Of the first answers, lost. */
    unanswered: 0,
  };
  let ids = 0;
  const answer = <T>(key: string, what: string, value: () => T): Reply<T> => {
    world.asked.push(what);
    if (world.isAway) return fail('service-unreachable');
    return key === KEY ? ok(value()) : fail('desk-key-wrong');
  };
  const nowMs = () => clock.now() + world.aheadMs;
  const desk = createDesk({
    stores: { desk: store },
    link: {
      origin: async () => 'https://own.example',
      clientWith: async (_service, key) =>
        ({
          queue: async (scope, limit) =>
            answer(key, `queue ${scope}${limit ? ', the first' : ''}`, () => ({
              rows: world.rows.slice(0, limit),
              nowMs: nowMs(),
            })),
          incidents: async () =>
            answer(key, 'incidents', () => ({ incidents: [], nowMs: nowMs() })),
          declare: async (incidentId) => {
            world.acted.push(incidentId);
            if (world.unanswered > 0) {
              world.unanswered -= 1;
              return fail('timeout');
            }
            return answer(key, 'declare', () => ({}));
          },
        }) as Partial<ReportClient> as ReportClient,
    },
    platform: { store: memory },
    newId: () => `id-${(ids += 1)}`,
    clock,
    log: () => {},
    onKey: () => {},
  });
  return { clock, store, world, desk, memory };
}

describe('the service desk', () => {
  it('opens with the right key, in whichever way it is typed, and keeps it', async () => {
    const { desk, store, memory } = createWorld();
    expect(await desk.actions.open()).toMatchObject({ fault: { code: 'desk-key-wrong' } });
    expect(await desk.actions.open('wrong')).toMatchObject({ fault: { code: 'desk-key-wrong' } });
    expect(store.getState()).toMatchObject({ state: 'closed', hasKey: false });
    expect(await desk.actions.open('  key-of-the-desk ')).toEqual(ok(null));
    expect(store.getState()).toMatchObject({ state: 'open', hasKey: true, clockOffsetMs: 5_000 });
    expect(desk.key()).toBe(KEY);

    const later = createWorld(memory);
    await vi.waitFor(() => expect(later.store.getState().hasKey).toBe(true));
    expect(later.store.getState().state).toBe('closed');
    expect(await later.desk.actions.open()).toEqual(ok(null));
    later.desk.actions.close();
    expect(later.store.getState().state).toBe('closed');
    await vi.waitFor(() => expect([...memory.texts.keys()]).toEqual([]));
  });

  it('follows the queue while somebody looks, at once when there is news', async () => {
    const { desk, store, world, clock } = createWorld();
    await desk.actions.open(KEY);
    const undo = desk.actions.follow('all');
    await vi.waitFor(() =>
      expect(world.asked).toEqual(['queue open, the first', 'queue all', 'incidents']),
    );
    const row = { key: 'k', number: 1 } as Queue['rows'][number];
    world.rows = [row];
    desk.changed();
    desk.changed();
    clock.advance(200);
    await vi.waitFor(() => expect(store.getState().rows).toEqual([row]));
    expect(world.asked.filter((what) => what === 'queue all')).toHaveLength(2);
    undo();
    undo();
    desk.changed();
    clock.advance(3_600_000);
    expect(world.asked.filter((what) => what === 'queue all')).toHaveLength(2);
  });

  it('asks for the part that has changed, soon, however much more changes until then', async () => {
    const { desk, world, clock } = createWorld();
    await desk.actions.open(KEY);
    desk.actions.follow('open');
    await vi.waitFor(() => expect(clock.waits()).toEqual([30_000]));
    world.asked = [];
    for (let ms = 0; ms < 200; ms += 50) {
      desk.changed('incidents');
      clock.advance(50);
    }
    await vi.waitFor(() => expect(clock.waits()).toEqual([30_000]));
    expect(world.asked).toEqual(['incidents']);
    desk.changed('queue');
    clock.advance(200);
    await vi.waitFor(() => expect(world.asked).toEqual(['incidents', 'queue open']));
  });

  it('says that what it shows is old while the service is away, and asks ever less often', async () => {
    const { desk, store, world, clock } = createWorld();
    await desk.actions.open(KEY);
    desk.actions.follow('open');
    await vi.waitFor(() => expect(clock.waits()).toEqual([30_000]));
    world.isAway = true;
    clock.advance(30_000);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await vi.waitFor(() => expect(clock.waits()).toEqual([pauseMs]));
      expect(store.getState()).toMatchObject({ state: 'open', isStale: true });
      clock.advance(pauseMs);
    }
    world.isAway = false;
    await vi.waitFor(() => expect(clock.waits()).toEqual([30_000]));
    desk.changed();
    clock.advance(200);
    await vi.waitFor(() => expect(store.getState().isStale).toBe(false));
  });

  it('shows what is due first at once, and says whether that is all', async () => {
    const { desk, store, world, clock } = createWorld();
    world.rows = Array.from({ length: 300 }, (_, at) => ({ number: at }) as Queue['rows'][number]);
    await desk.actions.open(KEY);
    expect(store.getState()).toMatchObject({ isWhole: false });
    expect(store.getState().rows).toHaveLength(200);
    desk.actions.follow('open');
    // The watch hears of the desk at the same moment, and what it asks for is the same.
    desk.changed();
    clock.advance(200);
    await vi.waitFor(() => expect(store.getState().isWhole).toBe(true));
    expect(world.asked).toEqual(['queue open, the first', 'queue open', 'incidents']);
    expect(store.getState().rows).toHaveLength(300);

    const small = createWorld();
    small.world.rows = world.rows.slice(0, 5);
    await small.desk.actions.open(KEY);
    expect(small.store.getState().isWhole).toBe(true);
  });

  it('closes when its key holds no more', async () => {
    const { desk, store, world, memory } = createWorld();
    await desk.actions.open(KEY);
    expect(memory.texts.size).toBe(1);
    await desk.actions.open('another');
    expect(world.asked).toEqual(['queue open, the first', 'queue open, the first']);
    expect(store.getState()).toMatchObject({ state: 'closed', hasKey: false });
    expect(desk.key()).toBeUndefined();
    await vi.waitFor(() => expect(memory.texts.size).toBe(0));
  });

  it('declares once, though it has to ask twice', async () => {
    const { desk, world } = createWorld();
    await desk.actions.open(KEY);
    world.unanswered = 1;
    const declared = await desk.actions.declare({
      kind: 'incident',
      title: 'Down',
      text: '',
      detectedAtMs: 1,
      startsAtMs: 1,
      endsAtMs: null,
      affects: [],
    });
    expect(declared).toEqual(ok(null));
    expect(world.acted).toEqual(['id-1', 'id-1']);
  });
});
