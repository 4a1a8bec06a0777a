import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine, createMemory, invitation } from '../../test/fakes/engine.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function enter({ muted = true, memory = createMemory() } = {}) {
  const engine = createEngine(memory);
  await engine.session.meeting.join(invitation);
  await vi.advanceTimersByTimeAsync(0);
  if (muted) await engine.session.media.setMicrophone(false);
  const open = () => engine.devices.live().filter(({ kind }) => kind === 'audio');
  const hints = () => engine.kinds().filter((kind) => kind === 'muted').length;
  return { ...engine, open, hints };
}

describe('the hint to who is muted', () => {
  it('comes while they speak, once, and goes when they unmute', async () => {
    const { session, world, hints } = await enter();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(hints()).toBe(0);
    world.level = 0.2;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(hints()).toBe(1);
    await session.media.setMicrophone(true);
    expect(hints()).toBe(0);
  });

  it('goes by itself, and stays away when it was put away', async () => {
    const { session, world, hints } = await enter();
    world.level = 0.2;
    await vi.advanceTimersByTimeAsync(2_000);
    const [notice] = session.stores.notices.getState().notices;
    session.dismissNotice(notice?.id ?? 0);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(hints()).toBe(0);
    await session.media.setMicrophone(true);
    await session.media.setMicrophone(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(hints()).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(hints()).toBe(0);
  });

  it('does not come to who is heard', async () => {
    const { world, hints, open } = await enter({ muted: false });
    world.level = 0.2;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(hints()).toBe(0);
    expect(open()).toHaveLength(1);
  });
});

describe('what is listened to', () => {
  it('is a copy that is never sent, while muted and no longer', async () => {
    const { session, open, conference } = await enter();
    const [sent, copy] = open();
    expect(conference().sending.audio).toBe(sent);
    expect([sent?.enabled, copy?.enabled]).toEqual([false, true]);
    await session.media.setMicrophone(true);
    expect(open()).toEqual([sent]);
  });

  it('opens no microphone that was not open', async () => {
    const memory = createMemory();
    const startWith = { microphone: false, camera: false };
    memory.store.write('settings', JSON.stringify({ name: 'Me', startWith }));
    const { open, world, hints } = await enter({ memory, muted: false });
    world.level = 0.2;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(open()).toEqual([]);
    expect(hints()).toBe(0);
  });

  it('follows the device, and closes with it', async () => {
    const { open, devices, session } = await enter();
    devices.lists.microphone.push({ deviceId: 'mic-2', label: 'Desk microphone' });
    await session.media.lookForDevices();
    await session.media.choose('microphone', 'mic-2');
    expect(open().map(({ deviceId }) => deviceId)).toEqual(['mic-2', 'mic-2']);
    devices.lists.microphone.length = 0;
    open().forEach((track) => track.breakAway());
    await vi.advanceTimersByTimeAsync(0);
    expect(open()).toEqual([]);
  });

  it('is closed at once when the person leaves', async () => {
    const { open, session } = await enter();
    expect(open()).toHaveLength(2);
    const left = session.meeting.leave();
    expect(open()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await left;
    expect(vi.getTimerCount()).toBe(0);
  });
});
