import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incarnation, MemberId } from '../ids.ts';
import type { MemberMedia } from './member.ts';
import type { Role } from './roles.ts';
import { changeRoom, emptyRoom, nextExpiryMs } from './room.ts';
import {
  memberOf,
  type Entrant,
  type RoomEvent,
  type RoomNotice,
  type RoomState,
  type Seat,
} from './roomState.ts';

const GRACE_MS = 1_000;
const media: MemberMedia = { microphone: 'on', camera: 'on' };
const entrant = (id: string, incarnation = 'first-incarnation'): Entrant => ({
  memberId: id as MemberId,
  incarnation: incarnation as Incarnation,
  name: id,
  media,
  isOwner: false,
});
const join = (id: string, incarnation?: string): RoomEvent => ({
  kind: 'join',
  entrant: entrant(id, incarnation),
});
const of = (kind: 'leave' | 'socketLost', id: string): RoomEvent => ({
  kind,
  memberId: id as MemberId,
});

/** Runs events one millisecond apart, from time 0 on. */
function run(events: readonly RoomEvent[], capacity = 2): RoomState {
  const start = emptyRoom({ capacity, seatGraceMs: GRACE_MS });
  return events.reduce((state, event, at) => changeRoom(state, event, at).state, start);
}

describe('a seat', () => {
  test('is refused when all are taken, absent members’ seats included', () => {
    const full = run([join('ada'), join('ben'), of('socketLost', 'ben')]);
    const change = changeRoom(full, join('eve'), 10);
    expect(change).toEqual({ state: full, notices: [], refused: 'room-full' });
    expect(change.state).toBe(full);
  });

  test('is taken up again by its owner in a full room, with the moment they first joined', () => {
    const full = run([join('ada'), join('ben'), of('socketLost', 'ada')]);
    const change = changeRoom(full, join('ada', 'second-incarnation'), 10);
    expect(change.notices).toMatchObject([
      {
        kind: 'updated',
        member: { presence: 'here', joinedAtMs: 0, incarnation: 'second-incarnation' },
      },
    ]);
    expect(nextExpiryMs(change.state)).toBeUndefined();
  });

  test('is free again at once for who leaves, and after the grace for who is lost', () => {
    const left = changeRoom(run([join('ada'), join('ben')]), of('leave', 'ada'), 5);
    expect(left.notices).toMatchObject([
      { kind: 'left', memberId: 'ada', reason: 'left' },
      { kind: 'updated', member: { name: 'ben', role: 'host' } },
    ]);
    const away = run([join('ada'), join('ben'), of('socketLost', 'ben')]);
    expect(nextExpiryMs(away)).toBe(2 + GRACE_MS);
    const early = changeRoom(away, { kind: 'expire' }, 1 + GRACE_MS);
    expect(early.notices).toEqual([]);
    const due = changeRoom(away, { kind: 'expire' }, 2 + GRACE_MS);
    expect(due.notices).toEqual([{ kind: 'left', memberId: 'ben', reason: 'lost' }]);
    expect(due.state.seats).toHaveLength(1);
  });

  test('is kept no longer than twice the grace when the clock is set back', () => {
    const away = run([join('ada'), of('socketLost', 'ada')]);
    const setBack = changeRoom(away, { kind: 'expire' }, -3_600_000).state;
    expect(nextExpiryMs(setBack)).toBe(-3_600_000 + GRACE_MS);
  });

  test('that is lost twice is away since the first time', () => {
    const away = run([join('ada'), of('socketLost', 'ada'), of('socketLost', 'ada')]);
    expect(nextExpiryMs(away)).toBe(1 + GRACE_MS);
  });
});

test('nobody is told of what did not change, and strangers change nothing', () => {
  const room = run([join('ada')]);
  const same = changeRoom(room, { kind: 'media', memberId: 'ada' as MemberId, media }, 5);
  expect(same.notices).toEqual([]);
  for (const event of [of('leave', 'eve'), of('socketLost', 'eve')]) {
    expect(changeRoom(room, event, 5)).toEqual({
      state: room,
      notices: [],
      refused: 'not-in-room',
    });
  }
});

