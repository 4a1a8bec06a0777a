import type { Incarnation } from '../../domain/ids.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { Journal } from '../platform/journal.ts';
import type { Log } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import type { OpenBlur } from '../rtc/blur/port.ts';
import type { Devices } from '../rtc/devices/devices.ts';
import type { LevelMeter } from '../rtc/devices/levelMeter.ts';
import type { SoundName } from '../rtc/devices/sounds.ts';
import type { ServiceClient } from '../signalling/http.ts';
import type { CallArchive } from '../storage/index.ts';
import { createFileActions } from './fileActions.ts';
import type { Sha256 } from './fileTaker.ts';
import { createInterruption } from './interruption.ts';
import { createLevel } from './level.ts';
import { createMediaActions } from './mediaActions.ts';
import { createMediaSources } from './mediaSources.ts';
import { createMeetingActions } from './meetingActions.ts';
import { journalMeeting } from './meetingJournal.ts';
import { createNetworkCheck } from './networkCheck.ts';
import { createNotices } from './notices.ts';
import { createRecording, type RecordingDeps } from './recording.ts';
import { createRemoteStreams } from './remoteStreams.ts';
import type { FaultParts } from './reports/faultParts.ts';
import { lazyFaults, type FaultEngine } from './reports/lazyFaults.ts';
import { createScreenSource } from './screenSource.ts';
import { createServices } from './services.ts';
import type { Session } from './session.ts';
import { createSettingsStore } from './settingsStore.ts';
import { createShownPictures } from './shownPictures.ts';
import { createStores } from './stores.ts';
import { createHostActions, createTalkActions } from './talkActions.ts';
import type { Wires } from './wires.ts';
import type { Work } from './work.ts';

/** All that a session takes from the world. */
export interface SessionDeps {
  readonly platform: Platform;
  readonly devices: Devices;
  readonly createServiceClient: (origin: string) => ServiceClient;
  /** Loads what only a meeting needs; asked for again after a failure. */
  readonly loadWires: () => Promise<Reply<Wires>>;
  /** Loads what is done in a meeting, apart from them: it is the same wherever the program runs. */
  readonly loadWork: () => Promise<Reply<Work>>;
  /** What this device keeps of its calls. */
  readonly archive: CallArchive;
  readonly createStream: (tracks: MediaStreamTrack[]) => MediaStream;
  /** What blurs the background, loaded when it is first wanted. */
  readonly loadBlur: () => Promise<Reply<OpenBlur>>;
  readonly createLevelMeter: (track: MediaStreamTrack) => LevelMeter;
  readonly sha256: Sha256;
  readonly playSound: (name: SoundName, speakerId: string | undefined) => Promise<Reply<null>>;
  /** Loads what makes the file of a recording; asked for again after a failure. */
  readonly openRecorder: RecordingDeps['openRecorder'];
  /** Loads what reports, incidents and the service desk need, and starts it; asked for again after a failure. */
  readonly openFaults: (parts: FaultParts) => Promise<Reply<FaultEngine>>;
  readonly newIncarnation: () => Incarnation;
  readonly onOnline: (listener: () => void) => () => void;
  readonly onWoke: (listener: () => void) => () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
}

/** The session of one window, joined from its parts. Opens nothing until it is asked to. */
export function createSession(deps: SessionDeps): Session {
  const { platform, devices, clock } = deps;
  const settings = createSettingsStore(platform.store);
  const interruption = createInterruption(platform.windowStore);
  const wanted = interruption.read()?.wanted ?? settings.getState().startWith;
  const { canChooseSpeaker, canShareScreen } = devices;
  const stores = createStores({ ...wanted, canChooseSpeaker, canShareScreen });
  const notices = createNotices(stores.notices);
  const own = { ...deps, store: stores.media, settings, notices };
  const sources = createMediaSources(own);
  const screen = createScreenSource(own);
  const level = createLevel(deps.createLevelMeter, clock);
  // A meter of a track that is over would keep its audio thread until somebody looks again.
  const undoLevel = sources.onTracks(level.close);
  const remoteStreams = createRemoteStreams();
  const services = createServices({ platform, createClient: deps.createServiceClient });
  const mine = { stores, settings, notices, sources, screen };
  const parts = { ...mine, remoteStreams, services, interruption };
  const { meeting, ask, files } = createMeetingActions({ ...deps, ...parts });
  const check = createNetworkCheck({ ...deps, ...parts });
  const undoJournal = journalMeeting(stores, deps.journal);
  const faults = lazyFaults(() => deps.openFaults({ ...deps, ...parts, ask }), clock);
  const streams = {
    local: () => sources.stream(),
    remote: remoteStreams.of,
    screen: remoteStreams.screenOf,
    view: createShownPictures(stores.shown),
    microphoneLevel: () => level.read(sources.microphone.track),
  };
  return {
    stores: { ...stores, settings },
    meeting,
    check,
    reports: faults.reports,
    desk: faults.desk,
    talk: createTalkActions({ ask, stores }),
    files: createFileActions({ ...deps, ask, files, stores }),
    host: createHostActions(ask, meeting.leave),
    media: createMediaActions({ ...parts, playSound: deps.playSound }),
    recording: createRecording({ ...deps, ...parts, streams, ask }),
    streams,
    archive: deps.archive,
    updateSettings: (change) => settings.setState(change),
    dismissNotice: notices.dismiss,
    close: async () => {
      check.stop();
      const left = meeting.leave();
      sources.close();
      undoLevel();
      undoJournal();
      faults.close();
      level.close();
      await left;
    },
  };
}
