import type { MemberId } from '../ids.ts';
import type { MonotonicMs } from '../time.ts';
import type { LeaveReason, Member } from './member.ts';

/**
 * How long somebody who is missing after the service came back is waited for. A service that was restarted
 * hears from everybody again within about a second; without this wait the first one back would drop all others.
 */
export const MISSING_GRACE_MS = 10_000;

/** One other person, and since when the service has not named them although we have not seen them leave. */
export interface Seat {
  readonly member: Member;
  readonly missingSinceMs: MonotonicMs | undefined;
}

/** The others in a room, in the order they joined. */
export type Roster = readonly Seat[];

/** What a person should be told about a change of the roster. */
export interface RosterChange {
  readonly kind: 'joined' | LeaveReason;
  readonly member: Member;
}

/** A roster and what changed on the way to it. */
export interface RosterStep {
  readonly next: Roster;
  readonly changes: readonly RosterChange[];
}

/** Somebody came, came back or changed. Who is known keeps the place they had. */
export function withMember(roster: Roster, member: Member): RosterStep {
  const known = roster.some((seat) => seat.member.memberId === member.memberId);
  const next = known
    ? roster.map((seat) =>
        seat.member.memberId === member.memberId ? renewed(seat, member) : seat,
      )
    : inOrder([...roster, { member, missingSinceMs: undefined }]);
  return { next, changes: known ? [] : [{ kind: 'joined', member }] };
}

/** Somebody left or was given up by the service. */
export function withoutMember(roster: Roster, memberId: MemberId, reason: LeaveReason): RosterStep {
  const gone = roster.find((seat) => seat.member.memberId === memberId);
  if (!gone) return { next: roster, changes: [] };
  return {
    next: roster.filter((seat) => seat !== gone),
    changes: [{ kind: reason, member: gone.member }],
  };
}

/** Who is here, as the service says after the first join: nobody is announced, they were here before. */
export function firstRoster(members: readonly Member[]): Roster {
  return inOrder(members.map((member) => ({ member, missingSinceMs: undefined })));
}

/** Who is here, as the service says after a rejoin. Those it does not name stay, as `away`, for the grace. */
export function afterRejoin(
  roster: Roster,
  members: readonly Member[],
  nowMs: MonotonicMs,
): RosterStep {
  const named = new Set(members.map((member) => member.memberId));
  const missing = roster.map((seat) =>
    named.has(seat.member.memberId)
      ? seat
      : {
          member: { ...seat.member, presence: 'away' as const },
          missingSinceMs: seat.missingSinceMs ?? nowMs,
        },
  );
  return members.reduce<RosterStep>(
    (step, member) => {
      const { next, changes } = withMember(step.next, member);
      return { next, changes: [...step.changes, ...changes] };
    },
    { next: missing, changes: [] },
  );
}

/**
 * Gives up those who stayed missing for the grace. Somebody whose media still arrives is plainly here and kept:
 * only their socket has trouble.
 */
export function withoutMissing(
  roster: Roster,
  nowMs: MonotonicMs,
  hasMedia: (memberId: MemberId) => boolean,
): RosterStep {
  const given = roster.filter(
    ({ member, missingSinceMs }) =>
      missingSinceMs !== undefined &&
      nowMs - missingSinceMs >= MISSING_GRACE_MS &&
      !hasMedia(member.memberId),
  );
  if (given.length === 0) return { next: roster, changes: [] };
  return {
    next: roster.filter((seat) => !given.includes(seat)),
    changes: given.map(({ member }) => ({ kind: 'lost', member })),
  };
}

/** True while somebody is waited for and {@link withoutMissing} should be asked from time to time. */
export function isWaiting(roster: Roster): boolean {
  return roster.some((seat) => seat.missingSinceMs !== undefined);
}

function renewed(seat: Seat, member: Member): Seat {
  // A restarted service has its own idea of when somebody joined; tiles must not change places for it.
  return {
    member: { ...member, joinedAtMs: seat.member.joinedAtMs },
    missingSinceMs: undefined,
  };
}

function inOrder(seats: readonly Seat[]): Roster {
  return seats.toSorted(
    (a, b) =>
      a.member.joinedAtMs - b.member.joinedAtMs || (a.member.memberId < b.member.memberId ? -1 : 1),
  );
}
