import type { Incarnation, MemberId } from '../../domain/ids.ts';
import type { Lane } from './lane.ts';
import type { PicturePlan } from '../../domain/media/sendLadder.ts';
import type { StatsConnection } from './stats/sampler.ts';

/** A remote person a conference should have media with. */
export interface RemoteEnd {
  readonly memberId: MemberId;
  readonly incarnation: Incarnation;
}

/**
 * How the media path to one person stands. `connecting` has never been up; `recovering` was up and is
 * being restarted or replaced, for as long as the person stays.
 */
export type LinkState = 'connecting' | 'connected' | 'recovering';

/** Microphone and camera, a shown screen and its sound. */
export type TrackKind = 'audio' | 'video' | 'screen' | 'screenAudio';

/** What a conference tells its owner. */
export interface ConferenceEvents {
  /** Media path of a person changed. */
  link: (memberId: MemberId, state: LinkState) => void;
  /** The tracks of a person's stream changed, or the stream is a new object. */
  media: (memberId: MemberId) => void;
  /** A person's client said something to this one. Unparsed: it is a stranger's word. */
  told: (memberId: MemberId, text: string) => void;
  /** There is a way for bulk to a person's client. It says itself when it ends. */
  lane: (memberId: MemberId, lane: Lane) => void;
}

/**
 * PORT. Media with everybody in a room, whatever carries it: a mesh of peers now, a selective forwarding
 * unit for larger rooms. It is given who is there and what to send, and never decides about either.
 */
export interface Conference {
  /** Brings the conference in line with who is in the room: connects new ends, drops absent ones, replaces a changed incarnation. */
  setRemotes(remotes: readonly RemoteEnd[]): void;
  /**
   * What to send to everybody from now on; `null` sends nothing of that kind. Sound whose content hint is `music` goes
   * in stereo and at a higher rate. Only the first screen of a connection, and a change between voice and music,
   * renegotiate.
   */
  setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /** How my camera's picture goes to one person from now on, as long as they have this life. Never renegotiates. */
  setPicturePlan(memberId: MemberId, plan: PicturePlan): void;
  /** The person's media; the same object as long as the path lives. */
  streamOf(memberId: MemberId): MediaStream | undefined;
  /** The screen the person shows, with its sound; without tracks as long as they never showed one. */
  screenOf(memberId: MemberId): MediaStream | undefined;
  /** How loud each person is just now, 0 to 1 (W3C webrtc `audioLevel`); 0 also when nothing comes. */
  levels(): ReadonlyMap<MemberId, number>;
  /** Says something to a person's client, in order and once. Lost when there is no way to it just now. */
  tell(memberId: MemberId, text: string): void;
  /** The connections whose statistics can be read now. */
  connections(): readonly StatsConnection[];
  /** Returns its own undo. */
  on<E extends keyof ConferenceEvents>(event: E, listener: ConferenceEvents[E]): () => void;
  /** Ends all connections and listeners. Tracks that were set stay their owner's. Idempotent. */
  close(): void;
}
