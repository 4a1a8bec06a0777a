import type { Fault } from '../../domain/fault.ts';
import type { MemberId, RoomCode } from '../../domain/ids.ts';
import type { ChatMessage } from '../../domain/meeting/chat.ts';
import type { Member } from '../../domain/meeting/member.ts';
import type { RoomPolicy } from '../../domain/meeting/policy.ts';
import type { Reaction } from '../../domain/meeting/reaction.ts';
import type { Role } from '../../domain/meeting/roles.ts';
import type { QualityAlert, VerdictNews } from '../../domain/quality/showing/alerts.ts';
import type { BreachSpan } from '../../domain/quality/showing/breaches.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import type { SideFinding } from '../../domain/quality/sideFinding.ts';
import type { QualityJudgement } from '../../domain/quality/verdict.ts';
import type { DeviceKind } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { HostWish, Waiting } from '../../service/protocol/index.ts';
import type { LinkState } from '../rtc/conference.ts';
import type { CallRecord } from '../storage/callArchive.ts';

// The shapes of the session's stores, one per concern. Plain values and ids only: no stream, socket or peer.

/** Where this client stands with a meeting. */
export type MeetingPhase =
  | { readonly at: 'idle' }
  /** The service is being asked. */
  | { readonly at: 'joining' }
  /** In the lobby, until a host decides. */
  | { readonly at: 'waiting' }
  | { readonly at: 'in' }
  /** It could not be entered, or was lost for good; `fault` says why. */
  | { readonly at: 'refused'; readonly fault: Fault }
  /** Left by the person's own wish. */
  | { readonly at: 'left' };

/** The meeting as such. */
export interface MeetingState {
  readonly phase: MeetingPhase;
  readonly code: RoomCode | undefined;
  readonly selfId: MemberId | undefined;
  readonly capacity: number | undefined;
  /** What I may do here, and whether my hand is up. */
  readonly role: Role;
  readonly handRaisedAtMs: EpochMs | undefined;
  /** Whether the service has told everybody that I record. */
  readonly isRecording: boolean;
  /** What the hosts have decided. */
  readonly policy: RoomPolicy;
  readonly hasPasscode: boolean;
  /** To hosts: who waits in the lobby. */
  readonly waiting: readonly Waiting[];
  /** The socket to the service: media goes on without it. */
  readonly signalling: 'online' | 'reconnecting';
  /** The links to hand out: opens in a browser, opens in the desktop program. */
  readonly invitation: { readonly web: string; readonly app: string } | undefined;
}

/** The others in the room, in the order they joined. */
export interface PeopleState {
  readonly members: readonly Member[];
  readonly links: Readonly<Record<MemberId, LinkState>>;
  /** Who speaks, or spoke last. */
  readonly speakerId: MemberId | undefined;
  /** They speak just now. */
  readonly isSpeaking: boolean;
  /** Raised whenever `session.streams.remote(id)` may return something new. */
  readonly streamRevision: Readonly<Record<MemberId, number>>;
}

/**
 * One of my sources. `wanted` is the person's will and changes by their hand only, never by a reconnect, a
 * lost device or a reload.
 */
export interface SourceState {
  readonly wanted: boolean;
  readonly status: 'off' | 'starting' | 'live' | 'failed';
  /** Why it failed; set exactly when `status` is `failed`. */
  readonly fault: Fault | undefined;
  readonly deviceId: string | undefined;
}

/** A device that can be chosen. */
export interface DeviceOption {
  readonly deviceId: string;
  readonly label: string;
}

/** My screen. `choosing`: the picker is open. */
export interface ScreenState {
  readonly status: 'off' | 'choosing' | 'live';
  readonly hasSound: boolean;
}

/** My sources and devices. */
export interface MediaState {
  readonly microphone: SourceState;
  readonly camera: SourceState;
  readonly screen: ScreenState;
  /** Whether this browser can show screens at all. */
  readonly canShareScreen: boolean;
  readonly devices: Readonly<Record<DeviceKind, readonly DeviceOption[]>>;
  /** Chosen output; `undefined` is the system's. */
  readonly speakerId: string | undefined;
  /** Whether this browser can choose an output at all. */
  readonly canChooseSpeaker: boolean;
  /** Raised whenever `session.streams.local()` may return something new. */
  readonly localRevision: number;
}

