import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail, ok } from '../../domain/reply.ts';
import type { FaultCode } from '../../domain/fault.ts';
import type { RoomCode } from '../../domain/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings/settings.ts';
import type {
  CheckState,
  MediaState,
  MeetingState,
  NoticesState,
  PeopleState,
  QualityState,
  RecordingState,
  Session,
  SessionStreams,
  TalkState,
} from '../../renderer/session/index.ts';
import type { DeskState } from '../../renderer/session/desk/port.ts';
import type { IncidentsState, ReportsState } from '../../renderer/session/reports/port.ts';
import { CLOSED_DESK, OUTSIDE } from '../../renderer/session/stores.ts';
import { createMemoryArchive } from './archive.ts';

/** Stores of a fake session; a test sets them as the engine would. */
export interface FakeStores {
  readonly meeting: StoreApi<MeetingState>;
  readonly people: StoreApi<PeopleState>;
  readonly media: StoreApi<MediaState>;
  readonly talk: StoreApi<TalkState>;
  readonly quality: StoreApi<QualityState>;
  readonly notices: StoreApi<NoticesState>;
  readonly check: StoreApi<CheckState>;
  readonly recording: StoreApi<RecordingState>;
  readonly settings: StoreApi<Settings>;
  readonly reports: StoreApi<ReportsState>;
  readonly incidents: StoreApi<IncidentsState>;
  readonly desk: StoreApi<DeskState>;
}

/** A session without wires. `calls` lists what the interface asked of it, oldest first. */
export interface FakeSession extends Session {
  readonly stores: FakeStores;
  readonly calls: string[];
}

/** How a fake session answers. */
export interface FakeAnswers {
  readonly createRoom?: FaultCode;
  readonly lookUp?: FaultCode;
  readonly join?: FaultCode;
  readonly streams?: Partial<SessionStreams>;
}

export const FAKE_CODE = 'abc-defg-hjk' as RoomCode;

function fakeStores(): FakeStores {
  return {
    meeting: createStore<MeetingState>(() => ({
      ...OUTSIDE,
      phase: { at: 'idle' },
      code: undefined,
      invitation: undefined,
    })),
    people: createStore<PeopleState>(() => ({
      members: [],
      links: {},
      speakerId: undefined,
      isSpeaking: false,
      streamRevision: {},
    })),
    media: createStore<MediaState>(() => ({
      microphone: { wanted: true, status: 'off', fault: undefined, deviceId: undefined },
      camera: { wanted: true, status: 'off', fault: undefined, deviceId: undefined },
      screen: { status: 'off', hasSound: false },
      canShareScreen: true,
      devices: { microphone: [], camera: [], speaker: [] },
      speakerId: undefined,
      canChooseSpeaker: true,
      localRevision: 0,
    })),
    talk: createStore<TalkState>(() => ({
      messages: [],
      seenNumber: 0,
      reactions: [],
      downloads: {},
      uploads: [],
    })),
    quality: createStore<QualityState>(() => ({
      ticks: [],
      judgement: undefined,
      side: { state: 'well' },
      breaches: [],
      callId: undefined,
    })),
    notices: createStore<NoticesState>(() => ({ notices: [] })),
    check: createStore<CheckState>(() => ({
      secondsDone: undefined,
      stage: undefined,
      fault: undefined,
      last: undefined,
    })),
    recording: createStore<RecordingState>(() => ({ at: 'off', sinceMs: undefined })),
    settings: createStore<Settings>(() => DEFAULT_SETTINGS),
    reports: createStore<ReportsState>(() => ({ reports: [], hosted: [], ask: undefined })),
    incidents: createStore<IncidentsState>(() => ({ incidents: [], dismissed: {} })),
    desk: createStore<DeskState>(() => CLOSED_DESK),
  };
}

