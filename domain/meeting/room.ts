import type { Incarnation, MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { LeaveReason, Member, MemberMedia } from './member.ts';

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

/** Who is in a room, in the order they joined. */
export interface RoomState {
  readonly rules: RoomRules;
  readonly seats: readonly Seat[];
}

/** What a person says of themselves when they enter. */
export interface Entrant {
  readonly memberId: MemberId;
  readonly incarnation: Incarnation;
  readonly name: string;
  readonly media: MemberMedia;
}

/** Something that happens to a room. */
export type RoomEvent =
  /** Takes a free seat; whoever still holds a seat takes it up again, in a full room too. */
  | { readonly kind: 'join'; readonly entrant: Entrant }
  | { readonly kind: 'leave'; readonly memberId: MemberId }
  /** The connection is gone, the person perhaps not. */
  | { readonly kind: 'socketLost'; readonly memberId: MemberId }
  | { readonly kind: 'media'; readonly memberId: MemberId; readonly media: MemberMedia }
  /** Frees the seats of everybody who has been away for the whole grace. */
  | { readonly kind: 'expire' };

/** What the others in the room are to be told. */
export type RoomNotice =
  | { readonly kind: 'joined'; readonly member: Member }
  | { readonly kind: 'updated'; readonly member: Member }
  | { readonly kind: 'left'; readonly memberId: MemberId; readonly reason: LeaveReason };

/** The room after an event. A refused event leaves the state as it was, the same object. */
export interface RoomChange {
  readonly state: RoomState;
  readonly notices: readonly RoomNotice[];
  readonly refused: 'room-full' | 'not-in-room' | undefined;
}

/** A room with nobody in it. */
export function emptyRoom(rules: RoomRules): RoomState {
  return { rules, seats: [] };
}

/** The next state of a room. */
export function changeRoom(state: RoomState, event: RoomEvent, now: EpochMs): RoomChange {
  switch (event.kind) {
    case 'join':
      return join(state, event.entrant, now);
    case 'leave':
      return leave(state, event.memberId);
    case 'socketLost':
      return update(state, event.memberId, (seat) => goAway(seat, now));
    case 'media':
      return update(state, event.memberId, (seat) => withMember(seat, { media: event.media }));
    case 'expire':
      return expire(state, now);
  }
}

/** The member of that id who holds a seat here. */
export function memberOf(state: RoomState, memberId: MemberId): Member | undefined {
  return seatOf(state, memberId)?.member;
}

/** When the next `expire` has something to do; `undefined` while nobody is away. */
export function nextExpiryMs(state: RoomState): EpochMs | undefined {
  const since = state.seats.flatMap((seat) => seat.awaySinceMs ?? []);
  return since.length === 0 ? undefined : Math.min(...since) + state.rules.seatGraceMs;
}

function join(state: RoomState, entrant: Entrant, now: EpochMs): RoomChange {
  if (seatOf(state, entrant.memberId)) {
    return update(state, entrant.memberId, (seat) => comeBack(seat, entrant));
  }
  if (state.seats.length >= state.rules.capacity) return refuse(state, 'room-full');
  const member: Member = { ...entrant, joinedAtMs: now, presence: 'here' };
  const seats = [...state.seats, { member, awaySinceMs: undefined }];
  return change({ ...state, seats }, [{ kind: 'joined', member }]);
}

function leave(state: RoomState, memberId: MemberId): RoomChange {
  if (!seatOf(state, memberId)) return refuse(state, 'not-in-room');
  return vacate(state, [memberId], 'left');
}

function expire(state: RoomState, now: EpochMs): RoomChange {
  // A clock that was set back would keep a seat for as long as it was set back: its grace starts again instead.
  const seats = state.seats.map((seat) =>
    seat.awaySinceMs !== undefined && seat.awaySinceMs > now ? { ...seat, awaySinceMs: now } : seat,
  );
  const over = seats.filter(
    ({ awaySinceMs }) => awaySinceMs !== undefined && now - awaySinceMs >= state.rules.seatGraceMs,
  );
  return vacate(
    { ...state, seats },
    over.map((seat) => seat.member.memberId),
    'lost',
  );
}

function comeBack(seat: Seat, entrant: Entrant): Seat {
  return { ...withMember(seat, { ...entrant, presence: 'here' }), awaySinceMs: undefined };
}

function goAway(seat: Seat, now: EpochMs): Seat {
  if (seat.awaySinceMs !== undefined) return seat;
  return { ...withMember(seat, { presence: 'away' }), awaySinceMs: now };
}

function withMember(seat: Seat, differences: Partial<Member>): Seat {
  return { ...seat, member: { ...seat.member, ...differences } };
}

function update(state: RoomState, memberId: MemberId, next: (seat: Seat) => Seat): RoomChange {
  const before = seatOf(state, memberId);
  if (!before) return refuse(state, 'not-in-room');
  const after = next(before);
  const seats = state.seats.map((seat) => (seat === before ? after : seat));
  const told = sameMember(before.member, after.member);
  return change({ ...state, seats }, told ? [] : [{ kind: 'updated', member: after.member }]);
}

function vacate(state: RoomState, gone: readonly MemberId[], reason: LeaveReason): RoomChange {
  const seats = state.seats.filter((seat) => !gone.includes(seat.member.memberId));
  const notices = gone.map((memberId) => ({ kind: 'left', memberId, reason }) as const);
  return change({ ...state, seats }, notices);
}

function change(state: RoomState, notices: readonly RoomNotice[]): RoomChange {
  return { state, notices, refused: undefined };
}

function refuse(state: RoomState, refused: NonNullable<RoomChange['refused']>): RoomChange {
  return { state, notices: [], refused };
}

function seatOf(state: RoomState, memberId: MemberId): Seat | undefined {
  return state.seats.find((seat) => seat.member.memberId === memberId);
}

function sameMember(one: Member, other: Member): boolean {
  return (
    one.incarnation === other.incarnation &&
    one.name === other.name &&
    one.presence === other.presence &&
    one.media.microphone === other.media.microphone &&
    one.media.camera === other.media.camera
  );
}