/** A sign that somebody gave, for as long as it is shown. */
export interface ShownReaction {
  readonly id: number;
  readonly memberId: MemberId;
  readonly reaction: Reaction;
}

/** How a file stands that I want. */
export type Download =
  | { readonly status: 'coming'; readonly percent: number }
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly fault: Fault };

/** A file of mine on its way to somebody, or there. */
export interface Upload {
  readonly id: number;
  readonly sha256: string;
  readonly memberId: MemberId;
  /** The person's name when they asked: they may have left. */
  readonly name: string;
  readonly percent: number;
  readonly status: 'sending' | 'done';
}

/** What people say besides sound and picture. */
export interface TalkState {
  /** Oldest first; what was said before I came included, as far as the service keeps it. */
  readonly messages: readonly ChatMessage[];
  /** Number of the last message that was seen. */
  readonly seenNumber: number;
  readonly reactions: readonly ShownReaction[];
  /** Of files in the messages, by SHA-256; those that I have asked for. */
  readonly downloads: Readonly<Record<string, Download | undefined>>;
  readonly uploads: readonly Upload[];
}

/**
 * How large each person's picture is shown: lines of its shorter side in physical pixels, 0 while it is not to be seen.
 * Nothing is known of those whom no view has looked at yet.
 */
export type ShownState = Readonly<Record<MemberId, number>>;

/** What is measured in the meeting and what it means. */
export interface QualityState {
  /** The seconds of the last five minutes, oldest first; older ones are in the archive under `callId`. */
  readonly ticks: readonly QualityTick[];
  readonly judgement: QualityJudgement | undefined;
  readonly side: SideFinding;
  /** When promises stood as breached since the call began, oldest first. */
  readonly breaches: readonly BreachSpan[];
  /** Under which the archive keeps this call; `undefined` outside a meeting. */
  readonly callId: string | undefined;
}

/** What a test call is about just now: the far end's voice, one's own, and that coming back. */
export type CallStage = 'voice' | 'speak' | 'back';

/** The network check before a call. */
export interface CheckState {
  /** `undefined` while none runs; else the seconds that are measured already. */
  readonly secondsDone: number | undefined;
  /** Of a test call that runs and is connected. */
  readonly stage: CallStage | undefined;
  /** Why the last one could not be made. */
  readonly fault: Fault | undefined;
  /** The last one that was made, now or in an earlier life of this window; a record with its `check`. */
  readonly last: CallRecord | undefined;
}

/** My recording of the meeting. */
export interface RecordingState {
  readonly at: 'off' | 'starting' | 'on' | 'ending';
  /** Set exactly while it is `on`. */
  readonly sinceMs: EpochMs | undefined;
}

/** Something that happened and is said once, in a live region and on screen. */
export interface Notice {
  readonly id: number;
  readonly kind:
    | 'joined'
    | 'left'
    | 'lost'
    | 'removed'
    | 'hand'
    /** Somebody shows their screen. */
    | 'sharing'
    /** A host has ended what I showed. */
    | 'share-ended'
    | 'message'
    | 'waiting'
    | 'host-wish'
    | 'role'
    | 'recording'
    | 'reconnecting'
    | 'reconnected'
    | 'device'
    /** I speak and am muted. */
    | 'muted'
    /** The background is not blurred any more: this device cannot keep up. */
    | 'blur-off'
    | 'quality'
    | 'verdicts';
  /** Whom it is about. Of a `device`: with a `fault` the one that failed, without the one that took over. */
  readonly name?: string;
  readonly fault?: Fault;
  /** Of `quality`: what is wrong. It stays until that is over, or for some seconds. */
  readonly alert?: QualityAlert;
  /** Of `verdicts`: what is to be heard. */
  readonly news?: readonly VerdictNews[];
  /** Of `host-wish`: what a host asked, by `name`. */
  readonly wish?: HostWish;
  /** Of `recording`, unless it has a `fault`: by `name` or, without one, by me. `saved`: in the file called `name`. */
  readonly recording?: 'began' | 'ended' | 'forbidden' | 'saved';
  /** Of a recording that was saved. */
  readonly recordingId?: string;
  /** Of `role`: which one I have now. */
  readonly role?: Role;
}

/** Notices not yet dismissed, oldest first. */
export interface NoticesState {
  readonly notices: readonly Notice[];
}
