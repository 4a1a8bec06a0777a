import { describe, expect, test } from 'vitest';
import type { Incarnation, MemberId } from '../ids.ts';
import type { RoomPolicy } from './policy.ts';
import { changeRoom, emptyRoom } from './room.ts';
import { memberOf, type RoomEvent, type RoomState } from './roomState.ts';

const id = (name: string) => name as MemberId;
const join = (name: string, isOwner = false): RoomEvent => ({
  kind: 'join',
  entrant: {
    memberId: id(name),
    incarnation: 'life' as Incarnation,
    name,
    media: { microphone: 'on', camera: 'on' },
    isOwner,
  },
});
const leave = (name: string): RoomEvent => ({ kind: 'leave', memberId: id(name) });
const role = (by: string, name: string, given: 'host' | 'cohost' | 'participant'): RoomEvent => ({
  kind: 'role',
  by: id(by),
  memberId: id(name),
  role: given,
});
const remove = (by: string, name: string): RoomEvent => ({
  kind: 'remove',
  by: id(by),
  memberId: id(name),
});
const hand = (by: string, name: string, isRaised: boolean): RoomEvent => ({
  kind: 'hand',
  by: id(by),
  memberId: id(name),
  isRaised,
});
const policy = (by: string, change: Partial<RoomPolicy>): RoomEvent => ({
  kind: 'policy',
  by: id(by),
  change,
});

function run(...events: readonly RoomEvent[]): RoomState {
  const start = emptyRoom({ capacity: 9, seatGraceMs: 1_000 });
  return events.reduce((state, event, at) => changeRoom(state, event, at).state, start);
}
const roles = (state: RoomState) =>
  Object.fromEntries(state.seats.map(({ member }) => [member.name, member.role]));
const refused = (state: RoomState, event: RoomEvent) => changeRoom(state, event, 99).refused;

describe('the host', () => {
  test('is who proves that the room is theirs, whoever came before', () => {
    expect(roles(run(join('ada'), join('ben')))).toEqual({ ada: 'host', ben: 'participant' });
    expect(roles(run(join('ada'), join('ben', true)))).toEqual({ ada: 'participant', ben: 'host' });
  });

  test('who is it for want of an owner stays it when they name a co-host', () => {
    const named = run(join('ada'), join('ben'), role('ada', 'ben', 'cohost'));
    expect(roles(named)).toEqual({ ada: 'host', ben: 'cohost' });
  });

  test('is somebody at all times, and the owner again on return', () => {
    const cohosted = [join('ada', true), join('ben'), join('cem'), role('ada', 'cem', 'cohost')];
    const alone = run(...cohosted, leave('ada'));
    expect(roles(alone)).toEqual({ ben: 'participant', cem: 'host' });
    const back = changeRoom(alone, join('ada', true), 9).state;
    expect(roles(back)).toEqual({ ben: 'participant', cem: 'cohost', ada: 'host' });
  });

  test('hands the room over and stays co-host; the new one is it on return', () => {
    const events = [join('ada', true), join('ben'), role('ada', 'ben', 'host')];
    expect(roles(run(...events))).toEqual({ ada: 'cohost', ben: 'host' });
    expect(roles(run(...events, leave('ben')))).toEqual({ ada: 'host' });
    expect(roles(run(...events, leave('ben'), join('ben')))).toEqual({
      ada: 'cohost',
      ben: 'host',
    });
  });

  test('alone gives roles; a co-host touches neither host nor co-host', () => {
    const state = run(
      join('ada', true),
      join('ben'),
      join('cem'),
      join('dia'),
      role('ada', 'ben', 'cohost'),
      role('ada', 'cem', 'cohost'),
    );
    expect(refused(state, role('ben', 'dia', 'cohost'))).toBe('not-allowed');
    for (const whom of ['ada', 'cem'])
      expect(refused(state, remove('ben', whom))).toBe('not-allowed');
    expect(refused(state, remove('ben', 'dia'))).toBeUndefined();
    expect(refused(state, remove('ada', 'ada'))).toBe('not-allowed');
    expect(refused(state, remove('ada', 'eve'))).toBe('member-not-found');
    expect(refused(state, remove('eve', 'ada'))).toBe('not-in-room');
  });

  test('is told of their own new role', () => {
    const { notices } = changeRoom(
      run(join('ada', true), join('ben')),
      role('ada', 'ben', 'host'),
      9,
    );
    expect(notices).toMatchObject([
      { kind: 'updated', member: { name: 'ada', role: 'cohost' }, isForSelf: true },
      { kind: 'updated', member: { name: 'ben', role: 'host' }, isForSelf: true },
    ]);
  });
});

