import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { someCall, someSample, someTick } from '../../test/fakes/history.ts';
import { aFigures } from '../../test/fakes/quality.ts';
import { openDatabase, SCHEMAS } from './database.ts';
import { createHistoryStore, openHistory } from './historyStore.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const browser = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });
const NAME = 'history';

const seconds = (fromMs: number, count: number) =>
  Array.from({ length: count }, (_, at) => someTick(fromMs + (at + 1) * 1_000));
const lost = (ticks: readonly ReturnType<typeof someTick>[]) =>
  ticks.flatMap(({ samples }) => samples).reduce((sum, sample) => sum + sample.packetsLost, 0);

describe('the history', () => {
  it('keeps calls, seconds and changes until the next start', async () => {
    const source = browser();
    const before = await openHistory(source, NAME);
    const call = someCall('one', {
      figures: aFigures({ loss: { verdict: 'met', value: 0.0001, total: 21_900, bad: 2 } }),
    });
    const change = { atMs: 9, promise: 'loss', from: 'not-enough-data', to: 'met' } as const;
    await before.put({ ...call, state: 'open' });
    await before.put(call);
    await before.addTicks('one', seconds(0, 3));
    await before.addTicks('other', seconds(0, 2));
    await before.addChange('one', change);
    before.close();

    const after = await openHistory(source, NAME);
    expect(await after.get('one')).toEqual(call);
    expect(await after.ticks('one')).toEqual(seconds(0, 3));
    expect(await after.ticks('one', 2_000, 2_500)).toEqual(seconds(1_000, 1));
    expect(await after.changes('one')).toEqual([change]);
    expect(await after.get('other')).toBeUndefined();
  });

  it('lists the newest first', async () => {
    const store = await openHistory(browser(), NAME);
    for (const at of [2, 3, 1]) await store.put(someCall(`call ${at}`, { startedAtMs: at }));
    expect((await store.list()).map(({ callId }) => callId)).toEqual([
      'call 3',
      'call 2',
      'call 1',
    ]);
    expect((await store.list(1)).map(({ callId }) => callId)).toEqual(['call 3']);
  });

  it('forgets one call, or all', async () => {
    const store = await openHistory(browser(), NAME);
    for (const callId of ['one', 'two', 'three']) {
      await store.put(someCall(callId));
      await store.addTicks(callId, seconds(0, 2));
    }
    await store.remove('one');
    expect(await store.get('one')).toBeUndefined();
    expect(await store.ticks('one')).toEqual([]);
    expect(await store.ticks('two')).toHaveLength(2);
    await store.clear();
    expect(await store.list()).toEqual([]);
    expect(await store.ticks('two')).toEqual([]);
  });

  it('is one history for several windows, which tidy it at the same time', async () => {
    const source = browser();
    const [here, there] = [await openHistory(source, NAME), await openHistory(source, NAME)];
    const old = Array.from({ length: 700 }, (_, at) =>
      someTick(at * 1_000 + 500, [someSample({ packetsLost: 1 })]),
    );
    await Promise.all([
      here.put(someCall('here', { startedAtMs: 1 })),
      there.put(someCall('there', { startedAtMs: 2 })),
      here.addTicks('here', old),
    ]);
    expect(await here.list()).toEqual(await there.list());
    expect(await here.list()).toHaveLength(2);
    await Promise.all([here.tidy(2 * DAY_MS, 90), there.tidy(2 * DAY_MS, 90)]);
    const ticks = await there.ticks('here');
    expect(ticks).toHaveLength(70);
    expect(lost(ticks)).toBe(700);
  });
});

describe('tidying', () => {
  it('rolls up the seconds of more than a day ago, keeps the others, and changes nothing twice', async () => {
    const store = await openHistory(browser(), NAME);
    const now = 3 * DAY_MS + 4_321;
    await store.put(someCall('long', { startedAtMs: now - 25 * HOUR_MS, endedAtMs: now }));
    await store.addTicks('long', seconds(now - DAY_MS - 95_000, 120));
    await store.tidy(now, 90);
    const ticks = await store.ticks('long');
    const recent = ticks.filter(({ samples }) => samples[0]?.spanMs === 1_000);
    expect(recent.length).toBeGreaterThanOrEqual(24);
    expect(recent.length).toBeLessThan(36);
    expect(ticks.flatMap(({ samples }) => samples).reduce((ms, { spanMs }) => ms + spanMs, 0)).toBe(
      120_000,
    );
    expect(ticks).toEqual(ticks.toSorted((one, other) => one.atMs - other.atMs));
    await store.tidy(now, 90);
    expect(await store.ticks('long')).toEqual(ticks);
  });

  it('drops calls that ended longer ago than they are kept, and none when they are kept for ever', async () => {
    const store = await openHistory(browser(), NAME);
    const at = (days: number) => ({ startedAtMs: days * DAY_MS, endedAtMs: days * DAY_MS + 1 });
    for (const day of [1, 50, 99]) await store.put(someCall(`day ${day}`, at(day)));
    await store.addTicks('day 1', seconds(DAY_MS, 20));
    await store.tidy(100 * DAY_MS, Infinity);
    expect(await store.list()).toHaveLength(3);
    await store.tidy(100 * DAY_MS, 90);
    expect((await store.list()).map(({ callId }) => callId)).toEqual(['day 99', 'day 50']);
    expect(await store.ticks('day 1')).toEqual([]);
  });
});

