import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  CheckState,
  MediaState,
  MeetingState,
  NoticesState,
  PeopleState,
  QualityState,
} from './state.ts';

/** The stores that live as long as a session, writable; views get them read-only. */
export interface Stores {
  readonly meeting: StoreApi<MeetingState>;
  readonly people: StoreApi<PeopleState>;
  readonly media: StoreApi<MediaState>;
  readonly quality: StoreApi<QualityState>;
  readonly notices: StoreApi<NoticesState>;
  readonly check: StoreApi<CheckState>;
}

const NOBODY: PeopleState = { members: [], links: {}, streamRevision: {} };
const NOTHING_MEASURED: QualityState = {
  ticks: [],
  judgement: undefined,
  side: { state: 'well' },
  breaches: [],
  callId: undefined,
};

/** How the media store starts. */
export interface MediaStart {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly canChooseSpeaker: boolean;
}

/** Stores of a session in which nothing has happened yet. */
export function createStores(start: MediaStart): Stores {
  return {
    meeting: createStore<MeetingState>()(() => ({
      phase: { at: 'idle' },
      code: undefined,
      selfId: undefined,
      capacity: undefined,
      signalling: 'online',
      invitation: undefined,
    })),
    people: createStore<PeopleState>()(() => NOBODY),
    media: createStore<MediaState>()(() => ({
      microphone: off(start.microphone),
      camera: off(start.camera),
      devices: { microphone: [], camera: [], speaker: [] },
      speakerId: undefined,
      canChooseSpeaker: start.canChooseSpeaker,
      localRevision: 0,
    })),
    quality: createStore<QualityState>()(() => NOTHING_MEASURED),
    notices: createStore<NoticesState>()(() => ({ notices: [] })),
    check: createStore<CheckState>()(() => ({
      secondsDone: undefined,
      fault: undefined,
      last: undefined,
    })),
  };
}

/** Forgets the people of a meeting that is over. */
export function clearMeeting(stores: Stores): void {
  stores.people.setState(NOBODY, true);
  stores.quality.setState(NOTHING_MEASURED, true);
}

function off(wanted: boolean): MediaState['microphone'] {
  return { wanted, status: 'off', fault: undefined, deviceId: undefined };
}
