import type { StoreApi } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import type { Member } from '../../domain/meeting/member.ts';
import {
  afterRejoin,
  firstRoster,
  isWaiting,
  withMember,
  withoutMember,
  withoutMissing,
  type Roster,
  type RosterStep,
} from '../../domain/meeting/roster.ts';
import type { Joined } from '../../service/protocol/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Conference } from '../rtc/conference.ts';
import type { Signalling } from '../signalling/signalling.ts';
import { undoOn } from './listeners.ts';
import type { Notices } from './notices.ts';
import type { PeopleState } from './state.ts';

const LOOK_FOR_MISSING_MS = 1_000;

/** What keeping the people in step needs. */
export interface PeopleSyncDeps {
  readonly store: StoreApi<PeopleState>;
  readonly signalling: Signalling;
  readonly conference: Conference;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Keeps who is in the room the same in the service's word, the people store and the conference. */
export interface PeopleSync {
  /** The service's list after a rejoin. Nobody whose life is unchanged is connected anew. */
  rejoined(joined: Joined): void;
}

/** Starts with the members of the first join, until the signal aborts. */
export function syncPeople(deps: PeopleSyncDeps, joined: Joined): PeopleSync {
  const { store, signalling, conference, clock, signal } = deps;
  let roster: Roster = firstRoster(joined.members);

  function take({ next, changes }: RosterStep) {
    if (signal.aborted) return;
    roster = next;
    showMembers(store, roster);
    conference.setRemotes(roster.map(({ member }) => member));
    for (const { kind, member } of changes) deps.notices.add({ kind, name: member.name });
  }

  const known = (memberId: MemberId) =>
    roster.find(({ member }) => member.memberId === memberId)?.member;
  const hasMedia = (memberId: MemberId) => store.getState().links[memberId] === 'connected';
  const undos = [
    signalling.on('member:joined', ({ member }) => take(withMember(roster, member))),
    signalling.on('member:updated', ({ member }) => {
      if (member.memberId === joined.self.memberId) return;
      if (isNew('handRaisedAtMs', roster, member))
        deps.notices.add({ kind: 'hand', name: member.name });
      if (isNew('sharingSinceMs', roster, member))
        deps.notices.add({ kind: 'sharing', name: member.name });
      noteRecording(deps.notices, known(member.memberId), member);
      take(withMember(roster, member));
    }),
    signalling.on('member:left', ({ memberId, reason }) =>
      take(withoutMember(roster, memberId, reason)),
    ),
    conference.on('link', (memberId, link) =>
      store.setState(({ links }) => ({ links: { ...links, [memberId]: link } })),
    ),
    conference.on('media', (memberId) =>
      store.setState(({ streamRevision }) => ({
        streamRevision: { ...streamRevision, [memberId]: (streamRevision[memberId] ?? 0) + 1 },
      })),
    ),
    clock.every(LOOK_FOR_MISSING_MS, () => {
      if (isWaiting(roster)) take(withoutMissing(roster, clock.monotonic(), hasMedia));
    }),
  ];
  undoOn(signal, () => undos.forEach((undo) => undo()));
  take({ next: roster, changes: [] });
  // Who joins is told who records already.
  for (const member of joined.members) noteRecording(deps.notices, undefined, member);
  return {
    rejoined: ({ members }) => take(afterRejoin(roster, members, clock.monotonic())),
  };
}

/** Says when somebody begins or ends a recording. */
function noteRecording(
  notices: Notices,
  before: Member | undefined,
  { name, isRecording }: Member,
) {
  if (isRecording === true && before?.isRecording !== true) {
    notices.add({ kind: 'recording', recording: 'began', name });
  } else if (isRecording !== true && before?.isRecording === true) {
    notices.add({ kind: 'recording', recording: 'ended', name });
  }
}

/** Whether somebody who was here before does now what they did not do then. */
function isNew(
  what: 'handRaisedAtMs' | 'sharingSinceMs',
  roster: Roster,
  { memberId, [what]: sinceMs }: Member,
): boolean {
  const before = roster.find(({ member }) => member.memberId === memberId)?.member;
  return sinceMs !== undefined && before !== undefined && before[what] === undefined;
}

function showMembers(store: StoreApi<PeopleState>, roster: Roster) {
  const members = roster.map(({ member }) => member);
  const isHere = (memberId: string) => members.some((member) => member.memberId === memberId);
  store.setState(({ links, streamRevision }) => ({
    members,
    links: only(links, isHere),
    streamRevision: only(streamRevision, isHere),
  }));
}

function only<T>(
  record: Readonly<Record<string, T>>,
  keep: (key: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
}
