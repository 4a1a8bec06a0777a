import type { StoreApi } from 'zustand/vanilla';
import type { MemberId, RoomCode } from '../../domain/ids.ts';
import type { ChatMessage } from '../../domain/meeting/chat.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import type { RoomPolicy } from '../../domain/meeting/policy.ts';
import type { Reaction } from '../../domain/meeting/reaction.ts';
import type { Role } from '../../domain/meeting/roles.ts';
import type { Reply } from '../../domain/reply.ts';
import type { DeviceKind, Settings } from '../../domain/settings/settings.ts';
import type { HostWish } from '../../service/protocol/index.ts';
import type { Recordings } from '../platform/platform.ts';
import type { CallArchive } from '../storage/callArchive.ts';
import type { DeskActions, DeskState } from './desk/port.ts';
import type { Look } from './recordedScene.ts';
import type { IncidentsState, ReportActions, ReportsState } from './reports/port.ts';
import type {
  CheckState,
  MediaState,
  MeetingState,
  NoticesState,
  PeopleState,
  QualityState,
  RecordingState,
  TalkState,
} from './state.ts';

/** A store that views may read and watch, and not write. */
export type ReadonlyStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/** What views see of a session. */
export interface SessionStores {
  readonly meeting: ReadonlyStore<MeetingState>;
  readonly people: ReadonlyStore<PeopleState>;
  readonly media: ReadonlyStore<MediaState>;
  readonly talk: ReadonlyStore<TalkState>;
  readonly quality: ReadonlyStore<QualityState>;
  readonly notices: ReadonlyStore<NoticesState>;
  readonly settings: ReadonlyStore<Settings>;
  readonly check: ReadonlyStore<CheckState>;
  readonly recording: ReadonlyStore<RecordingState>;
  readonly reports: ReadonlyStore<ReportsState>;
  readonly incidents: ReadonlyStore<IncidentsState>;
  readonly desk: ReadonlyStore<DeskState>;
}

/** Entering and leaving rooms. */
export interface MeetingActions {
  /** Makes an instant room on this client's own service. */
  createRoom(): Promise<Reply<RoomCode>>;
  /** Asks whether the room of an invitation is there, without entering it. */
  lookUp(invitation: Invitation): Promise<Reply<RoomCode>>;
  /** Gets ready to enter while the person is still at the door, so that entering is quick. Returns its own undo. */
  prepare(invitation: Invitation): () => void;
  /**
   * Enters; resolves when the service has answered, which in a lobby is when a host has decided. Camera and microphone
   * may still be starting.
   */
  join(invitation: Invitation, passcode?: string): Promise<Reply<null>>;
  /** The invitation of a meeting this window was in when it was reloaded, to enter again by itself. */
  interrupted(): Invitation | undefined;
  /** Leaves and releases every track, device and socket. Idempotent. */
  leave(): Promise<void>;
}

/** Speaking without sound. */
export interface TalkActions {
  say(text: string): Promise<Reply<null>>;
  react(reaction: Reaction): Promise<Reply<null>>;
  raiseHand(isRaised: boolean): Promise<Reply<null>>;
  /** Everything that was said so far has been seen. */
  markSeen(): void;
}

/** Files in the chat. They go from person to person; the service knows name, size and hash. */
export interface FileActions {
  /** Tells everybody of a file, which whoever wants it then gets from here, while this client is in the meeting. */
  attach(file: File): Promise<Reply<null>>;
  /** Asks the sender; resolves with the whole, checked content. How far it is stands in the talk store. */
  download(message: ChatMessage): Promise<Reply<Blob>>;
  cancelDownload(sha256: string): void;
  stopUpload(uploadId: number): void;
}

/** What hosts may do; the service refuses everybody else. */
export interface HostActions {
  setPolicy(change: Partial<RoomPolicy>): Promise<Reply<null>>;
  /** `undefined`: none is asked for any more. */
  setPasscode(passcode: string | undefined): Promise<Reply<null>>;
  setRole(memberId: MemberId, role: Role): Promise<Reply<null>>;
  lowerHand(memberId: MemberId): Promise<Reply<null>>;
  /** Ends the sharing of somebody's screen. */
  stopSharing(memberId: MemberId): Promise<Reply<null>>;
  remove(memberId: MemberId): Promise<Reply<null>>;
  /** Asks one, or everybody who is no host. */
  ask(wish: HostWish, memberId?: MemberId): Promise<Reply<null>>;
  /** Lets in, or turns away, one who waits or all. */
  admit(isAdmitted: boolean, lobbyId?: string): Promise<Reply<null>>;
  /** Ends the meeting for everybody. */
  end(): Promise<Reply<null>>;
}