describe('a participant', () => {
  const state = run(join('ada', true), join('ben'), join('cem'));

  test('decides nothing for others', () => {
    const forged = [
      role('ben', 'ben', 'host'),
      remove('ben', 'cem'),
      policy('ben', { isLocked: true }),
      hand('ben', 'cem', false),
    ];
    expect(forged.map((event) => refused(state, event))).toEqual(forged.map(() => 'not-allowed'));
  });

  test('who was removed does not come back', () => {
    const after = changeRoom(state, remove('ada', 'ben'), 9);
    expect(after.notices).toEqual([{ kind: 'left', memberId: 'ben', reason: 'removed' }]);
    expect(refused(after.state, join('ben'))).toBe('removed');
  });
});

describe('a hand', () => {
  test('keeps its turn, and is lowered by its owner or a host', () => {
    const up = run(
      join('ada', true),
      join('ben'),
      hand('ben', 'ben', true),
      hand('ben', 'ben', true),
    );
    expect(memberOf(up, id('ben'))?.handRaisedAtMs).toBe(2);
    for (const by of ['ada', 'ben']) {
      const down = changeRoom(up, hand(by, 'ben', false), 9).state;
      expect(memberOf(down, id('ben'))?.handRaisedAtMs).toBeUndefined();
    }
  });
});

describe('a locked room', () => {
  const locked = run(
    join('ada', true),
    join('ben'),
    join('cem'),
    role('ada', 'cem', 'cohost'),
    policy('ada', { isLocked: true }),
  );

  test('takes nobody new', () => {
    expect(refused(locked, join('eve'))).toBe('room-locked');
  });

  test('takes back who has a seat, the owner and co-hosts', () => {
    const gone = [leave('ada'), leave('cem')].reduce(
      (state, event) => changeRoom(state, event, 9).state,
      locked,
    );
    expect(refused(gone, join('ben'))).toBeUndefined();
    expect(refused(gone, join('cem'))).toBeUndefined();
    expect(refused(gone, join('someone', true))).toBeUndefined();
    expect(refused(gone, join('ada'))).toBe('room-locked');
  });

  test('tells everybody of what holds now, once', () => {
    const { notices, state } = changeRoom(
      locked,
      policy('ada', { isLocked: false, chat: 'hosts' }),
      9,
    );
    expect(notices).toEqual([{ kind: 'policy', policy: state.policy }]);
    expect(changeRoom(state, policy('cem', { chat: 'hosts' }), 9).notices).toEqual([]);
  });
});

