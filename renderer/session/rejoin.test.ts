import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../domain/reply.ts';
import { MISSING_GRACE_MS } from '../../domain/meeting/roster.ts';
import { createEngine, createMemory, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

const [ada, bo] = [someMember('ada'), someMember('bo')];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function inMeeting(memory = createMemory()) {
  const engine = createEngine(memory);
  engine.world.members = [ada];
  await engine.session.meeting.join(invitation);
  await vi.advanceTimersByTimeAsync(0);
  return engine;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a lost connection to the service', () => {
  it('is said, while media goes on; the return takes the same seat', async () => {
    const engine = await inMeeting();
    const { line, conference, session, kinds } = engine;
    line().breaks();
    expect(session.stores.meeting.getState()).toMatchObject({
      phase: { at: 'in' },
      signalling: 'reconnecting',
    });
    expect(conference().closed).toBe(false);
    line().returns();
    await settle();
    expect(
      line()
        .bodies('room:join')
        .map(({ resume }) => resume),
    ).toEqual([undefined, 'resume-1']);
    expect(session.stores.meeting.getState().signalling).toBe('online');
    expect(kinds()).toEqual(['reconnecting', 'reconnected']);
    expect(engine.conferences).toHaveLength(1);
    expect(conference().hints).toBe(1);
  });

  it('never changes what is muted, and the service is told again', async () => {
    const { session, line, conference } = await inMeeting();
    await session.media.setMicrophone(false);
    line().breaks();
    await session.media.setCamera(false);
    line().returns();
    await settle();
    expect(line().bodies('room:join').at(-1)?.['media']).toEqual({
      microphone: 'off',
      camera: 'off',
    });
    expect(line().bodies('media:set').at(-1)).toEqual({ microphone: 'off', camera: 'off' });
    expect(conference().sending).toMatchObject({ audio: { enabled: false }, video: null });
  });

  it('keeps everybody connected when the service comes back empty, until they are really gone', async () => {
    const { line, conference, world, session } = await inMeeting();
    conference().link(ada.memberId, 'connected');
    line().breaks();
    world.members = [];
    line().returns();
    await settle();
    expect(conference().remotes).toMatchObject([{ memberId: ada.memberId }]);
    await vi.advanceTimersByTimeAsync(MISSING_GRACE_MS * 2);
    expect(conference().remotes).toHaveLength(1);
    conference().link(ada.memberId, 'recovering');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(conference().remotes).toEqual([]);
    expect(session.stores.notices.getState().notices.at(-1)).toMatchObject({ kind: 'lost' });
  });

  it('keeps what peers want to say until the service listens again', async () => {
    const { line, conference } = await inMeeting();
    const { signals } = conference().needs;
    line().breaks();
    signals.send(ada, { link: 1, data: { type: 'candidate' } });
    signals.send(bo, { link: 5, data: { type: 'offer' } });
    signals.send(ada, { link: 2, data: { type: 'offer' } });
    line().returns();
    await settle();
    const said = line().bodies('signal:send');
    expect(said.map(({ to, signal }) => [to, (signal as { link: number }).link])).toEqual([
      [bo.memberId, 5],
      [ada.memberId, 2],
    ]);
  });

  it('is taken up again after a refusal that may pass', async () => {
    const { line, world, session } = await inMeeting();
    line().breaks();
    world.refusal = fail('rate-limited');
    line().returns();
    await settle();
    expect(session.stores.meeting.getState().signalling).toBe('reconnecting');
    world.refusal = undefined;
    await vi.advanceTimersByTimeAsync(600);
    expect(session.stores.meeting.getState().signalling).toBe('online');
  });

  it('ends the meeting when the room is gone for good', async () => {
    const { line, world, phase, conference, devices } = await inMeeting();
    line().breaks();
    world.refusal = fail('room-not-found');
    line().returns();
    await settle();
    expect(phase()).toMatchObject({ at: 'refused', fault: { code: 'room-not-found' } });
    expect([line().closed, conference().closed, devices.live().length]).toEqual([true, true, 0]);
  });

  it('opens a new conference when the service has forgotten who we are', async () => {
    const engine = await inMeeting();
    engine.line().breaks();
    engine.world.selfId = 'somebody-new';
    engine.line().returns();
    await settle();
    expect(engine.conferences.map(({ closed }) => closed)).toEqual([true, false]);
    expect(engine.conference().sending.video).not.toBeNull();
    expect(engine.session.stores.meeting.getState().selfId).toBe('member-id-of-somebody-new');
  });

  it('hurries when the network is back', async () => {
    const { line, online, conference } = await inMeeting();
    const { wakes } = line();
    for (const tell of online) tell();
    expect(line().wakes).toBe(wakes + 1);
    expect(conference().hints).toBe(1);
  });
});

describe('a computer that wakes up', () => {
  it('doubts its line and its media at once', async () => {
    const { line, woke, conference } = await inMeeting();
    for (const tell of woke) tell();
    expect([line().checks, conference().hints]).toEqual([1, 1]);
  });

  it('has nothing to doubt outside of a meeting', async () => {
    const { session, woke } = await inMeeting();
    await session.meeting.leave();
    expect(woke.size).toBe(0);
  });
});

describe('the same seat in another window', () => {
  it('ends this one and says why', async () => {
    const { line, phase, session, devices } = await inMeeting();
    line().says('membership:replaced', {});
    expect(phase()).toMatchObject({ at: 'refused', fault: { code: 'replaced' } });
    await settle();
    expect(devices.live()).toEqual([]);
    expect(line().bodies('room:leave')).toEqual([]);
    expect(session.meeting.interrupted()).toBeUndefined();
  });
});

describe('a reload', () => {
  it('finds the meeting, the seat and what was muted', async () => {
    const { session, memory } = await inMeeting();
    await session.media.setMicrophone(false);
    const again = createEngine(memory);
    const found = again.session.meeting.interrupted();
    expect(found).toEqual(invitation);
    expect(again.session.stores.media.getState()).toMatchObject({
      microphone: { wanted: false },
      camera: { wanted: true },
    });
    await again.session.meeting.join(invitation);
    await settle();
    expect(again.line().bodies('room:join')[0]).toMatchObject({
      resume: 'resume-1',
      media: { microphone: 'off', camera: 'on' },
    });
    expect(again.devices.live()).toMatchObject([{ kind: 'video' }]);
  });

  it('keeps the seat for another try when the service is not there yet', async () => {
    const { memory } = await inMeeting();
    const again = createEngine(memory);
    again.world.refusal = fail('service-unreachable');
    await again.session.meeting.join(invitation);
    expect(again.session.meeting.interrupted()).toEqual(invitation);
  });

  it('does not bring back a meeting that was left', async () => {
    const { session, memory } = await inMeeting();
    await session.meeting.leave();
    expect(createEngine(memory).session.meeting.interrupted()).toBeUndefined();
  });

  it('ignores what it cannot read', () => {
    const memory = createMemory();
    memory.windowStore.write('meeting', '{"code":"../../etc"}');
    expect(createEngine(memory).session.meeting.interrupted()).toBeUndefined();
  });
});