/** My camera, microphone and speaker. */
export interface MediaActions {
  /** Opens the wanted sources for pre-join, or keeps them open. Never rejects: failures are in the store. */
  startPreview(): Promise<void>;
  /** Releases the sources unless a meeting uses them. */
  stopPreview(): void;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Lets the person choose a screen and shows it, once the service has allowed it. In answer to a press only. */
  startScreen(): Promise<void>;
  stopScreen(): void;
  choose(kind: DeviceKind, deviceId: string): Promise<void>;
  /** Tries a failed source again. */
  retry(kind: 'microphone' | 'camera'): Promise<void>;
  /** Looks which devices there are, without opening any. */
  lookForDevices(): Promise<void>;
  /** A short tone on the chosen speaker. */
  playTestSound(): Promise<Reply<null>>;
}

/** What arrives in a test call. */
export interface CallStreams {
  /** The far end's picture and sound, as they arrive here. */
  readonly far: MediaStream;
  /** One's own, as they arrive there. */
  readonly mine: MediaStream;
}

/** The network check before a call. */
export interface CheckActions {
  /** Begins one, with the service of a room or this client's own; none while one runs or a meeting is on. */
  start(place?: Pick<Invitation, 'origin' | 'fingerprint'>): void;
  /** The same as a call: somebody is seen and heard, and one hears oneself come back. */
  call(): void;
  /** The person's word on the voice of the last test call; kept with it. */
  noteVoice(wasHeard: boolean): Promise<void>;
  /** What arrives in a test call; changes with `check.stage`. */
  streams(): CallStreams | undefined;
  /** Ends it without a result. Entering a meeting does the same. */
  stop(): void;
  /** Looks up the last one that was kept, unless one is known already. */
  recall(): Promise<void>;
}

/** A place where somebody's picture is shown: it says how large, and so much is asked of them. */
export interface PictureView {
  /** Lines of the picture's shorter side in physical pixels; 0 while nobody can see it. */
  shows(lines: number): void;
  /** Idempotent. */
  close(): void;
}

/** How this window shows the meeting, as far as a recording shows it alike. */
export interface RecordingLook {
  now(): Look;
  /** Returns its own undo. */
  onChange(listener: () => void): () => void;
}

/** Recording the meeting on this device, and what recordings are there. */
export interface RecordingActions {
  /** Begins when everybody has been told; what goes wrong is told as a notice, too. */
  start(look: RecordingLook): Promise<Reply<null>>;
  /** Resolves when the file is whole. */
  stop(): Promise<void>;
  /** See `Recordings` of the platform. */
  readonly kept: Recordings['kept'];
  readonly handOver: Recordings['handOver'];
  readonly remove: Recordings['remove'];
}

/** Live objects that do not belong in a store. */
export interface SessionStreams {
  /** My own camera and microphone, for the preview; changes with `media.localRevision`. */
  local(): MediaStream | undefined;
  /** A person's media; changes with `people.streamRevision[id]`. */
  remote(memberId: MemberId): MediaStream | undefined;
  /** The screen a person shows, with its sound; changes with `people.streamRevision[id]`. */
  screen(memberId: MemberId): MediaStream | undefined;
  /** Opens a view of a person's picture; without any, nothing is asked of their camera after a while. */
  view(memberId: MemberId): PictureView;
  /** Level of my microphone now, 0 to 1 (root mean square of the last 50 ms or so); `undefined` while there is none. */
  microphoneLevel(): number | undefined;
}

/** All that the interface can see and do. Made once, by the composition root. */
export interface Session {
  readonly stores: SessionStores;
  readonly meeting: MeetingActions;
  readonly media: MediaActions;
  readonly talk: TalkActions;
  readonly files: FileActions;
  readonly host: HostActions;
  readonly recording: RecordingActions;
  readonly streams: SessionStreams;
  readonly check: CheckActions;
  readonly reports: ReportActions;
  readonly desk: DeskActions;
  /** What this device keeps of its calls and checks. */
  readonly archive: CallArchive;
  /** Changes what is remembered. */
  updateSettings(change: Partial<Settings>): void;
  dismissNotice(id: number): void;
  /** Ends everything. Idempotent. */
  close(): Promise<void>;
}
