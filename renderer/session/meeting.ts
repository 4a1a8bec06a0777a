import type { StoreApi } from 'zustand/vanilla';
import type { MemberMedia } from '../../domain/meeting/member.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Joined } from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Conference } from '../rtc/conference.ts';
import type { DeviceProbe } from '../rtc/stats/deviceProbe.ts';
import type { Signalling } from '../signalling/signalling.ts';
import type { CallJudge } from './callJudge.ts';
import { shareFiles, type FileShare } from './fileShare.ts';
import type { Sha256 } from './fileTaker.ts';
import { createIceServers } from './iceServers.ts';
import type { LevelMeter } from '../rtc/devices/levelMeter.ts';
import type { SoundName } from '../rtc/devices/sounds.ts';
import { followConnection } from './connectionSounds.ts';
import type { Listeners } from './listeners.ts';
import { undoOn } from './listeners.ts';
import { memberMedia, type MediaSources } from './mediaSources.ts';
import { followMutedSpeech } from './mutedSpeechSync.ts';
import type { Notices } from './notices.ts';
import { syncPeople } from './peopleSync.ts';
import { askForPictures } from './pictureAsks.ts';
import { sendPictures } from './pictureSending.ts';
import { followQuality } from './qualityNotices.ts';
import { watchQuality } from './qualityWatch.ts';
import type { RemoteStreams } from './remoteStreams.ts';
import type { ScreenSource } from './screenSource.ts';
import { shareScreen } from './sharing.ts';
import { followEvidenceAsks } from './reports/evidenceAsks.ts';
import { createSignalOutbox } from './signalOutbox.ts';
import { followSpeaker } from './speakerSync.ts';
import { syncTalk } from './talkSync.ts';
import type { Stores } from './stores.ts';
import type { Wires } from './wires.ts';

/** What every part of a session shares. */
export interface SessionParts {
  readonly stores: Stores;
  readonly settings: StoreApi<Settings>;
  readonly notices: Notices;
  readonly sources: MediaSources;
  readonly screen: ScreenSource;
  readonly remoteStreams: RemoteStreams;
  readonly sha256: Sha256;
  readonly createLevelMeter: (track: MediaStreamTrack) => LevelMeter;
  readonly playSound: (name: SoundName, speakerId: string | undefined) => Promise<Reply<null>>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a meeting needs beside them. */
export interface MeetingDeps extends SessionParts {
  readonly wires: Wires;
  readonly signalling: Signalling;
  readonly isJoined: () => boolean;
  /** Of the whole call, of which this membership may be a part. */
  readonly judge: CallJudge;
  /** Network or service came back: nobody should wait any longer. */
  readonly hints: Listeners;
  /** Ends the meeting and all it opened. */
  readonly signal: AbortSignal;
}

/** A meeting this client is in, from one join on. */
export interface Meeting {
  /** The service has us back under the same membership. */
  rejoined(joined: Joined): void;
  readonly files: FileShare;
}

/** Joins the wires for a membership: people, media both ways, quality. */
export function openMeeting(deps: MeetingDeps, joined: Joined): Meeting {
  const { stores, sources, signalling, clock, signal, hints } = deps;
  const ice = createIceServers({ signalling, clock, signal });
  ice.set(joined.ice);
  const outbox = createSignalOutbox({ signalling, isJoined: deps.isJoined, log: deps.log });
  const conference = deps.wires.createConference({
    selfId: joined.self.memberId,
    signals: outbox,
    iceServers: ice.current,
    onHint: hints.add,
  });
  undoOn(signal, () => conference.close());
  deps.remoteStreams.show(conference, signal);
  sendTracks(conference, sources, signal);
  const people = syncPeople({ ...deps, store: stores.people, conference }, joined);
  const talk = syncTalk(deps, joined);
  const sharing = shareScreen({ ...deps, conference }, joined);
  const files = shareFiles({ ...deps, conference });
  followSpeaker({ ...deps, store: stores.people, conference });
  followMutedSpeech(deps);
  followConnection(deps);
  followQuality(deps);
  followEvidenceAsks(deps);
  watchQuality({
    ...deps,
    conference,
    probe: probeWithCamera(deps.wires.createDeviceProbe(), sources),
    askedOf: askForPictures({ ...deps, conference }),
    pictures: sendPictures({ ...deps, conference }),
  });
  const tellMedia = keepMediaTold(deps, joined.self.media);
  return {
    files,
    rejoined: (again) => {
      ice.set(again.ice);
      people.rejoined(again);
      talk.rejoined(again);
      sharing.rejoined(again);
      outbox.flush();
      tellMedia();
      hints.tell();
    },
  };
}

/**
 * Frames that the blur leaves out are not missing in the camera: its own count stands in for that of the track which is
 * sent, so that it is this device that is found to be busy.
 */
function probeWithCamera(probe: DeviceProbe, { camera }: MediaSources): DeviceProbe {
  return {
    ...probe,
    read: () => {
      const capturedFramesPerSecond = camera.framesPerSecond;
      const felt = probe.read();
      return capturedFramesPerSecond === undefined ? felt : { ...felt, capturedFramesPerSecond };
    },
  };
}

/** Sends what the sources have, now and whenever it changes. */
function sendTracks(conference: Conference, sources: MediaSources, signal: AbortSignal) {
  const send = () => {
    void conference.setTrack('audio', sources.microphone.track);
    void conference.setTrack('video', sources.camera.track);
  };
  undoOn(signal, sources.onTracks(send));
  send();
}

/**
 * Tells the service what I send whenever that is not what it knows. It may differ from the start: a camera
 * can fail while the service is still being asked. Returns a way to tell it again.
 */
function keepMediaTold(deps: MeetingDeps, known: MemberMedia): () => void {
  const { stores, signalling, isJoined, signal, log } = deps;
  let told = known;

  async function tell() {
    told = memberMedia(stores.media.getState());
    // Without a membership the next join says it.
    if (!isJoined()) return;
    const reply = await signalling.request('media:set', told);
    if (!reply.ok) log('warn', 'what I send is not told', { code: reply.fault.code });
  }
  function tellNews() {
    const { microphone, camera } = memberMedia(stores.media.getState());
    if (microphone !== told.microphone || camera !== told.camera) void tell();
  }
  undoOn(signal, stores.media.subscribe(tellNews));
  tellNews();
  return () => void tell();
}
