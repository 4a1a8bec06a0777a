import { recordingName } from '../../../domain/meeting/recordingName.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { EpochMs } from '../../../domain/time.ts';
import type { KeptRecording, KeyValueStore, RecordingFile, Recordings } from '../platform.ts';
import { failure, FOLDER, type StoreRequest } from './fileStore.ts';
import { wallTime } from './wallTime.ts';

/** How long a copy is kept after it was handed over: a download can go wrong, or be cancelled. */
const COPY_KEPT_MS = 24 * 3_600_000;
const HANDED_OVER = 'recordings';
/** Held while a recording is made, so that no other window takes it for left behind. */
const LOCK = 'umeet.recording.';

/** The worker that writes. */
export type StoreWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/** What recordings in a browser need. */
export interface BrowserRecordingsDeps {
  /** Of the browser's own files and locks; a page that is not secure has neither. */
  readonly navigator: {
    readonly storage?: Pick<StorageManager, 'getDirectory'>;
    readonly locks?: Pick<LockManager, 'request' | 'query'>;
  };
  readonly openWorker: () => Promise<StoreWorker>;
  /** Saves a file as a download. */
  readonly download: (file: Blob, name: string) => void;
  readonly now: () => EpochMs;
  readonly store: KeyValueStore;
}

/** Recordings in the browser's own files, where a page can write as it goes; the person gets them as downloads. */
export function createBrowserRecordings(deps: BrowserRecordingsDeps): Recordings {
  const { navigator, store, now } = deps;
  const handedOver = createMarks(store);

  async function folder(): Promise<FileSystemDirectoryHandle> {
    if (!navigator.storage) throw new Error('this browser keeps no files');
    return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  }

  async function remove(id: string): Promise<Reply<null>> {
    try {
      await (await folder()).removeEntry(id);
      handedOver.unmark(id);
      return ok(null);
    } catch (error) {
      return failure(error);
    }
  }

  async function kept(): Promise<readonly KeptRecording[]> {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const found: KeptRecording[] = [];
    for await (const [id, handle] of (await folder()).entries()) {
      if (handle.kind !== 'file' || held.some(({ name }) => name === LOCK + id)) continue;
      const file = await (handle as FileSystemFileHandle).getFile();
      const atMs = handedOver.atMs(id);
      const isOld = atMs !== undefined && now() - atMs > COPY_KEPT_MS;
      if (file.size === 0 || isOld) await remove(id);
      else {
        const startedMs = file.lastModified;
        found.push({ id, name: id, startedMs, isHandedOver: atMs !== undefined });
      }
    }
    return found.toSorted((a, b) => b.startedMs - a.startedMs);
  }

  return {
    isDownload: true,
    begin: async (room) => {
      if (!navigator.storage || !navigator.locks) return fail('recording-unsupported');
      const name = recordingName(room, wallTime(now()));
      const release = await holdLock(navigator.locks, LOCK + name);
      const file = await openFile(deps, name, release);
      if (!file.ok) release();
      return file;
    },
    handOver: async (id) => {
      try {
        const handle = await (await folder()).getFileHandle(id);
        deps.download(await handle.getFile(), id);
        handedOver.mark(id, now());
        return ok(null);
      } catch (error) {
        return failure(error);
      }
    },
    kept: () => kept().catch(() => []),
    remove,
  };
}

async function openFile(
  { openWorker }: BrowserRecordingsDeps,
  name: string,
  release: () => void,
): Promise<Reply<RecordingFile>> {
  const worker = await openWorker();
  const ask = createAsking(worker);
  const created = await ask({ kind: 'create', name });
  if (!created.ok) {
    worker.terminate();
    return created;
  }
  return ok({
    id: name,
    name,
    append: (bytes) => ask({ kind: 'append', bytes }, [bytes.buffer]),
    close: async () => {
      const closed = await ask({ kind: 'close' });
      worker.terminate();
      release();
      return closed;
    },
  });
}

/** Asks the worker; it answers in order. */
function createAsking(worker: StoreWorker) {
  const waiting: ((reply: Reply<null>) => void)[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<Reply<null>>) =>
    waiting.shift()?.(data),
  );
  worker.addEventListener('error', () => {
    for (const answer of waiting.splice(0)) answer(fail('recording-failed', 'the worker broke'));
  });
  return (request: StoreRequest, transfer: Transferable[] = []) =>
    new Promise<Reply<null>>((resolve) => {
      waiting.push(resolve);
      worker.postMessage(request, transfer);
    });
}

/** Holds a lock until the returned function is called, or the page is gone. */
function holdLock(locks: Pick<LockManager, 'request'>, name: string): Promise<() => void> {
  return new Promise((resolve) => {
    void locks.request(name, () => new Promise<void>((release) => resolve(release)));
  });
}

/** Which recordings were handed over, and when; what does not parse was not. */
function createMarks(store: KeyValueStore) {
  const read = (): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(store.read(HANDED_OVER) ?? '{}');
      return typeof value === 'object' && value !== null ? { ...value } : {};
    } catch {
      return {};
    }
  };
  const write = (marks: Record<string, unknown>) =>
    void store.write(HANDED_OVER, JSON.stringify(marks));
  return {
    atMs: (id: string): EpochMs | undefined => {
      const atMs = read()[id];
      return typeof atMs === 'number' ? atMs : undefined;
    },
    mark: (id: string, atMs: EpochMs) => write({ ...read(), [id]: atMs }),
    unmark: (id: string) => {
      const { [id]: _gone, ...others } = read();
      write(others);
    },
  };
}
