import type { MemberId } from '../ids.ts';
import type { EpochMs } from '../time.ts';
import type { LeaveReason, Member } from './member.ts';
import { isAllowed, OPEN_POLICY, type RoomPolicy } from './policy.ts';
import { EMPTY_ROLE_BOOK, roleIn, withRole } from './roles.ts';
import { refusalOf } from './roomRefusals.ts';
import {
  memberOf,
  seatOf,
  type Entrant,
  type RoomEvent,
  type RoomNotice,
  type RoomRefusal,
  type RoomRules,
  type RoomState,
  type Seat,
} from './roomState.ts';

/** The room after an event. A refused event leaves the state as it was, the same object. */
export interface RoomChange {
  readonly state: RoomState;
  readonly notices: readonly RoomNotice[];
  readonly refused: RoomRefusal | undefined;
}

/** A room with nobody in it. */
export function emptyRoom(rules: RoomRules, policy: RoomPolicy = OPEN_POLICY): RoomState {
  return { rules, policy, roles: EMPTY_ROLE_BOOK, seats: [], removed: [] };
}

/** The next state of a room. */
export function changeRoom(state: RoomState, event: RoomEvent, now: EpochMs): RoomChange {
  const refused = refusalOf(state, event);
  if (refused) return { state, notices: [], refused };
  const { next, left } = settle(state, event, now);
  const settled = withoutForbidden(withRoles(next));
  return { state: settled, notices: differences(state, settled, left), refused: undefined };
}

/** When the next `expire` has something to do; `undefined` while nobody is away. */
export function nextExpiryMs(state: RoomState): EpochMs | undefined {
  const since = state.seats.flatMap((seat) => seat.awaySinceMs ?? []);
  return since.length === 0 ? undefined : Math.min(...since) + state.rules.seatGraceMs;
}

/** A state whose roles are not settled yet, and why somebody is missing in it. */
interface Step {
  readonly next: RoomState;
  readonly left?: LeaveReason;
}

function settle(state: RoomState, event: RoomEvent, now: EpochMs): Step {
  switch (event.kind) {
    case 'join':
      return { next: join(state, event.entrant, now) };
    case 'leave':
      return { next: without(state, [event.memberId]), left: 'left' };
    case 'socketLost':
      return { next: update(state, event.memberId, (seat) => goAway(seat, now)) };
    case 'media':
      return { next: change(state, event.memberId, { media: event.media }) };
    case 'hand':
      return { next: raise(state, event.memberId, event.isRaised, now) };
    case 'share':
      return { next: share(state, event.memberId, event.isOn, now) };
    case 'recording':
      return { next: record(state, event.memberId, event.isRecording) };
    case 'role':
      return {
        next: { ...state, roles: withRole(state.roles, event.by, event.memberId, event.role) },
      };
    case 'remove':
      return { next: remove(state, event.memberId), left: 'removed' };
    case 'policy':
      return { next: { ...state, policy: { ...state.policy, ...event.change } } };
    case 'expire':
      return { next: expire(state, now), left: 'lost' };
  }
}

function join(state: RoomState, entrant: Entrant, now: EpochMs): RoomState {
  const { isOwner, ...said } = entrant;
  const roles = isOwner ? { ...state.roles, ownerId: entrant.memberId } : state.roles;
  if (seatOf(state, entrant.memberId)) {
    return update({ ...state, roles }, entrant.memberId, (seat) => comeBack(seat, said));
  }
  const member: Member = { ...said, joinedAtMs: now, presence: 'here', role: 'participant' };
  return { ...state, roles, seats: [...state.seats, { member, awaySinceMs: undefined }] };
}

function expire(state: RoomState, now: EpochMs): RoomState {
  // A clock that was set back would keep a seat for as long as it was set back: its grace starts again instead.
  const seats = state.seats.map((seat) =>
    seat.awaySinceMs !== undefined && seat.awaySinceMs > now ? { ...seat, awaySinceMs: now } : seat,
  );
  const over = seats.filter(
    ({ awaySinceMs }) => awaySinceMs !== undefined && now - awaySinceMs >= state.rules.seatGraceMs,
  );
  return without(
    { ...state, seats },
    over.map((seat) => seat.member.memberId),
  );
}

/** So many are remembered; a room that put out more has been locked long before. */
const REMOVED_MAX = 200;

function remove(state: RoomState, memberId: MemberId): RoomState {
  const cohosts = state.roles.cohosts.filter((one) => one !== memberId);
  return {
    ...without(state, [memberId]),
    roles: { ...state.roles, cohosts },
    removed: [...state.removed, memberId].slice(-REMOVED_MAX),
  };
}

function raise(state: RoomState, memberId: MemberId, isRaised: boolean, now: EpochMs): RoomState {
  return update(state, memberId, ({ member, awaySinceMs }) => {
    const { handRaisedAtMs, ...others } = member;
    if (!isRaised) return { member: others, awaySinceMs };
    // A hand that is up already keeps its turn.
    return { member: { ...others, handRaisedAtMs: handRaisedAtMs ?? now }, awaySinceMs };
  });
}