const ids = constantFrom('ada', 'ben', 'cem', 'dia', 'eve');
const events: Arbitrary<RoomEvent> = oneof(
  record({ id: ids, life: constantFrom('life-1', 'life-2') }).map(({ id, life }) => join(id, life)),
  ids.map((id) => of('leave', id)),
  ids.map((id) => of('socketLost', id)),
  record({ id: ids, camera: constantFrom('on' as const, 'off' as const) }).map(
    ({ id, camera }): RoomEvent => ({
      kind: 'media',
      memberId: id as MemberId,
      media: { microphone: 'on', camera },
    }),
  ),
  constantFrom<RoomEvent>({ kind: 'expire' }),
  record({
    by: ids,
    memberId: ids,
    role: constantFrom<Role>('host', 'cohost', 'participant'),
    isRaised: boolean(),
    kind: constantFrom('hand', 'role', 'remove'),
  }).map((event) => event as unknown as RoomEvent),
);
const histories = array(record({ event: events, afterMs: integer({ min: 0, max: GRACE_MS }) }), {
  maxLength: 60,
});

describe('whatever happens', () => {
  test('seats are never more than the capacity, never doubled, and away exactly while a deadline runs', () => {
    assert(
      property(histories, integer({ min: 2, max: 4 }), (history, capacity) => {
        for (const { state } of play(history, capacity)) {
          const taken = state.seats.map(({ member }) => member.memberId);
          expect(taken.length).toBeLessThanOrEqual(capacity);
          expect(new Set(taken).size).toBe(taken.length);
          for (const seat of state.seats) {
            expect(seat.member.presence === 'away').toBe(seat.awaySinceMs !== undefined);
          }
        }
      }),
    );
  });

  test('who listens to the notices knows who is in the room', () => {
    assert(
      property(histories, (history) => {
        const known = new Map<MemberId, unknown>();
        for (const { state, notices } of play(history, 3)) {
          for (const notice of notices) hear(known, notice);
          expect([...known.values()]).toEqual(state.seats.map(({ member }) => member));
        }
      }),
    );
  });

  test('everybody who stays away is gone after the grace, and nobody else', () => {
    assert(
      property(histories, (history) => {
        const steps = play(history, 3);
        const last = steps.at(-1);
        if (!last) return;
        const { state, notices } = changeRoom(last.state, { kind: 'expire' }, last.now + GRACE_MS);
        const here = last.state.seats.filter(({ member }) => member.presence === 'here');
        const names = (seats: readonly Seat[]) => seats.map(({ member }) => member.name);
        expect(names(state.seats)).toEqual(names(here));
        const gone = notices.filter(({ kind }) => kind === 'left');
        expect(gone).toHaveLength(last.state.seats.length - here.length);
      }),
    );
  });

  test('there is one host as long as anybody is here', () => {
    assert(
      property(histories, (history) => {
        for (const { state } of play(history, 3)) {
          const hosts = state.seats.filter(({ member }) => member.role === 'host');
          expect(hosts).toHaveLength(Math.min(1, state.seats.length));
        }
      }),
    );
  });

  test('a seat is lost only by leaving, by a host or by time', () => {
    assert(
      property(histories, (history) => {
        let before: RoomState | undefined;
        for (const { state, event } of play(history, 3)) {
          const mayGo = ({ member }: Seat) =>
            event.kind === 'expire' ||
            ((event.kind === 'leave' || event.kind === 'remove') &&
              event.memberId === member.memberId);
          for (const { member } of before?.seats.filter((seat) => !mayGo(seat)) ?? []) {
            expect(memberOf(state, member.memberId)).toBeDefined();
          }
          before = state;
        }
      }),
    );
  });
});

interface Step {
  readonly state: RoomState;
  readonly notices: readonly RoomNotice[];
  readonly event: RoomEvent;
  readonly now: number;
}

function play(
  history: readonly { readonly event: RoomEvent; readonly afterMs: number }[],
  capacity: number,
): readonly Step[] {
  let state = emptyRoom({ capacity, seatGraceMs: GRACE_MS });
  let now = 0;
  return history.map(({ event, afterMs }) => {
    now += afterMs;
    const change = changeRoom(state, event, now);
    state = change.state;
    return { state, notices: change.notices, event, now };
  });
}

function hear(known: Map<MemberId, unknown>, notice: RoomNotice): void {
  if (notice.kind === 'left') known.delete(notice.memberId);
  else if (notice.kind !== 'policy') known.set(notice.member.memberId, notice.member);
}
