import { Dexie } from 'dexie';
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Parcel } from './parcel.ts';
import { openReportStore } from './reportStore.ts';

function createBrowser() {
  const source = { indexedDB: new IDBFactory(), IDBKeyRange, BroadcastChannel };
  let keys = 0;
  const open = async () => {
    const key = () => `r.${String((keys += 1)).padStart(43, '0')}`;
    const store = await openReportStore(source, 'reports of a test', key);
    onTestFinished(store.close);
    return store;
  };
  return { source, open };
}

const parcel = (key: string, change: Partial<Parcel> = {}): Parcel => ({
  key: key.padEnd(16, '-'),
  service: 'own',
  origin: 'https://own.example',
  filedAtMs: 1,
  what: { kind: 'report', body: { words: 'x' }, view: undefined },
  sentBytes: 0,
  isSent: false,
  ...change,
});
const bytes = (text: string) => new TextEncoder().encode(text).buffer;

it('a report and its evidence are there after a restart, both or neither', async () => {
  const { open } = createBrowser();
  const first = await open();
  const one = parcel('one', { bundle: { size: 3, sha256: 'abc' } });
  await first.add(one, bytes('zip'));
  // The same key again changes nothing, the evidence included.
  await expect(first.add(one, bytes('other'))).rejects.toThrow(/exists/);
  first.close();
  const second = await open();
  expect(await second.list()).toEqual([one]);
  expect(new TextDecoder().decode(await second.bundle(one.key))).toBe('zip');
  await second.remove(one.key);
  expect(await second.list()).toEqual([]);
  expect(await second.bundle(one.key)).toBeUndefined();
});

it('two windows that ask at once have one key for a service, and another for another', async () => {
  const { open } = createBrowser();
  const [one, other] = await Promise.all([open(), open()]);
  const [here, there] = await Promise.all([one.service('own'), other.service('own')]);
  expect(here).toEqual(there);
  expect((await one.service('https://far.example')).reporterKey).not.toBe(here.reporterKey);
});

it('what one window writes, the others are shown', async () => {
  const { open } = createBrowser();
  const [one, other] = await Promise.all([open(), open()]);
  const seen: (readonly Parcel[])[] = [];
  const undo = other.follow((parcels) => void seen.push(parcels));
  await vi.waitFor(() => expect(seen).toEqual([[]]));
  await one.add(parcel('one'), undefined);
  await one.update(parcel('one').key, { sentBytes: 7 });
  await vi.waitFor(() => expect(seen.at(-1)).toEqual([parcel('one', { sentBytes: 7 })]));
  undo();
  await one.update(parcel('one').key, { isSent: true });
  expect(await other.list()).toMatchObject([{ isSent: true }]);
  expect(seen.at(-1)).toMatchObject([{ isSent: false }]);
});

it('rows that do not parse are passed over and left alone', async () => {
  const { source, open } = createBrowser();
  const store = await open();
  const good = parcel('good');
  await store.add(good, undefined);
  const raw = new Dexie('reports of a test', source);
  onTestFinished(() => raw.close());
  await raw.open();
  await raw.table('parcels').put({ ...parcel('bad'), origin: 'javascript:alert(1)' });
  await raw.table('services').put({ service: 'own', reporterKey: 'not a key' });
  expect(await store.list()).toEqual([good]);
  expect(await store.services()).toEqual([]);
  expect((await store.service('own')).reporterKey).toMatch(/^r\./);
  expect(await raw.table('parcels').count()).toBe(2);
});

it('waits for the disk before it says that something is kept', async () => {
  // Dexie takes the method when it opens.
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const store = await createBrowser().open();
  await store.add(parcel('one'), bytes('zip'));
  expect(transaction.mock.lastCall).toEqual([
    ['parcels', 'bundles'],
    'readwrite',
    { durability: 'strict' },
  ]);
});
