import type { Incarnation, RoomCode } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import { OPEN_POLICY } from '../../domain/meeting/policy.ts';
import type { Member } from '../../domain/meeting/member.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { createClock } from '../../renderer/platform/clock.ts';
import { createJournal } from '../../renderer/platform/journal.ts';
import type { KeyValueStore, Platform } from '../../renderer/platform/platform.ts';
import { createSession } from '../../renderer/session/createSession.ts';
import { WORK } from '../../renderer/session/work.ts';
import type { ServiceClient } from '../../renderer/signalling/http.ts';
import type { Joined } from '../../service/protocol/index.ts';
import { createMemoryArchive } from './archive.ts';
import { createFakeBlur } from './blur.ts';
import { createFakeRecorders, createFakeRecordings } from './recordings.ts';
import { createFakeDevices } from './devices.ts';
import { FakeConference, FakeLine, ROOM, someMember } from './wires.ts';

const OWN_ORIGIN = 'https://own.example';

/** A store in memory. */
export function createMemoryStore(): KeyValueStore & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (key) => texts.get(key),
    write: (key, text) => {
      texts.set(key, text);
      return true;
    },
    remove: (key) => void texts.delete(key),
  };
}

/** What outlives a window's page: its stores and the archive. Two engines with the same ones are one window, reloaded. */
export function createMemory() {
  const memory = {
    store: createMemoryStore(),
    windowStore: createMemoryStore(),
    archive: createMemoryArchive(),
    recordings: createFakeRecordings(),
  };
  memory.store.write('settings', JSON.stringify({ name: 'Me' }));
  return memory;
}

/** The invitation to the one room there is, on the own service. */
export const invitation: Invitation = { code: ROOM, origin: undefined, fingerprint: undefined };

/** A session whose wires, devices and service are fakes, and everything behind it. */
export function createEngine(memory = createMemory()) {
  const devices = createFakeDevices();
  const lines: FakeLine[] = [];
  const conferences: FakeConference[] = [];
  const recorders = createFakeRecorders();
  const online = new Set<() => void>();
  const woke = new Set<() => void>();
  const trusted: string[] = [];
  const sounds: string[] = [];
  const blur = createFakeBlur();
  const world = {
    members: [] as Member[],
    refusal: undefined as Reply<never> | undefined,
    selfId: 'self',
    /** Of every microphone that is listened to. */
    level: 0,
    info: {} as { publicOrigin?: string; fingerprint?: string },
  };
  let lives = 0;
  const joined = (): Reply<Joined> =>
    world.refusal ??
    ok({
      self: someMember(world.selfId),
      members: world.members,
      capacity: 6,
      policy: OPEN_POLICY,
      hasPasscode: false,
      chat: [],
      waiting: [],
      resume: `resume-${lines.at(-1)?.bodies('room:join').length}`,
      ice: { iceServers: [{ urls: ['stun:example'] }] },
    });
  const summary = async () => ok({ code: ROOM as RoomCode, capacity: 6, memberCount: 0 });
  const client: ServiceClient = {
    createRoom: async () => ok({ code: ROOM, capacity: 6, memberCount: 0, ownerKey: 'owner-key' }),
    room: summary,
    info: async () => ok({ name: 'umeet', version: '1', protocol: 1, ...world.info }),
    startCheck: async () => ok({ iceServers: [] }),
  };
  const platform: Platform = {
    store: memory.store,
    windowStore: memory.windowStore,
    kind: 'desktop',
    openPicture: undefined,
    shell: undefined,
    recordings: memory.recordings,
    ownService: async () => ok({ origin: OWN_ORIGIN }),
    trust: async (service, fingerprint) => {
      trusted.push(`${service.origin} ${fingerprint}`);
      return fingerprint.includes('bad') ? fail('certificate-mismatch') : ok(null);
    },
    check: async () => ok(null),
    languages: async () => [],
    onLink: () => () => {},
  };
  const session = createSession({
    platform,
    devices,
    createServiceClient: () => client,
    loadWires: async () =>
      ok({
        createSignalling: (origin) => {
          const line = new FakeLine(origin, joined);
          lines.push(line);
          return line;
        },
        createConference: (needs) => {
          const conference = new FakeConference(needs);
          conferences.push(conference);
          return conference;
        },
        createDeviceProbe: () => ({
          read: () => ({ pressure: undefined, timerLateMs: undefined }),
          close: () => {},
        }),
        openLoop: () => {
          throw new Error('no loops here');
        },
        createFarEnd: () => {
          throw new Error('nobody to call here');
        },
        createTestMedia: () => ({
          audio: null,
          video: null,
          isSounding: () => false,
          close: () => {},
        }),
        warmUp: () => {},
      }),
    loadWork: async () => ok(WORK),
    archive: memory.archive,
    loadBlur: async () => ok(blur.open),
    sha256: async (bytes) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'),
    createLevelMeter: () => ({ level: () => world.level, close: () => {} }),
    playSound: async (name, speakerId) => {
      sounds.push(speakerId === undefined ? name : `${name} on ${speakerId}`);
      return ok(null);
    },
    createStream: (tracks) =>
      ({
        tracks,
        getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
        getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audio'),
      }) as unknown as MediaStream,
    openFaults: async () => fail('service-unreachable'),
    journal: createJournal(Date.now),
    openRecorder: async (events) => recorders.open(events),
    newIncarnation: () => `life-${(lives += 1)}` as Incarnation,
    onOnline: (listener) => {
      online.add(listener);
      return () => online.delete(listener);
    },
    onWoke: (listener) => {
      woke.add(listener);
      return () => woke.delete(listener);
    },
    clock: createClock(globalThis),
    log: () => {},
  });
  return {
    session,
    world,
    devices,
    lines,
    conferences,
    online,
    woke,
    recorders,
    trusted,
    sounds,
    blur,
    memory,
    line: () => lines.at(-1) as FakeLine,
    conference: () => conferences.at(-1) as FakeConference,
    kinds: () => session.stores.notices.getState().notices.map(({ kind }) => kind),
    phase: () => session.stores.meeting.getState().phase,
  };
}
