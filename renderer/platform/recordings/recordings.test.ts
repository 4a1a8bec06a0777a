import { describe, expect, it } from 'vitest';
import type { RoomCode } from '../../../domain/ids.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Bridge } from '../../../preload/contract.ts';
import { createMemoryStore } from '../../../test/fakes/engine.ts';
import { createFakeFileSystem, createFakeLocks } from '../../../test/fakes/fileSystem.ts';
import { createBrowserRecordings, type StoreWorker } from './browser.ts';
import { createDesktopRecordings } from './desktop.ts';
import { createFileStore, type StoreRequest } from './fileStore.ts';

const ROOM = 'abc-defg-hjk' as RoomCode;
const DAY_MS = 86_400_000;
const bytes = (...values: number[]) => new Uint8Array(values);

/** A browser with files and locks, whose pages come and go. */
function createBrowser(room?: number) {
  const storage = createFakeFileSystem(room);
  const locks = createFakeLocks();
  const store = createMemoryStore();
  const downloads: [string, number][] = [];
  const time = { nowMs: new Date(2026, 2, 9, 8, 5, 7).getTime() };
  const openWorker = async () => {
    const files = createFileStore(storage.getDirectory);
    const listeners: Record<string, (event: { data: Reply<null> }) => void> = {};
    let tail = Promise.resolve();
    return {
      addEventListener: (name: string, listener: (event: { data: Reply<null> }) => void) => {
        listeners[name] = listener;
      },
      postMessage: (request: StoreRequest) => {
        tail = tail.then(async () => listeners['message']?.({ data: await files.do(request) }));
      },
      terminate: () => undefined,
    } as unknown as StoreWorker;
  };
  const recordings = createBrowserRecordings({
    navigator: { storage, locks: locks as unknown as LockManager },
    openWorker,
    download: (file, name) => void downloads.push([name, file.size]),
    now: () => time.nowMs,
    store,
  });
  const begin = async () => {
    const begun = await recordings.begin(ROOM);
    if (!begun.ok) throw new Error(begun.fault.code);
    return begun.value;
  };
  return { recordings, begin, storage, locks, downloads, time };
}

describe('a recording in a browser', () => {
  it('is on the disk piece by piece, and a download when it is handed over', async () => {
    const { recordings, begin, storage, downloads } = createBrowser();
    const file = await begin();
    expect(file.name).toBe('Umeet abc-defg-hjk 2026-03-09 08.05.07.mp4');
    for (const piece of [bytes(1, 2), bytes(3)]) expect(await file.append(piece)).toEqual(ok(null));
    expect(storage.files.get(file.name)).toMatchObject({ bytes: [1, 2, 3], isFlushed: true });
    await file.close();
    expect(await recordings.handOver(file.id)).toEqual(ok(null));
    expect(downloads).toEqual([[file.name, 3]]);
  });

  it('is not offered while it is made, and is when its page is gone', async () => {
    const { recordings, begin, locks } = createBrowser();
    const file = await begin();
    await file.append(bytes(1));
    expect(await recordings.kept()).toEqual([]);
    locks.held.clear();
    expect(await recordings.kept()).toMatchObject([{ id: file.id, isHandedOver: false }]);
    expect(await recordings.remove(file.id)).toEqual(ok(null));
    expect(await recordings.kept()).toEqual([]);
    expect((await recordings.remove(file.id)).ok).toBe(false);
  });

  it('is kept for a day after it was handed over; one without anything in it is not kept', async () => {
    const { recordings, begin, storage, time } = createBrowser();
    const file = await begin();
    await file.append(bytes(1));
    await file.close();
    await recordings.handOver(file.id);
    expect(await recordings.kept()).toMatchObject([{ id: file.id, isHandedOver: true }]);
    time.nowMs += 1_000;
    await (await begin()).close();
    expect(await recordings.kept()).toHaveLength(1);
    time.nowMs += DAY_MS;
    expect(await recordings.kept()).toEqual([]);
    expect(storage.files.size).toBe(0);
  });

  it('says when there is no room, and keeps what was whole', async () => {
    const { begin, storage } = createBrowser(4);
    const file = await begin();
    await file.append(bytes(1, 2, 3));
    expect(await file.append(bytes(4, 5))).toMatchObject({ fault: { code: 'disk-full' } });
    expect(storage.files.get(file.name)?.bytes).toEqual([1, 2, 3]);
    await file.close();
  });

  it('never writes over another, and cannot be where a browser keeps no files', async () => {
    const { recordings, begin, locks } = createBrowser();
    await begin();
    locks.held.clear();
    expect(await recordings.begin(ROOM)).toMatchObject({ fault: { code: 'forbidden' } });
    expect(locks.held.size).toBe(0);
    const bare = createBrowserRecordings({
      navigator: {},
      openWorker: () => Promise.reject(new Error('not needed')),
      download: () => undefined,
      now: () => 0,
      store: createMemoryStore(),
    });
    expect(await bare.begin(ROOM)).toMatchObject({ fault: { code: 'recording-unsupported' } });
    expect(await bare.kept()).toEqual([]);
  });
});

describe('a recording on the desktop', () => {
  it('is handed over in pieces that the program takes, until it takes none', async () => {
    const sizes: number[] = [];
    let answer: Reply<null> = ok(null);
    const bridge = {
      call: async (name: string, argument: { bytes?: Uint8Array }) => {
        if (name === 'recording:begin') return ok({ id: 'one', name: 'a.mp4' });
        sizes.push(argument.bytes?.byteLength ?? -1);
        return answer;
      },
    } as unknown as Bridge;
    const begun = await createDesktopRecordings(bridge).begin(ROOM);
    if (!begun.ok) throw new Error(begun.fault.code);
    const mega = 1024 * 1024;
    expect(await begun.value.append(new Uint8Array(9 * mega))).toEqual(ok(null));
    expect(sizes).toEqual([4 * mega, 4 * mega, mega]);
    answer = fail('disk-full');
    expect(await begun.value.append(new Uint8Array(9 * mega))).toEqual(answer);
    expect(sizes).toHaveLength(4);
  });
});
