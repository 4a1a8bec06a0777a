import type { Incarnation, MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { Role } from './roles.ts';

/** What a person sends of one kind. `unavailable`: they have no such device or may not use it. */
export type SourceFlag = 'on' | 'off' | 'unavailable';

/** What a person sends, as they say it themselves. Statistics cannot tell a mute from silence. */
export interface MemberMedia {
  readonly microphone: SourceFlag;
  readonly camera: SourceFlag;
}

/** `away`: the service lost this member's socket and still keeps the seat; media may well go on. */
export type Presence = 'here' | 'away';

/** One person in a room, as everybody in that room sees them. */
export interface Member {
  readonly memberId: MemberId;
  readonly incarnation: Incarnation;
  readonly name: string;
  readonly joinedAtMs: EpochMs;
  readonly presence: Presence;
  readonly media: MemberMedia;
  readonly role: Role;
  /** Since when their hand is up: hands are taken in that order. */
  readonly handRaisedAtMs?: EpochMs | undefined;
  /** Since when they show their screen, as the service has allowed it. */
  readonly sharingSinceMs?: EpochMs | undefined;
  /** They record the meeting on their device, and everybody is shown so. */
  readonly isRecording?: boolean | undefined;
}

/** Why somebody is no longer in the room: by their own wish, gone without a word, or put out by a host. */
export type LeaveReason = 'left' | 'lost' | 'removed';
