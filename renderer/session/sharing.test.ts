import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../domain/reply.ts';
import { FakeTrack } from '../../test/fakes/devices.ts';
import { createEngine, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);
const track = (label: string) => new FakeTrack('camera', { deviceId: label, label });

async function inMeeting() {
  const engine = createEngine();
  await engine.session.meeting.join(invitation);
  await settle();
  const capture = { picture: track('screen'), sound: track('its sound') };
  engine.devices.screen = capture;
  const sending = () => {
    const { screen, screenAudio } = engine.conference().sending;
    return [screen ?? null, screenAudio ?? null];
  };
  const { media, notices } = engine.session.stores;
  const kinds = () => notices.getState().notices.map(({ kind }) => kind);
  const wishes = () =>
    engine
      .line()
      .bodies('share:set')
      .map(({ isOn }) => isOn);
  return { ...engine, capture, sending, kinds, wishes, media };
}

describe('showing a screen', () => {
  it('sends it when the service has allowed it, and ends with the source', async () => {
    const { session, capture, sending, line, media, wishes } = await inMeeting();
    let allow = () => {};
    line().answers.set(
      'share:set',
      () =>
        new Promise((resolve) => {
          allow = () => resolve({ ok: true, value: {} });
        }),
    );
    void session.media.startScreen();
    await settle();
    expect(media.getState().screen).toEqual({ status: 'live', hasSound: true });
    expect(sending()).toEqual([null, null]);
    allow();
    await settle();
    expect(sending()).toEqual([capture.picture, capture.sound]);

    capture.picture.breakAway();
    expect(sending()).toEqual([null, null]);
    expect(media.getState().screen.status).toBe('off');
    expect(capture.sound.readyState).toBe('ended');
    expect(wishes()).toEqual([true, false]);
  });

  it('that is refused, or ended by a host, is stopped and said', async () => {
    const { session, capture, sending, line, kinds, devices } = await inMeeting();
    line().answers.set('share:set', () => fail('not-allowed'));
    await session.media.startScreen();
    await settle();
    expect([sending(), capture.picture.readyState, kinds()]).toEqual([
      [null, null],
      'ended',
      ['share-ended'],
    ]);

    line().answers.delete('share:set');
    const again = { picture: track('again'), sound: undefined };
    devices.screen = again;
    await session.media.startScreen();
    await settle();
    expect(sending()).toEqual([again.picture, null]);
    line().says('member:updated', { member: someMember('self', { memberId: selfOf(session) }) });
    await settle();
    expect([sending()[0], again.picture.readyState]).toEqual([null, 'ended']);
    expect(kinds()).toEqual(['share-ended', 'share-ended']);
  });

  it('is asked for again from a service that forgot it', async () => {
    const { session, capture, sending, line, wishes } = await inMeeting();
    await session.media.startScreen();
    await settle();
    line().breaks();
    line().returns();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(wishes()).toEqual([true, true]);
    expect(sending()).toEqual([capture.picture, capture.sound]);
  });

  it('ends with the meeting, also while the person still chooses', async () => {
    const { session, capture, devices } = await inMeeting();
    await session.media.startScreen();
    await session.meeting.leave();
    expect(capture.picture.readyState).toBe('ended');

    await session.meeting.join(invitation);
    const late = { picture: track('late'), sound: undefined };
    devices.screen = late;
    const choosing = session.media.startScreen();
    void session.meeting.leave();
    await choosing;
    expect(late.picture.readyState).toBe('ended');
  });

  it('of nothing is nothing', async () => {
    const { session, devices, media, wishes } = await inMeeting();
    devices.screen = undefined;
    await session.media.startScreen();
    expect([media.getState().screen.status, wishes()]).toEqual(['off', []]);
  });
});

function selfOf(session: ReturnType<typeof createEngine>['session']) {
  const { selfId } = session.stores.meeting.getState();
  if (!selfId) throw new Error('not in a meeting');
  return selfId;
}
