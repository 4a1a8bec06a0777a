import { createHash, randomBytes } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { RoomCode } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Clock } from '../../renderer/platform/clock.ts';
import { createJournal } from '../../renderer/platform/journal.ts';
import { createFaultEngine } from '../../renderer/session/reports/engine.ts';
import { createServiceLink } from '../../renderer/session/reports/serviceLink.ts';
import { createSettingsStore } from '../../renderer/session/settingsStore.ts';
import { createStores } from '../../renderer/session/stores.ts';
import { createReportClient } from '../../renderer/signalling/reports.ts';
import { openReportStore } from '../../renderer/storage/reports/reportStore.ts';
import { createMemory } from './engine.ts';
import { FakeLine } from './wires.ts';

/** A clock that goes when the test says so. */
export function createHandClock(startMs = 1_790_000_000_000) {
  let nowMs = startMs;
  const timers = new Set<{ dueMs: number; run: () => void; periodMs: number | undefined }>();
  const add = (delayMs: number, run: () => void, periodMs?: number) => {
    const timer = { dueMs: nowMs + delayMs, run, periodMs };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const clock: Clock = {
    now: () => nowMs,
    monotonic: () => nowMs - startMs,
    after: (delayMs, run) => add(delayMs, run),
    every: (periodMs, run) => add(periodMs, run, periodMs),
  };
  return {
    ...clock,
    /** Everything that is due in this time has run when it returns. */
    advance: (ms: number) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].toSorted((a, b) => a.dueMs - b.dueMs);
        if (!next || next.dueMs > untilMs) break;
        nowMs = next.dueMs;
        if (next.periodMs === undefined) timers.delete(next);
        else next.dueMs += next.periodMs;
        next.run();
      }
      nowMs = untilMs;
    },
    /** How long until the next thing is due. */
    waits: () => [...timers].map(({ dueMs }) => dueMs - nowMs).toSorted((a, b) => a - b),
  };
}

/** Locks over the windows of a browser: one holder at a time, and whoever dies makes room. */
function createLocks() {
  let holder: { owner: object; free: () => void } | undefined;
  const line: { owner: object; start: () => void }[] = [];
  const next = () => {
    holder = undefined;
    line.shift()?.start();
  };
  return {
    of: (owner: object) =>
      ({
        request: (_name: string, _options: object, run: () => Promise<unknown>) =>
          new Promise((resolve, reject) => {
            const start = () => {
              const mine = { owner, free: () => {} };
              holder = mine;
              const end = () => holder === mine && next();
              run().then(resolve, reject).finally(end);
            };
            if (holder) line.push({ owner, start });
            else start();
          }),
      }) as unknown as LockManager,
    kill: (owner: object) => {
      for (let at = line.length - 1; at >= 0; at -= 1)
        if (line[at]?.owner === owner) line.splice(at, 1);
      if (holder?.owner === owner) next();
    },
  };
}

/** A computer with a browser whose windows are opened and killed, over what it keeps. */
export function createFaultDevice(
  serviceFetch: typeof globalThis.fetch,
  clock = createHandClock(),
  origin = 'https://own.example',
) {
  const source = { indexedDB: new IDBFactory(), IDBKeyRange, BroadcastChannel };
  const memory = createMemory();
  const locks = createLocks();
  const base64url = (bytes: number) => randomBytes(bytes).toString('base64url');
  let windows = 0;

  function openWindow() {
    const owner = {};
    windows += 1;
    const online = new Set<() => void>();
    const notices: object[] = [];
    const lines: FakeLine[] = [];
    const asked: [string, unknown][] = [];
    const world = {
      isDead: false,
      hasNetwork: true,
      isReachable: true,
      invitation: undefined as Invitation | undefined,
      picture: ok(undefined) as Reply<Blob | undefined>,
      /** Called before and after each request; may kill the window. */
      onRequest: (_when: 'before' | 'after'): void => {},
    };
    const stores = createStores({
      microphone: true,
      camera: true,
      canChooseSpeaker: true,
      canShareScreen: true,
    });
    const settings = createSettingsStore(memory.store);
    const never = new Promise<never>(() => {});
    const fetch: typeof globalThis.fetch = async (input, init) => {
      world.onRequest('before');
      if (world.isDead) return never;
      if (!world.hasNetwork) throw new TypeError('offline');
      try {
        return await serviceFetch(input, init);
      } finally {
        world.onRequest('after');
        if (world.isDead) await never;
      }
    };
    const services = {
      reach: async (place: { origin: string | undefined }) => ok(place.origin ?? origin),
    };
    const log = () => {};
    const link = createServiceLink({
      openStore: () => openReportStore(source, 'umeet-reports', () => `r.${base64url(32)}`),
      services,
      createClient: (at, key, onClock) =>
        createReportClient({ origin: at, key, fetch, clock, onClock }),
      log,
    });
    const journal = createJournal(clock.now);
    const engine = createFaultEngine({
      stores,
      settings,
      services,
      link,
      journal,
      log,
      clock,
      interruption: {
        read: () =>
          world.invitation && {
            invitation: world.invitation,
            resume: 'resume',
            callId: undefined,
            wanted: { microphone: true, camera: true },
          },
      },
      archive: memory.archive,
      platform: {
        kind: 'desktop',
        store: memory.store,
        shell: {
          call: (async (_name: string, notice: object) => {
            notices.push(notice);
            return ok(null);
          }) as never,
          on: () => () => {},
        },
      },
      createServiceClient: () => {
        throw new Error('not asked for here');
      },
      sha256: async (bytes) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
      ask: async (name, body) => {
        asked.push([name, body]);
        return ok({}) as never;
      },
      onOnline: (listener) => {
        online.add(listener);
        return () => online.delete(listener);
      },
      onWoke: () => () => {},
      surroundings: { version: '1.2.3', userAgent: 'Browser/1.2.3.4' },
      newId: () => base64url(16),
      hasNetwork: () => world.hasNetwork,
      isReachable: async () => world.isReachable,
      takePicture: async () => world.picture,
      locks: locks.of(owner),
      random: () => 0.5,
      openLine: async (at) => {
        const line = new FakeLine(at, () => fail('not-found'));
        line.connected = false;
        lines.push(line);
        return line;
      },
      clientId: 'client-id-of-this-device',
    });
    const die = () => {
      world.isDead = true;
      engine.close();
      locks.kill(owner);
    };
    return {
      ...engine,
      stores,
      settings,
      journal,
      link,
      world,
      notices,
      lines,
      asked,
      /** Without a goodbye. */
      die,
      /** The system says that there is a network. */
      goesOnline: () => {
        world.hasNetwork = true;
        for (const listener of online) listener();
      },
    };
  }
  return { clock, source, memory, openWindow, windows: () => windows };
}

/** The room that windows of a device are in, when a test says so. */
export const DEVICE_ROOM = 'abc-defg-hjk' as RoomCode;
