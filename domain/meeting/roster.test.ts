import { describe, expect, it } from 'vitest';
import type { Incarnation, MemberId } from '../ids.ts';
import type { Member } from './member.ts';
import {
  afterRejoin,
  firstRoster,
  isWaiting,
  MISSING_GRACE_MS,
  withMember,
  withoutMember,
  withoutMissing,
  type Roster,
} from './roster.ts';

function person(name: string, change: Partial<Member> = {}): Member {
  return {
    memberId: `member-${name}` as MemberId,
    incarnation: `life-1-${name}` as Incarnation,
    name,
    joinedAtMs: 0,
    presence: 'here',
    media: { microphone: 'on', camera: 'on' },
    role: 'participant',
    ...change,
  };
}

const names = (roster: Roster) => roster.map((seat) => seat.member.name);
const [ada, bo, cy] = [
  person('Ada', { joinedAtMs: 1 }),
  person('Bo', { joinedAtMs: 2 }),
  person('Cy', { joinedAtMs: 3 }),
];

describe('the others in a room', () => {
  it('stand in the order they joined, whatever the service lists first', () => {
    expect(names(firstRoster([cy, ada, bo]))).toEqual(['Ada', 'Bo', 'Cy']);
  });

  it('are announced when they come and when they go, once', () => {
    const came = withMember(firstRoster([ada]), bo);
    expect(came.changes).toEqual([{ kind: 'joined', member: bo }]);
    expect(withMember(came.next, { ...bo, presence: 'away' }).changes).toEqual([]);
    const went = withoutMember(came.next, ada.memberId, 'left');
    expect(went.changes).toEqual([{ kind: 'left', member: ada }]);
    expect(withoutMember(went.next, ada.memberId, 'left').changes).toEqual([]);
  });

  it('keep their places through a restarted service', () => {
    const roster = firstRoster([ada, bo]);
    const back = afterRejoin(
      roster,
      [
        { ...bo, joinedAtMs: 50 },
        { ...ada, joinedAtMs: 60 },
      ],
      0,
    );
    expect(names(back.next)).toEqual(['Ada', 'Bo']);
    expect(back.changes).toEqual([]);
  });
});

describe('somebody the service does not name after a rejoin', () => {
  const waiting = afterRejoin(firstRoster([ada, bo]), [ada], 1_000).next;
  const later = 1_000 + MISSING_GRACE_MS;

  it('stays for a while, as away', () => {
    expect(names(waiting)).toEqual(['Ada', 'Bo']);
    expect(waiting[1]?.member.presence).toBe('away');
    expect(isWaiting(waiting)).toBe(true);
    expect(withoutMissing(waiting, later - 1, () => false).next).toBe(waiting);
  });

  it('is lost when they do not come back', () => {
    const step = withoutMissing(waiting, later, () => false);
    expect(names(step.next)).toEqual(['Ada']);
    expect(step.changes.map(({ kind }) => kind)).toEqual(['lost']);
    expect(isWaiting(step.next)).toBe(false);
  });

  it('is kept while their media arrives', () => {
    expect(withoutMissing(waiting, later * 9, () => true).next).toBe(waiting);
  });

  it('is not waited for any more once they are back, and not announced', () => {
    const back = withMember(waiting, bo);
    expect(isWaiting(back.next)).toBe(false);
    expect(back.changes).toEqual([]);
  });

  it('is not given more time by a second rejoin', () => {
    const again = afterRejoin(waiting, [ada], later - 1).next;
    expect(names(withoutMissing(again, later, () => false).next)).toEqual(['Ada']);
  });
});
