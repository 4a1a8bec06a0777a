import { pause, type Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { ArchiveHealth, CallArchive } from './callArchive.ts';
import type { HistoryStore } from './historyStore.ts';

/** A newer version of the program in another window may keep the database from opening, for as long as it likes. */
const OPENING_MS = 10_000;

/** What an archive needs. */
export interface CallArchiveDeps {
  /** Loads the database's code and opens it; asked again after a failure. */
  readonly open: () => Promise<HistoryStore>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The archive that nobody needs to be afraid of: opened when it is first used, again when it was lost, and what fails is
 * an empty answer, the {@link ArchiveHealth} and one line in the log for each kind of failure.
 */
export function createCallArchive(deps: CallArchiveDeps): CallArchive {
  const { open, clock, log } = deps;
  const told = new Set<ArchiveHealth>();
  let health: ArchiveHealth = 'working';
  let opening: Promise<HistoryStore> | undefined;

  function start(): Promise<HistoryStore> {
    const mine = open();
    mine.catch(() => forget(mine));
    return mine;
  }

  function forget(mine: Promise<HistoryStore>) {
    if (opening === mine) opening = undefined;
  }

  function fail(error: unknown) {
    health = isFull(error) ? 'full' : 'unavailable';
    if (told.has(health)) return;
    told.add(health);
    log('error', 'history is not kept', { health, reason: String(error) });
  }

  async function use<T>(run: (store: HistoryStore) => Promise<T>, otherwise: T): Promise<T> {
    const mine = (opening ??= start());
    let store: HistoryStore | undefined;
    try {
      store = await withinTime(clock, mine);
      return await run(store);
    } catch (error) {
      fail(error);
      // Deleted or closed under us: the next use opens it anew. One that is still opening may yet come.
      if (store && health === 'unavailable') {
        forget(mine);
        store.close();
      }
      return otherwise;
    }
  }

  const read = use;
  const write = (run: (store: HistoryStore) => Promise<void>) =>
    use(async (store) => {
      await run(store);
      health = 'working';
    }, undefined);

  return {
    health: () => health,
    put: (record) => write((store) => store.put(record)),
    addTicks: (callId, ticks) => write((store) => store.addTicks(callId, ticks)),
    addChange: (callId, change) => write((store) => store.addChange(callId, change)),
    get: (callId) => read((store) => store.get(callId), undefined),
    list: (limit) => read((store) => store.list(limit), []),
    ticks: (callId, fromMs, toMs) => read((store) => store.ticks(callId, fromMs, toMs), []),
    changes: (callId) => read((store) => store.changes(callId), []),
    remove: (callId) => write((store) => store.remove(callId)),
    clear: () => write((store) => store.clear()),
    tidy: (nowMs, keepDays) => write((store) => store.tidy(nowMs, keepDays)),
  };
}

async function withinTime<T>(clock: Clock, promise: Promise<T>): Promise<T> {
  const life = new AbortController();
  const late = pause(clock, OPENING_MS, life.signal).then(() => {
    throw new Error('the history does not open');
  });
  // After the race it is of no interest any more.
  late.catch(() => undefined);
  return Promise.race([promise, late]).finally(() => life.abort());
}

/** A transaction that is aborted for want of room carries that as its inner error. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  return error.name === 'QuotaExceededError' || (inner !== error && isFull(inner));
}
