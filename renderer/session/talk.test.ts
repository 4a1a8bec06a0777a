import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../domain/ids.ts';
import { fail, ok } from '../../domain/reply.ts';
import { createEngine, createMemory, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ada = someMember('ada');
const settle = () => vi.advanceTimersByTimeAsync(0);
const said = (number: number, text = `text ${number}`) => ({
  number,
  memberId: ada.memberId,
  name: 'ada',
  atMs: number,
  text,
});

async function inMeeting() {
  const engine = createEngine();
  engine.world.members = [ada];
  await engine.session.meeting.join(invitation);
  await settle();
  return { ...engine, stores: engine.session.stores };
}

describe('chat', () => {
  it('shows each message once, in order, what a reconnect repeats included', async () => {
    const { line, stores, session } = await inMeeting();
    line().says('chat:message', { message: said(1) });
    line().says('chat:message', { message: said(3) });
    line().says('chat:message', { message: said(2) });
    line().says('chat:message', { message: said(3) });
    const { messages, seenNumber } = stores.talk.getState();
    expect(messages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(seenNumber).toBe(0);
    session.talk.markSeen();
    expect(stores.talk.getState().seenNumber).toBe(3);
  });

  it('keeps what I said when the service has it, and says why when it has not', async () => {
    const { line, session, stores } = await inMeeting();
    line().answers.set('chat:send', () => ok({ message: said(1, 'hello') }));
    expect(await session.talk.say('hello')).toEqual(ok(null));
    expect(stores.talk.getState().messages).toEqual([said(1, 'hello')]);
    line().answers.set('chat:send', () => fail('not-allowed'));
    expect(await session.talk.say('again')).toEqual(fail('not-allowed'));
    await session.meeting.leave();
    expect(stores.talk.getState().messages).toEqual([]);
    expect(await session.talk.say('to nobody')).toEqual(fail('not-in-room'));
  });
});

describe('signs', () => {
  it('go after some seconds, and all timers with the meeting', async () => {
    const { line, stores, session } = await inMeeting();
    line().says('reaction:sent', { memberId: ada.memberId, reaction: 'like' });
    await session.talk.react('heart');
    expect(stores.talk.getState().reactions).toMatchObject([
      { memberId: ada.memberId, reaction: 'like' },
      { memberId: stores.meeting.getState().selfId, reaction: 'heart' },
    ]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stores.talk.getState().reactions).toEqual([]);
    line().says('reaction:sent', { memberId: ada.memberId, reaction: 'like' });
    await session.meeting.leave();
    // The service's word on the goodbye is waited for no longer than this.
    await vi.advanceTimersByTimeAsync(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a host', () => {
  it('mutes me and stops my video at once, and only asks me to unmute', async () => {
    const { line, stores, kinds } = await inMeeting();
    const by = ada.memberId;
    for (const what of ['mute', 'stop-video', 'unmute'] as const) {
      line().says('host:asked', { by, what });
    }
    await settle();
    const { microphone, camera } = stores.media.getState();
    expect([microphone.wanted, camera.wanted]).toEqual([false, false]);
    expect(kinds()).toEqual(['host-wish', 'host-wish', 'host-wish']);
    expect(stores.notices.getState().notices.at(-1)).toMatchObject({ name: 'ada', wish: 'unmute' });
  });

  it('gives me a role, and takes it', async () => {
    const { line, stores } = await inMeeting();
    const self = { ...someMember('self'), memberId: stores.meeting.getState().selfId as MemberId };
    line().says('member:updated', { member: { ...self, role: 'cohost', handRaisedAtMs: 5 } });
    expect(stores.meeting.getState()).toMatchObject({ role: 'cohost', handRaisedAtMs: 5 });
    expect(stores.people.getState().members).toEqual([ada]);
    line().says('lobby:changed', { waiting: [{ lobbyId: 'x', name: 'Eve', sinceMs: 1 }] });
    expect(stores.meeting.getState().waiting).toHaveLength(1);
    line().says('member:updated', { member: { ...self, role: 'participant' } });
    expect(stores.meeting.getState()).toMatchObject({ role: 'participant', waiting: [] });
  });

  it('puts me out, and everything is closed', async () => {
    const { line, phase, conference } = await inMeeting();
    line().says('membership:ended', { reason: 'removed' });
    expect(phase()).toMatchObject({ at: 'refused', fault: { code: 'removed' } });
    expect([line().closed, conference().closed]).toEqual([true, true]);
  });
});

describe('the lobby', () => {
  async function atTheDoor() {
    const engine = createEngine();
    engine.world.refusal = fail('in-lobby');
    const entering = engine.session.meeting.join(invitation);
    await settle();
    return { ...engine, entering };
  }

  it('is waited in until a host lets me in', async () => {
    const { entering, world, line, phase } = await atTheDoor();
    expect(phase()).toEqual({ at: 'waiting' });
    world.refusal = undefined;
    line().says('lobby:decided', { isAdmitted: true });
    expect(await entering).toEqual(ok(null));
    expect(phase()).toEqual({ at: 'in' });
  });

  it('is left when a host turns me away, or I have waited enough', async () => {
    const refused = await atTheDoor();
    refused.line().says('lobby:decided', { isAdmitted: false });
    expect(await refused.entering).toEqual(fail('lobby-refused'));

    const tired = await atTheDoor();
    await tired.session.meeting.leave();
    expect((await tired.entering).ok).toBe(false);
    expect(tired.line().listening()).toBe(0);
  });

  it('is asked for once more over a new connection', async () => {
    const { line, world, entering } = await atTheDoor();
    line().breaks();
    world.refusal = undefined;
    line().returns();
    expect(await entering).toEqual(ok(null));
    expect(line().bodies('room:join')).toHaveLength(2);
  });
});

describe('what opens a room', () => {
  it('is its key for rooms that were made here, and for no other service', async () => {
    const memory = createMemory();
    const engine = createEngine(memory);
    await engine.session.meeting.createRoom();
    await engine.session.meeting.join(invitation);
    expect(engine.line().bodies('room:join')[0]).toMatchObject({ ownerKey: 'owner-key' });
    await engine.session.meeting.join({ ...invitation, origin: 'https://evil.example' });
    expect(engine.line().bodies('room:join')[0]).not.toHaveProperty('ownerKey');
    // Kept for the next start.
    const again = createEngine(memory);
    await again.session.meeting.join(invitation, '1234');
    expect(again.line().bodies('room:join')[0]).toMatchObject({
      ownerKey: 'owner-key',
      passcode: '1234',
    });
  });
});