function share(state: RoomState, memberId: MemberId, isOn: boolean, now: EpochMs): RoomState {
  return update(state, memberId, ({ member, awaySinceMs }) => ({
    member: isOn
      ? { ...member, sharingSinceMs: member.sharingSinceMs ?? now }
      : withoutShare(member),
    awaySinceMs,
  }));
}

function withoutShare(member: Member): Member {
  const { sharingSinceMs, ...others } = member;
  return sharingSinceMs === undefined ? member : others;
}

function record(state: RoomState, memberId: MemberId, isRecording: boolean): RoomState {
  return update(state, memberId, ({ member, awaySinceMs }) => ({
    member: isRecording ? { ...member, isRecording } : withoutRecording(member),
    awaySinceMs,
  }));
}

function withoutRecording(member: Member): Member {
  const { isRecording, ...others } = member;
  return isRecording === undefined ? member : others;
}

function comeBack({ member }: Seat, said: Omit<Entrant, 'isOwner'>): Seat {
  // What was shown or recorded ended with the page that did it.
  const isSamePage = member.incarnation === said.incarnation;
  const kept = isSamePage ? member : withoutRecording(withoutShare(member));
  return { member: { ...kept, ...said, presence: 'here' }, awaySinceMs: undefined };
}

function goAway(seat: Seat, now: EpochMs): Seat {
  if (seat.awaySinceMs !== undefined) return seat;
  return { member: { ...seat.member, presence: 'away' }, awaySinceMs: now };
}

function change(state: RoomState, memberId: MemberId, difference: Partial<Member>): RoomState {
  return update(state, memberId, ({ member, awaySinceMs }) => ({
    member: { ...member, ...difference },
    awaySinceMs,
  }));
}

function update(state: RoomState, memberId: MemberId, next: (seat: Seat) => Seat): RoomState {
  const seats = state.seats.map((seat) => (seat.member.memberId === memberId ? next(seat) : seat));
  return { ...state, seats };
}

function without(state: RoomState, gone: readonly MemberId[]): RoomState {
  return { ...state, seats: state.seats.filter((seat) => !gone.includes(seat.member.memberId)) };
}

/** With the roles that follow from who is here now. */
function withRoles(state: RoomState): RoomState {
  const seated = state.seats.map(({ member }) => member.memberId);
  const seats = state.seats.map((seat) => {
    const role = roleIn(state.roles, seated, seat.member.memberId);
    return seat.member.role === role ? seat : { ...seat, member: { ...seat.member, role } };
  });
  return { ...state, seats };
}

/** Without the screens and recordings of those who may not show or make any (more). */
function withoutForbidden(state: RoomState): RoomState {
  const { share, recording } = state.policy;
  const seats = state.seats.map((seat) => {
    const { role } = seat.member;
    const shown = isAllowed(share, role) ? seat.member : withoutShare(seat.member);
    const member = isAllowed(recording, role) ? shown : withoutRecording(shown);
    return member === seat.member ? seat : { ...seat, member };
  });
  return { ...state, seats };
}

/** What somebody who heard everything before does not know yet. Those who left come first. */
function differences(
  before: RoomState,
  after: RoomState,
  reason: LeaveReason = 'left',
): readonly RoomNotice[] {
  const left = before.seats.filter(({ member }) => !seatOf(after, member.memberId));
  const said = after.seats.flatMap(({ member }): RoomNotice[] => {
    const known = memberOf(before, member.memberId);
    if (!known) return [{ kind: 'joined', member }];
    if (isSame(known, member)) return [];
    return [{ kind: 'updated', member, isForSelf: !isSameStanding(known, member) }];
  });
  return [
    ...left.map(({ member: { memberId } }) => ({ kind: 'left', memberId, reason }) as const),
    ...said,
    ...(isSamePolicy(before.policy, after.policy)
      ? []
      : [{ kind: 'policy', policy: after.policy } as const]),
  ];
}

function isSame(one: Member, other: Member): boolean {
  return (
    one.incarnation === other.incarnation &&
    one.name === other.name &&
    one.presence === other.presence &&
    isSameStanding(one, other) &&
    one.media.microphone === other.media.microphone &&
    one.media.camera === other.media.camera
  );
}

function isSameStanding(one: Member, other: Member): boolean {
  return (
    one.role === other.role &&
    one.handRaisedAtMs === other.handRaisedAtMs &&
    one.sharingSinceMs === other.sharingSinceMs &&
    one.isRecording === other.isRecording
  );
}

function isSamePolicy(one: RoomPolicy, other: RoomPolicy): boolean {
  return (
    one.isLocked === other.isLocked &&
    one.hasLobby === other.hasLobby &&
    one.chat === other.chat &&
    one.share === other.share &&
    one.recording === other.recording
  );
}
