import type { Incarnation } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { createClock, type Clock } from '../platform/clock.ts';
import { createJournal } from '../platform/journal.ts';
import { createConsoleLog, type Log } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import { createDevices } from '../rtc/devices/devices.ts';
import { createLevelMeter } from '../rtc/devices/levelMeter.ts';
import { playSound } from '../rtc/devices/sounds.ts';
import { createServiceClient } from '../signalling/http.ts';
import { createCallArchive } from '../storage/index.ts';
import { createSession } from './createSession.ts';
import type { Session } from './session.ts';
import type { Wires } from './wires.ts';

/** Of the database; the same for all windows of this origin. */
const HISTORY_NAME = 'umeet.history';

export type * from './session.ts';
export type * from './state.ts';

/** What the composition root hands in. */
export interface AppSessionDeps {
  readonly platform: Platform;
  /** The page's window: devices, peer connections, timers and randomness are taken from it. */
  readonly window: Window & typeof globalThis;
}

/** The session of the real program: socket, mesh, devices and clock of this window, wired together. */
export function createAppSession({ platform, window }: AppSessionDeps): Session {
  const clock = createClock(window);
  const journal = createJournal(clock.now);
  const write = createConsoleLog(window.console);
  const log: Log = (...line) => {
    journal.log(...line);
    write(...line);
  };
  // What nobody caught stands in the console already.
  window.addEventListener('error', ({ message }) => journal.log('error', message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    journal.log('error', String(reason)),
  );
  return createSession({
    platform,
    clock,
    log,
    journal,
    devices: createDevices(window),
    createServiceClient: (origin) => createServiceClient(origin, window.fetch.bind(window)),
    loadWires: () => loadWires(window, clock, log),
    loadWork: () => load(async () => (await import('./work.ts')).WORK),
    archive: createCallArchive({
      clock,
      log,
      // The database's code comes in a file of its own, when there is something to keep or to show.
      open: async () =>
        (await import('../storage/historyStore.ts')).openHistory(window, HISTORY_NAME),
    }),
    loadBlur: () =>
      load(async () => {
        const { openBlur } = await import('../rtc/blur/blur.ts');
        return (device: MediaStreamTrack) => openBlur(window, device);
      }),
    createStream: (tracks) => new window.MediaStream(tracks),
    createLevelMeter: (track) => createLevelMeter(window, track),
    sha256: async (bytes) => hex(await window.crypto.subtle.digest('SHA-256', bytes)),
    playSound: (name, speakerId) => playSound(window, name, speakerId),
    openRecorder: (events) =>
      load(async () => (await import('../recording/index.ts')).openRecorder(window, events)),
    openFaults: (parts) =>
      load(async () => (await import('./reports/openFaults.ts')).openFaults(window, parts)),
    newIncarnation: () => newIncarnation(window.crypto),
    onOnline: (listener) => {
      const life = new AbortController();
      window.addEventListener('online', () => listener(), { signal: life.signal });
      return () => life.abort();
    },
    // A browser does not tell, and finds out by itself when nothing comes any more.
    onWoke: (listener) => platform.shell?.on('power:resumed', listener) ?? (() => {}),
  });
}

/** Socket and mesh come in a file of their own, so that Home need not wait for them. */
function loadWires(
  window: AppSessionDeps['window'],
  clock: Clock,
  log: Log,
): Promise<Reply<Wires>> {
  return load(async () => {
    const [signalling, rtc] = await Promise.all([
      import('../signalling/index.ts'),
      import('../rtc/index.ts'),
    ]);
    return {
      createSignalling: (origin) =>
        signalling.createSignalling({
          socket: signalling.openSocket(origin),
          random: () => window.Math.random(),
          clock,
          log,
        }),
      createConference: (needs) => rtc.createMeshConference(window, { ...needs, clock, log }),
      createDeviceProbe: () => rtc.createDeviceProbe(window, clock),
      openLoop: (needs) => rtc.openLoop(window, needs),
      createTestMedia: () => rtc.createTestMedia(window, clock),
      createFarEnd: () => rtc.createFarEnd(window, clock),
      warmUp: () => void rtc.warmUp(window),
    };
  });
}

/** Something that comes in a file of its own. */
async function load<T>(get: () => Promise<T>): Promise<Reply<T>> {
  try {
    return ok(await get());
  } catch (error) {
    // The page's own origin has gone, or has another version of the program by now.
    return fail('service-unreachable', String(error));
  }
}

/** 128 random bits. `randomUUID` is missing on pages that are not secure. */
function newIncarnation(crypto: Crypto): Incarnation {
  return hex(crypto.getRandomValues(new Uint8Array(16)).buffer) as Incarnation;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
