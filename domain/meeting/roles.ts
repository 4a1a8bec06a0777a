import type { MemberId } from '../ids.ts';

/**
 * What a person may do in a room. A host decides everything; a co-host everything but who is host or co-host, and
 * the end of the meeting.
 */
export type Role = 'host' | 'cohost' | 'participant';

/** What roles follow from, in a room that lives. */
export interface RoleBook {
  /** Whose room it is: proven by key, or handed over to them. */
  readonly ownerId: MemberId | undefined;
  /** Kept when they leave, so that they are co-hosts again when they come back. */
  readonly cohosts: readonly MemberId[];
}

/** Nobody has proven anything yet. */
export const EMPTY_ROLE_BOOK: RoleBook = { ownerId: undefined, cohosts: [] };

/** Whether a role may mute, remove, admit and lock. */
export function mayModerate(role: Role): boolean {
  return role !== 'participant';
}

/**
 * Who is host among those who have a seat, in the order they joined: the owner; without the owner the first co-host,
 * and without any whoever has been here longest. So a room always has a host, and the owner is it again on return.
 */
function hostOf(book: RoleBook, seated: readonly MemberId[]): MemberId | undefined {
  if (book.ownerId !== undefined && seated.includes(book.ownerId)) return book.ownerId;
  return seated.find((memberId) => book.cohosts.includes(memberId)) ?? seated[0];
}

/** The role of somebody who has a seat. */
export function roleIn(book: RoleBook, seated: readonly MemberId[], memberId: MemberId): Role {
  if (hostOf(book, seated) === memberId) return 'host';
  return book.cohosts.includes(memberId) ? 'cohost' : 'participant';
}

/** Gives somebody a role. Who hands the room over stays co-host. */
export function withRole(book: RoleBook, by: MemberId, memberId: MemberId, role: Role): RoleBook {
  const others = book.cohosts.filter((one) => one !== memberId);
  if (role === 'host') return { ownerId: memberId, cohosts: [...others, by] };
  const ownerId = book.ownerId === memberId ? undefined : book.ownerId;
  if (role !== 'cohost') return { ownerId, cohosts: others };
  // Whoever is host only because nobody else was must not lose it to the co-host they name.
  const isKnown = ownerId === by || others.includes(by);
  return { ownerId, cohosts: isKnown ? [...others, memberId] : [by, ...others, memberId] };
}