/** Makes one. Nothing happens in it by itself except what an action plainly means. */
export function createFakeSession(answers: FakeAnswers = {}): FakeSession {
  const stores = fakeStores();
  const calls: string[] = [];
  const called = (name: string) => void calls.push(name);
  const done = (name: string) => {
    called(name);
    return ok(null);
  };
  const setWanted = (source: 'microphone' | 'camera', wanted: boolean) => {
    called(`${source} ${wanted ? 'on' : 'off'}`);
    stores.media.setState((media) => ({
      [source]: { ...media[source], wanted, status: wanted ? 'live' : 'off' },
    }));
  };
  return {
    stores,
    calls,
    meeting: {
      async createRoom() {
        called('createRoom');
        return answers.createRoom ? fail(answers.createRoom) : ok(FAKE_CODE);
      },
      prepare: () => () => {},
      async lookUp(invitation) {
        called(`lookUp ${invitation.code}`);
        return answers.lookUp ? fail(answers.lookUp) : ok(invitation.code);
      },
      async join(invitation) {
        called(`join ${invitation.code}`);
        const { code } = invitation;
        if (answers.join) {
          const refused = fail(answers.join);
          if (!refused.ok) {
            stores.meeting.setState({ code, phase: { at: 'refused', fault: refused.fault } });
          }
          return refused;
        }
        const web = `https://meet.example.com:7443/#/m/${code}`;
        stores.meeting.setState({
          code,
          phase: { at: 'in' },
          invitation: { web, app: `umeet://meet.example.com:7443/m/${code}` },
        });
        return ok(null);
      },
      interrupted: () => undefined,
      async leave() {
        called('leave');
        stores.meeting.setState({ phase: { at: 'left' } });
      },
    },
    media: {
      async startPreview() {
        called('startPreview');
      },
      stopPreview: () => called('stopPreview'),
      setMicrophone: async (on) => setWanted('microphone', on),
      setCamera: async (on) => setWanted('camera', on),
      startScreen: async () => {
        called('screen on');
        stores.media.setState({ screen: { status: 'live', hasSound: false } });
      },
      stopScreen: () => {
        called('screen off');
        stores.media.setState({ screen: { status: 'off', hasSound: false } });
      },
      choose: async (kind, deviceId) => called(`choose ${kind} ${deviceId}`),
      retry: async (kind) => called(`retry ${kind}`),
      lookForDevices: async () => called('lookForDevices'),
      async playTestSound() {
        called('playTestSound');
        return ok(null);
      },
    },
    talk: {
      say: async (text) => done(`say ${text}`),
      react: async (reaction) => done(`react ${reaction}`),
      raiseHand: async (isRaised) => {
        stores.meeting.setState({ handRaisedAtMs: isRaised ? 1 : undefined });
        return done(`hand ${isRaised ? 'up' : 'down'}`);
      },
      markSeen: () => called('markSeen'),
    },
    files: {
      attach: async (file) => done(`attach ${file.name}`),
      download: async () => fail('file-gone'),
      cancelDownload: () => called('cancel download'),
      stopUpload: () => called('stop upload'),
    },
    host: {
      setPolicy: async (change) => done(`policy ${JSON.stringify(change)}`),
      setPasscode: async (passcode) => done(`passcode ${passcode ?? 'none'}`),
      setRole: async (memberId, role) => done(`role ${memberId} ${role}`),
      stopSharing: async (memberId) => done(`stopSharing ${memberId}`),
      lowerHand: async (memberId) => done(`lowerHand ${memberId}`),
      remove: async (memberId) => done(`remove ${memberId}`),
      ask: async (wish, memberId) => done(`ask ${wish} ${memberId ?? 'all'}`),
      admit: async (isAdmitted, lobbyId) =>
        done(`${isAdmitted ? 'admit' : 'refuse'} ${lobbyId ?? 'all'}`),
      end: async () => done('end'),
    },
    streams: {
      local: () => undefined,
      remote: () => undefined,
      screen: () => undefined,
      view: () => ({ shows: () => {}, close: () => {} }),
      microphoneLevel: () => undefined,
      ...answers.streams,
    },
    check: {
      start: () => called('check'),
      call: () => called('test call'),
      noteVoice: async (wasHeard) => called(`voice ${wasHeard ? 'heard' : 'not heard'}`),
      streams: () => undefined,
      stop: () => called('stop check'),
      recall: async () => {},
    },
    reports: {
      prepare: async () => ({
        occurredAtMs: 1_000,
        category: 'other',
        level: 4,
        reason: 'nothing-measured-wrong',
        parts: [],
      }),
      addPicture: async (prepared) => ok(prepared),
      send: async (_prepared, { category, level }) => {
        called(`report ${category} ${level}`);
        return ok('report-key-of-a-test');
      },
      act: async (key, { type }) => done(`report ${key} ${type}`),
      askOthers: async (key) => done(`ask others ${key}`),
      answerAsk: async (parts) => {
        stores.reports.setState({ ask: undefined });
        return done(`ask ${parts ? 'granted' : 'refused'}`);
      },
      download: async () => fail('not-found'),
      discard: async (key) => done(`discard ${key}`),
      refresh: async () => called('refresh reports'),
      refreshHosted: async () => called('refresh hosted reports'),
      dismissIncident: (incidentId) => called(`dismiss ${incidentId}`),
    },
    desk: {
      open: async () => done('open desk'),
      close: () => called('close desk'),
      follow: (scope) => {
        called(`follow ${scope}`);
        return () => called(`unfollow ${scope}`);
      },
      report: async () => fail('not-found'),
      act: async () => fail('not-found'),
      download: async () => fail('not-found'),
      declare: async ({ title }) => done(`declare ${title}`),
      tell: async (incidentId, { type }) => done(`${type} ${incidentId}`),
    },
    recording: {
      start: async () => {
        stores.recording.setState({ at: 'on', sinceMs: 1 });
        return done('record');
      },
      stop: async () => {
        stores.recording.setState({ at: 'off', sinceMs: undefined });
        called('stop recording');
      },
      kept: async () => [],
      handOver: async (id) => done(`hand over ${id}`),
      remove: async (id) => done(`remove recording ${id}`),
    },
    archive: createMemoryArchive(),
    updateSettings: (change) => stores.settings.setState(change),
    dismissNotice: (id) =>
      stores.notices.setState(({ notices }) => ({
        notices: notices.filter((notice) => notice.id !== id),
      })),
    async close() {
      called('close');
    },
  };
}
