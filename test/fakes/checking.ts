import { vi } from 'vitest';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { createClock } from '../../renderer/platform/clock.ts';
import { createNetworkCheck, type NetworkCheckDeps } from '../../renderer/session/networkCheck.ts';
import { createStores } from '../../renderer/session/stores.ts';
import type { Wires } from '../../renderer/session/wires.ts';
import { WORK } from '../../renderer/session/work.ts';
import type { ServiceClient } from '../../renderer/signalling/http.ts';
import type { IceConfig } from '../../service/protocol/index.ts';
import { createMemoryArchive } from './archive.ts';
import { FakeLoop, type LoopTrace } from './loop.ts';

/** When the tests of checks begin. */
export const START_MS = 1_800_000_000_000;
/** What a service with a relay answers. */
export const TURN: IceConfig = {
  iceServers: [
    { urls: ['stun:stun.example'] },
    { urls: ['turn:turn.example'], username: 'u', credential: 'c' },
  ],
};

const NO_RELAY: IceConfig = { iceServers: [{ urls: ['stun:stun.example'] }] };

/** How everything around a check behaves. */
interface World {
  readonly ice: Reply<IceConfig>;
  readonly trace: Partial<LoopTrace>;
  /** Answers of the service to questions, one after the other; the last one stays. */
  readonly answers: readonly ('well' | 'slow' | 'no')[];
  /** How loud the person is who makes a test call. */
  levelAtFarEnd: number;
}

/** A track of this device that the person has switched on. */
export const track = (kind: string) =>
  ({ kind, stop: vi.fn<() => void>() }) as unknown as MediaStreamTrack;

/** A check over fakes. */
export function setUpCheck(change: Partial<World> = {}) {
  const world: World = {
    ice: ok(NO_RELAY),
    trace: {},
    answers: ['well'],
    levelAtFarEnd: 0,
    ...change,
  };
  const clock = createClock(globalThis);
  const stores = createStores({
    microphone: true,
    camera: true,
    canChooseSpeaker: true,
    canShareScreen: true,
  });
  const archive = createMemoryArchive();
  const loops: FakeLoop[] = [];
  const seen = {
    asked: 0,
    testMedia: 0,
    closedTestMedia: 0,
    answered: 0,
    closedFarEnds: 0,
    places: [] as unknown[],
  };
  const listeners = new Set<() => void>();
  const sources = {
    microphone: { track: null as MediaStreamTrack | null },
    camera: { track: null as MediaStreamTrack | null },
    onTracks: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const client = {
    startCheck: async () => world.ice,
    info: async () => {
      const answer = world.answers[Math.min(seen.asked, world.answers.length - 1)];
      seen.asked += 1;
      await new Promise((done) => setTimeout(done, answer === 'slow' ? 90 : 10));
      return answer === 'no'
        ? fail('service-unreachable')
        : ok({ name: 'umeet' as const, version: '1', protocol: 1 });
    },
  } satisfies Partial<ServiceClient>;
  const wires: Partial<Wires> = {
    openLoop: (needs) => {
      const loop = new FakeLoop(needs, world.trace, clock.monotonic);
      loops.push(loop);
      return loop;
    },
    createTestMedia: () => {
      seen.testMedia += 1;
      return {
        video: track('video'),
        audio: track('audio'),
        isSounding: () => true,
        close: () => (seen.closedTestMedia += 1),
      };
    },
    createFarEnd: () => ({
      tracks: { audio: track('audio'), video: track('video') },
      answer: () => (seen.answered += 1),
      level: () => world.levelAtFarEnd,
      close: () => (seen.closedFarEnds += 1),
    }),
    createDeviceProbe: () => ({
      read: () => ({ pressure: undefined, timerLateMs: 2 }),
      close: () => {},
    }),
  };
  const check = createNetworkCheck({
    stores,
    services: {
      reach: async (place) => {
        seen.places.push(place.origin);
        return ok('https://meet.example');
      },
      explain: async (reply) => reply,
    },
    createServiceClient: () => client as unknown as ServiceClient,
    loadWires: async () => ok(wires as Wires),
    loadWork: async () => ok(WORK),
    sources: sources as unknown as NetworkCheckDeps['sources'],
    archive,
    newIncarnation: () => 'id-of-the-check',
    clock,
    log: () => {},
  });
  const changed = () => listeners.forEach((listener) => listener());
  const state = () => stores.check.getState();
  return { world, check, stores, state, archive, loops, seen, sources, changed, listeners };
}

/** Time goes by. */
export const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);