describe('showing a screen', () => {
  const share = (by: string, name: string, isOn: boolean): RoomEvent => ({
    kind: 'share',
    by: id(by),
    memberId: id(name),
    isOn,
  });
  const sharing = (state: RoomState) =>
    state.seats.flatMap(({ member }) => (member.sharingSinceMs === undefined ? [] : member.name));

  test('is begun by oneself, several at once, and ended by oneself or a host', () => {
    const both = run(
      join('ada'),
      join('ben'),
      share('ada', 'ada', true),
      share('ben', 'ben', true),
    );
    expect(sharing(both)).toEqual(['ada', 'ben']);
    expect(sharing(changeRoom(both, share('ada', 'ben', false), 9).state)).toEqual(['ada']);
    expect(refused(both, share('ben', 'ada', false))).toBe('not-allowed');
    expect(refused(run(join('ada'), join('ben')), share('ada', 'ben', true))).toBe('not-allowed');
  });

  test('that goes on keeps its time, so that it keeps its place', () => {
    const once = run(join('ada'), share('ada', 'ada', true));
    const again = changeRoom(once, share('ada', 'ada', true), 77).state;
    expect(memberOf(again, id('ada'))?.sharingSinceMs).toBe(1);
  });

  test('is over for everybody but hosts when they keep it to themselves', () => {
    const both = run(
      join('ada'),
      join('ben'),
      share('ada', 'ada', true),
      share('ben', 'ben', true),
    );
    const kept = changeRoom(both, policy('ada', { share: 'hosts' }), 9);
    expect(sharing(kept.state)).toEqual(['ada']);
    expect(kept.notices).toContainEqual(
      expect.objectContaining({ kind: 'updated', isForSelf: true }),
    );
    expect(refused(kept.state, share('ben', 'ben', true))).toBe('not-allowed');
    const made = changeRoom(kept.state, role('ada', 'ben', 'cohost'), 9).state;
    const shown = changeRoom(made, share('ben', 'ben', true), 9).state;
    expect(sharing(shown)).toEqual(['ada', 'ben']);
    expect(sharing(changeRoom(shown, role('ada', 'ben', 'participant'), 9).state)).toEqual(['ada']);
  });

  test('survives a lost socket and ends with the page that showed it', () => {
    const away = run(
      join('ada'),
      share('ada', 'ada', true),
      { kind: 'socketLost', memberId: id('ada') },
      join('ada'),
    );
    expect(sharing(away)).toEqual(['ada']);
    const reloaded = join('ada');
    if (reloaded.kind !== 'join') throw new Error('not a join');
    const entrant = { ...reloaded.entrant, incarnation: 'next' as Incarnation };
    expect(sharing(changeRoom(away, { kind: 'join', entrant }, 9).state)).toEqual([]);
  });
});

describe('recording', () => {
  const recording = (name: string, isRecording: boolean): RoomEvent => ({
    kind: 'recording',
    memberId: id(name),
    isRecording,
  });
  const recorders = (state: RoomState) =>
    state.seats.filter(({ member }) => member.isRecording).map(({ member }) => member.name);
  const hosted = [join('ada', true), join('ben'), join('cem')];

  test('is told to everybody, the recorder too, and again when it ends', () => {
    const began = changeRoom(run(...hosted), recording('ben', true), 9);
    expect(began.notices).toMatchObject([
      { kind: 'updated', member: { name: 'ben', isRecording: true }, isForSelf: true },
    ]);
    expect(changeRoom(began.state, recording('ben', true), 10).notices).toEqual([]);
    const ended = changeRoom(began.state, recording('ben', false), 11);
    expect(recorders(ended.state)).toEqual([]);
    expect(ended.notices).toHaveLength(1);
    expect(refused(began.state, recording('eve', true))).toBe('not-in-room');
  });

  test('is refused where hosts forbid it, and what runs ends, but that of hosts', () => {
    const all = [...hosted, recording('ada', true), recording('ben', true)];
    const state = run(...all, policy('ada', { recording: 'hosts' }));
    expect(recorders(state)).toEqual(['ada']);
    expect(refused(state, recording('ben', true))).toBe('not-allowed');
    expect(refused(state, recording('ben', false))).toBeUndefined();
    expect(refused(run(...hosted), policy('ben', { recording: 'hosts' }))).toBe('not-allowed');
  });

  test('of a co-host ends when they are none any more', () => {
    const before = [...hosted, policy('ada', { recording: 'hosts' }), role('ada', 'ben', 'cohost')];
    const state = run(...before, recording('ben', true));
    expect(recorders(state)).toEqual(['ben']);
    expect(recorders(changeRoom(state, role('ada', 'ben', 'participant'), 9).state)).toEqual([]);
  });

  test('outlives a lost connection, and not a new page or a seat that is gone', () => {
    const lost: RoomEvent = { kind: 'socketLost', memberId: id('ben') };
    const away = run(...hosted, recording('ben', true), lost);
    expect(recorders(away)).toEqual(['ben']);
    expect(recorders(changeRoom(away, join('ben'), 9).state)).toEqual(['ben']);
    const reloaded = join('ben');
    if (reloaded.kind !== 'join') throw new Error('not a join');
    const entrant = { ...reloaded.entrant, incarnation: 'another' as Incarnation };
    expect(recorders(changeRoom(away, { kind: 'join', entrant }, 9).state)).toEqual([]);
    expect(recorders(changeRoom(away, { kind: 'expire' }, 9_999).state)).toEqual([]);
  });
});
