import type { Incarnation, MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { LeaveReason, Member, MemberMedia } from './member.ts';
import type { RoomPolicy } from './policy.ts';
import type { Role, RoleBook } from './roles.ts';

/** What is fixed for a room while somebody is in it. */
export interface RoomRules {
  /** Most seats, those of members who are away included. */
  readonly capacity: number;
  /** How long the seat of a member who is away is kept, milliseconds. */
  readonly seatGraceMs: number;
}

/** One taken seat. `awaySinceMs` is set exactly while the member is `away`. */
export interface Seat {
  readonly member: Member;
  readonly awaySinceMs: EpochMs | undefined;
}

/** Who is in a room, in the order they joined, and what holds there. */
export interface RoomState {
  readonly rules: RoomRules;
  readonly policy: RoomPolicy;
  readonly roles: RoleBook;
  readonly seats: readonly Seat[];
  /** Put out by a host, and not to come back as long as the room lives. */
  readonly removed: readonly MemberId[];
}

/** What a person says of themselves when they enter. */
export interface Entrant {
  readonly memberId: MemberId;
  readonly incarnation: Incarnation;
  readonly name: string;
  readonly media: MemberMedia;
  /** They have proven that the room is theirs. */
  readonly isOwner: boolean;
}

/** Something that happens to a room. `by` is who wants it, `memberId` whom it is about. */
export type RoomEvent =
  /** Takes a free seat; whoever still holds a seat takes it up again, in a full or locked room too. */
  | { readonly kind: 'join'; readonly entrant: Entrant }
  | { readonly kind: 'leave'; readonly memberId: MemberId }
  /** The connection is gone, the person perhaps not. */
  | { readonly kind: 'socketLost'; readonly memberId: MemberId }
  | { readonly kind: 'media'; readonly memberId: MemberId; readonly media: MemberMedia }
  /** Everybody raises and lowers their own hand; hosts lower others'. */
  | {
      readonly kind: 'hand';
      readonly by: MemberId;
      readonly memberId: MemberId;
      readonly isRaised: boolean;
    }
  /** Everybody begins and ends their own sharing; hosts end others'. */
  | {
      readonly kind: 'share';
      readonly by: MemberId;
      readonly memberId: MemberId;
      readonly isOn: boolean;
    }
  /** Everybody says for themselves whether they record. */
  | { readonly kind: 'recording'; readonly memberId: MemberId; readonly isRecording: boolean }
  | {
      readonly kind: 'role';
      readonly by: MemberId;
      readonly memberId: MemberId;
      readonly role: Role;
    }
  | { readonly kind: 'remove'; readonly by: MemberId; readonly memberId: MemberId }
  | { readonly kind: 'policy'; readonly by: MemberId; readonly change: Partial<RoomPolicy> }
  /** Frees the seats of everybody who has been away for the whole grace. */
  | { readonly kind: 'expire' };

/** What the others in the room are to be told. */
export type RoomNotice =
  | { readonly kind: 'joined'; readonly member: Member }
  /** `isForSelf`: something that the member does not know by themselves, such as their role. */
  | { readonly kind: 'updated'; readonly member: Member; readonly isForSelf: boolean }
  | { readonly kind: 'left'; readonly memberId: MemberId; readonly reason: LeaveReason }
  | { readonly kind: 'policy'; readonly policy: RoomPolicy };

/** Why an event does not happen. */
export type RoomRefusal =
  | 'room-full'
  | 'room-locked'
  | 'removed'
  | 'not-in-room'
  | 'member-not-found'
  | 'not-allowed';

/** The member of that id who holds a seat here. */
export function memberOf(state: RoomState, memberId: MemberId): Member | undefined {
  return seatOf(state, memberId)?.member;
}

/** The seat of that member, if they hold one. */
export function seatOf(state: RoomState, memberId: MemberId): Seat | undefined {
  return state.seats.find((seat) => seat.member.memberId === memberId);
}
