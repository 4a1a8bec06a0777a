import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someCall, someTick } from '../../test/fakes/history.ts';
import { createClock } from '../platform/clock.ts';
import { createCallArchive } from './createCallArchive.ts';
import { openHistory, type HistoryStore } from './historyStore.ts';

function named(name: string, inner?: Error): Error {
  return Object.assign(new Error(name), { name, inner });
}

/** An archive over a store of which one method or the opening can be made to fail. */
function createArchive(open: () => Promise<HistoryStore>) {
  const lines: string[] = [];
  const archive = createCallArchive({
    open,
    clock: createClock(globalThis),
    log: (level, message, context) => void lines.push(`${level} ${message} ${context?.['health']}`),
  });
  return { archive, lines };
}

const browser = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });

describe('an archive', () => {
  it('opens the database once, and only when it is used', async () => {
    const source = browser();
    const open = vi.fn(() => openHistory(source, 'history'));
    const { archive } = createArchive(open);
    expect(open).not.toHaveBeenCalled();
    await Promise.all([archive.put(someCall('one')), archive.addTicks('one', [someTick(1_000)])]);
    expect(await archive.list()).toEqual([someCall('one')]);
    expect(open).toHaveBeenCalledTimes(1);
    expect(archive.health()).toBe('working');
  });

  it('that cannot be opened answers with nothing, says so once, and is tried again', async () => {
    const source = browser();
    let isForbidden = true;
    const { archive, lines } = createArchive(() =>
      isForbidden ? Promise.reject(named('MissingAPIError')) : openHistory(source, 'history'),
    );
    await archive.put(someCall('lost'));
    await archive.tidy(1, 90);
    expect(await archive.list()).toEqual([]);
    expect(await archive.get('lost')).toBeUndefined();
    expect(archive.health()).toBe('unavailable');
    expect(lines).toEqual(['error history is not kept unavailable']);
    isForbidden = false;
    await archive.put(someCall('kept'));
    expect(archive.health()).toBe('working');
    expect(await archive.list()).toEqual([someCall('kept')]);
    expect(lines).toHaveLength(1);
  });

  it('that is full says so, goes on reading, and works again when there is room', async () => {
    const store = await openHistory(browser(), 'history');
    await store.put(someCall('earlier'));
    let isFull = true;
    const full = named('AbortError', named('QuotaExceededError'));
    const { archive, lines } = createArchive(async () => ({
      ...store,
      put: (record) => (isFull ? Promise.reject(full) : store.put(record)),
      addTicks: () => Promise.reject(named('QuotaExceededError')),
    }));
    await archive.put(someCall('one'));
    await archive.addTicks('one', [someTick(1_000)]);
    expect(archive.health()).toBe('full');
    expect(await archive.list()).toEqual([someCall('earlier')]);
    expect(archive.health()).toBe('full');
    expect(lines).toEqual(['error history is not kept full']);
    isFull = false;
    await archive.put(someCall('one'));
    expect(archive.health()).toBe('working');
  });

  it('whose database is deleted under it begins a new one', async () => {
    const source = browser();
    const { archive } = createArchive(() => openHistory(source, 'history'));
    await archive.put(someCall('one'));
    await new Promise((resolve, reject) => {
      const request = source.indexedDB.deleteDatabase('history');
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
    await archive.put(someCall('two'));
    await archive.put(someCall('three'));
    expect((await archive.list()).map(({ callId }) => callId)).toContain('three');
    expect((await archive.list()).map(({ callId }) => callId)).not.toContain('one');
  });

  it('opens anew after its connection was lost for good', async () => {
    const source = browser();
    const stores: HistoryStore[] = [];
    const { archive } = createArchive(async () => {
      const store = await openHistory(source, 'history');
      stores.push(store);
      return store;
    });
    await archive.put(someCall('one'));
    stores[0]?.close();
    await archive.put(someCall('two'));
    await archive.put(someCall('three'));
    expect((await archive.list()).map(({ callId }) => callId).toSorted()).toEqual(['one', 'three']);
    expect(stores).toHaveLength(2);
  });
});

describe('an archive that does not come to open', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps nobody waiting, and is used when it opens after all', async () => {
    let arrive: (store: HistoryStore) => void = () => {};
    const kept: string[] = [];
    const { archive } = createArchive(() => new Promise((resolve) => (arrive = resolve)));
    const answer = archive.list();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toEqual([]);
    expect(archive.health()).toBe('unavailable');
    arrive({ put: async ({ callId }) => void kept.push(callId) } as HistoryStore);
    await archive.put(someCall('late'));
    expect(kept).toEqual(['late']);
    expect(archive.health()).toBe('working');
    expect(vi.getTimerCount()).toBe(0);
  });
});
