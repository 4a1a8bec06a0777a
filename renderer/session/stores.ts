import { createStore, type StoreApi } from 'zustand/vanilla';
import { OPEN_POLICY } from '../../domain/meeting/policy.ts';
import type { DeskState } from './desk/port.ts';
import type { PendingAsk } from './reports/evidenceAsks.ts';
import type { IncidentsState, ReportsState } from './reports/port.ts';
import type {
  CheckState,
  MediaState,
  MeetingState,
  NoticesState,
  PeopleState,
  QualityState,
  ShownState,
  RecordingState,
  TalkState,
} from './state.ts';

/** The stores that live as long as a session, writable; views get them read-only. */
export interface Stores {
  readonly meeting: StoreApi<MeetingState>;
  readonly people: StoreApi<PeopleState>;
  readonly media: StoreApi<MediaState>;
  readonly talk: StoreApi<TalkState>;
  readonly shown: StoreApi<ShownState>;
  readonly quality: StoreApi<QualityState>;
  readonly notices: StoreApi<NoticesState>;
  readonly check: StoreApi<CheckState>;
  readonly recording: StoreApi<RecordingState>;
  readonly reports: StoreApi<ReportsState & { readonly ask: PendingAsk | undefined }>;
  readonly incidents: StoreApi<IncidentsState>;
  readonly desk: StoreApi<DeskState>;
}

const NOBODY: PeopleState = {
  members: [],
  links: {},
  speakerId: undefined,
  isSpeaking: false,
  streamRevision: {},
};
const NOTHING_SAID: TalkState = {
  messages: [],
  seenNumber: 0,
  reactions: [],
  downloads: {},
  uploads: [],
};
/** How a client stands with a room that it is not in. */
export const OUTSIDE = {
  selfId: undefined,
  capacity: undefined,
  role: 'participant',
  handRaisedAtMs: undefined,
  isRecording: false,
  policy: OPEN_POLICY,
  hasPasscode: false,
  waiting: [],
  signalling: 'online',
} as const satisfies Partial<MeetingState>;
const NOTHING_MEASURED: QualityState = {
  ticks: [],
  judgement: undefined,
  side: { state: 'well' },
  breaches: [],
  callId: undefined,
};

/** A desk that shows nothing. */
export const CLOSED_DESK: DeskState = {
  state: 'closed',
  hasKey: false,
  rows: undefined,
  isWhole: false,
  incidents: [],
  clockOffsetMs: 0,
  isStale: false,
};

/** How the media store starts. */
export interface MediaStart {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly canChooseSpeaker: boolean;
  readonly canShareScreen: boolean;
}

/** Stores of a session in which nothing has happened yet. */
export function createStores(start: MediaStart): Stores {
  return {
    meeting: createStore<MeetingState>()(() => ({
      ...OUTSIDE,
      phase: { at: 'idle' },
      code: undefined,
      invitation: undefined,
    })),
    people: createStore<PeopleState>()(() => NOBODY),
    media: createStore<MediaState>()(() => ({
      microphone: off(start.microphone),
      camera: off(start.camera),
      screen: { status: 'off', hasSound: false },
      canShareScreen: start.canShareScreen,
      devices: { microphone: [], camera: [], speaker: [] },
      speakerId: undefined,
      canChooseSpeaker: start.canChooseSpeaker,
      localRevision: 0,
    })),
    talk: createStore<TalkState>()(() => NOTHING_SAID),
    shown: createStore<ShownState>()(() => ({})),
    quality: createStore<QualityState>()(() => NOTHING_MEASURED),
    notices: createStore<NoticesState>()(() => ({ notices: [] })),
    check: createStore<CheckState>()(() => ({
      secondsDone: undefined,
      stage: undefined,
      fault: undefined,
      last: undefined,
    })),
    recording: createStore<RecordingState>()(() => ({ at: 'off', sinceMs: undefined })),
    reports: createStore<ReportsState & { readonly ask: PendingAsk | undefined }>()(() => ({
      reports: undefined,
      hosted: undefined,
      ask: undefined,
    })),
    incidents: createStore<IncidentsState>()(() => ({ incidents: [], dismissed: {} })),
    desk: createStore<DeskState>()(() => CLOSED_DESK),
  };
}

/** Forgets the people of a meeting that is over. */
export function clearMeeting(stores: Stores): void {
  stores.people.setState(NOBODY, true);
  stores.talk.setState(NOTHING_SAID, true);
  stores.shown.setState({}, true);
  stores.quality.setState(NOTHING_MEASURED, true);
}

function off(wanted: boolean): MediaState['microphone'] {
  return { wanted, status: 'off', fault: undefined, deviceId: undefined };
}