describe('what something else wrote', () => {
  it('is passed over, and what is sound beside it is read', async () => {
    const source = browser();
    const database = await openDatabase(source, NAME);
    const store = createHistoryStore(database);
    await store.put(someCall('sound', { startedAtMs: 5 }));
    await store.addTicks('sound', seconds(0, 2));
    await database.calls.bulkPut([
      { callId: 'no times' },
      { ...someCall('text'), startedAtMs: 'monday' },
      { ...someCall('kind'), kind: 'party' },
      {
        ...someCall('people', { startedAtMs: 4 }),
        people: { a: 7 },
        room: 'javascript:',
        outage: 1,
      },
      { ...someCall('figures', { startedAtMs: 3 }), figures: { loss: 'bad' }, state: 'odd' },
    ]);
    const row = { callId: 'sound', atMs: 1_500, words: [], samples: 'none', device: null };
    await database.seconds.put({ ...row, farEnds: [], samples: [['x' as never]] });
    await database.changes.bulkAdd([{ callId: 'sound', atMs: 'x' }, { callId: 'sound' }]);

    const [sound, people, figures, ...more] = await store.list();
    expect(more).toEqual([]);
    expect(sound?.callId).toBe('sound');
    expect(people).toMatchObject({ people: {}, room: undefined, outage: undefined });
    expect(figures).toMatchObject({ figures: undefined, state: 'open' });
    expect(await store.get('no times')).toBeUndefined();
    expect(await store.ticks('sound')).toHaveLength(2);
    expect(await store.changes('sound')).toEqual([]);
    await store.tidy(3 * DAY_MS, Infinity);
    expect(await store.ticks('sound')).toHaveLength(1);
    expect(await database.seconds.count()).toBe(0);
  });
});

describe('another version of the program', () => {
  const next = {
    version: 2,
    stores: { calls: 'callId, startedAtMs, kind', notes: '++' },
    upgrade: async (transaction: { table(name: string): { toCollection(): Upgradable } }) => {
      await transaction
        .table('calls')
        .toCollection()
        .modify((call) => {
          call['note'] = 'upgraded';
        });
    },
  };
  interface Upgradable {
    modify(change: (row: Record<string, unknown>) => void): PromiseLike<unknown>;
  }

  it('brings the tables up to date and keeps what was in them', async () => {
    const source = browser();
    const old = await openHistory(source, NAME);
    await old.put(someCall('kept'));
    await old.addTicks('kept', seconds(0, 2));
    old.close();
    const database = await openDatabase(source, NAME, [
      ...SCHEMAS,
      { ...next, upgrade: async (transaction) => next.upgrade(transaction as never) },
    ]);
    expect(await database.calls.get('kept')).toMatchObject({ note: 'upgraded' });
    const store = createHistoryStore(database);
    expect(await store.get('kept')).toEqual(someCall('kept'));
    expect(await store.ticks('kept')).toHaveLength(2);
    store.close();

    const older = await openHistory(source, NAME);
    expect(await older.get('kept')).toEqual(someCall('kept'));
    await older.put(someCall('new'));
    expect(await older.list()).toHaveLength(2);
  });

  it('in another window takes the database over; this window goes on in the new one', async () => {
    const source = browser();
    const here = await openHistory(source, NAME);
    await here.put(someCall('here'));
    const there = await openDatabase(source, NAME, [
      ...SCHEMAS,
      { version: 2, stores: next.stores },
    ]);
    expect(await createHistoryStore(there).list()).toHaveLength(1);
    await here.put(someCall('still here'));
    expect(await here.list()).toHaveLength(2);
  });
});
