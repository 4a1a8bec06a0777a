import type { Member } from '../../../domain/meeting/member.ts';

/** Who has a hand up, in the order in which they are to be called. */
export function handOrder<M extends Pick<Member, 'handRaisedAtMs' | 'memberId'>>(
  members: readonly M[],
): readonly M[] {
  return members
    .filter(({ handRaisedAtMs }) => handRaisedAtMs !== undefined)
    .toSorted(
      (a, b) =>
        (a.handRaisedAtMs ?? 0) - (b.handRaisedAtMs ?? 0) || (a.memberId < b.memberId ? -1 : 1),
    );
}
