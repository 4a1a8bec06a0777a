import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine, createMemory, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

/** In a meeting, with the background blurred unless told otherwise. `sent` is every picture that went out. */
async function enter({ isBlurred = true, fault = undefined as 'device-failed' | undefined } = {}) {
  const memory = createMemory();
  memory.store.write('settings', JSON.stringify({ name: 'Me', blurBackground: isBlurred }));
  const engine = createEngine(memory);
  engine.blur.fault = fault;
  await engine.session.meeting.join(invitation);
  await settle();
  const cameras = () => engine.devices.live().filter(({ kind }) => kind === 'video');
  return {
    ...engine,
    cameras,
    sending: () => engine.conference().sending.video,
    camera: () => engine.session.stores.media.getState().camera,
  };
}

/** Lets seconds pass, each with so many frames captured and blurred. */
async function pass(engine: Awaited<ReturnType<typeof enter>>, seconds: number, blurred: number) {
  for (let second = 0; second < seconds; second += 1) {
    engine.blur.count.captured += 30;
    engine.blur.count.blurred += blurred;
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

describe('a blurred camera', () => {
  it('sends what came out blurred, and says which device it is', async () => {
    const { sending, blur, cameras, camera } = await enter();
    expect(sending()).toBe(blur.all[0]?.track);
    expect(blur.all[0]?.of).toBe(cameras()[0]);
    expect(camera()).toMatchObject({ status: 'live', deviceId: 'cam-1' });
  });

  it('is opened anew when that changes, and never sends in between what it should not', async () => {
    const { session, sending, blur, cameras } = await enter({ isBlurred: false });
    const [plain] = cameras();
    expect(sending()).toBe(plain);
    session.updateSettings({ blurBackground: true });
    expect(plain?.readyState).toBe('ended');
    await settle();
    expect(sending()).toBe(blur.all[0]?.track);
    session.updateSettings({ blurBackground: false });
    await settle();
    expect(blur.all[0]?.closed).toBe(true);
    expect(sending()).toBe(cameras()[0]);
  });

  it('that was opening unblurred when it was switched on is not sent', async () => {
    const memory = createMemory();
    const engine = createEngine(memory);
    let open = () => {};
    engine.devices.gate = new Promise((resolve) => (open = resolve));
    await engine.session.meeting.join(invitation);
    const sent = new Set<unknown>();
    const undo = engine.session.stores.media.subscribe(() =>
      sent.add(engine.conference().sending.video),
    );
    engine.session.updateSettings({ blurBackground: true });
    open();
    await settle();
    undo();
    sent.delete(null);
    sent.add(engine.conference().sending.video);
    expect([...sent]).toEqual([engine.blur.all[0]?.track]);
  });

  it('that does not come in a minute is refused, its camera is closed, and what comes later is too', async () => {
    const engine = await enter({ isBlurred: false });
    let come = () => {};
    engine.blur.gate = new Promise((resolve) => (come = resolve));
    engine.session.updateSettings({ blurBackground: true });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(engine.camera().status).toBe('starting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(engine.camera()).toMatchObject({ fault: { code: 'blur-failed' } });
    expect(engine.cameras()).toEqual([]);
    come();
    await settle();
    expect(engine.blur.all.map(({ closed }) => closed)).toEqual([true]);
    expect(engine.sending()).toBeNull();
  });

  it('stays blurred when it is switched off and on, or another is chosen', async () => {
    const { session, sending, blur, cameras } = await enter();
    await session.media.setCamera(false);
    expect(cameras()).toEqual([]);
    expect(blur.all[0]?.closed).toBe(true);
    await session.media.setCamera(true);
    await session.media.choose('camera', 'cam-2');
    expect(cameras()).toMatchObject([{ deviceId: 'cam-2' }]);
    expect(sending()).toBe(blur.all.at(-1)?.track);
    expect(blur.all.filter(({ closed }) => !closed)).toHaveLength(1);
  });

  it('is measured by what the camera gives, whatever comes out', async () => {
    const engine = await enter();
    const ada = someMember('ada');
    engine.line().says('member:joined', { member: ada });
    engine.conference().link(ada.memberId, 'connected');
    await pass(engine, 4, 20);
    const { device } = engine.session.stores.quality.getState().ticks.at(-1) ?? {};
    expect(device?.capturedFramesPerSecond).toBeCloseTo(30);
  });

  it('that is pulled out is replaced by another, blurred', async () => {
    const { devices, cameras, sending, blur, kinds } = await enter();
    devices.lists.camera.shift();
    cameras()[0]?.breakAway();
    await settle();
    expect(cameras()).toMatchObject([{ deviceId: 'cam-2' }]);
    expect(sending()).toBe(blur.all.at(-1)?.track);
    expect(kinds()).toContain('device');
  });
});

describe('a blur that cannot be begun or breaks', () => {
  it('keeps the camera off and says why, and the person chooses', async () => {
    const { session, sending, cameras, camera, blur } = await enter({ fault: 'device-failed' });
    expect(camera()).toMatchObject({ status: 'failed', wanted: true });
    expect(camera().fault?.code).toBe('blur-failed');
    expect(sending()).toBeNull();
    expect(cameras()).toEqual([]);
    await session.media.retry('camera');
    expect(sending()).toBeNull();
    blur.fault = undefined;
    await session.media.retry('camera');
    expect(sending()).toBe(blur.all[0]?.track);
  });

  it('sends the plain picture when the person says so', async () => {
    const { session, sending, cameras } = await enter({ fault: 'device-failed' });
    session.updateSettings({ blurBackground: false });
    await settle();
    expect(sending()).toBe(cameras()[0]);
  });

  it('while it runs closes the camera at once', async () => {
    const { blur, sending, cameras, camera } = await enter();
    blur.all[0]?.break();
    expect(cameras()).toEqual([]);
    await settle();
    expect(sending()).toBeNull();
    expect(camera().fault?.code).toBe('blur-failed');
  });

  it('and so does one out of which nothing comes', async () => {
    const engine = await enter();
    await pass(engine, 9, 0);
    expect(engine.camera().fault?.code).toBe('blur-failed');
    expect(engine.sending()).toBeNull();
  });
});

describe('a machine that cannot keep up', () => {
  it('gives up the blur, says so, and goes on sending', async () => {
    const engine = await enter();
    await pass(engine, 8, 10);
    expect(engine.kinds()).not.toContain('blur-off');
    await pass(engine, 1, 10);
    expect(engine.kinds()).toContain('blur-off');
    expect(engine.session.stores.settings.getState().blurBackground).toBe(false);
    expect(engine.sending()).toBe(engine.cameras()[0]);
  });

  it('that keeps up blurs for good, and nothing runs on after leaving', async () => {
    const engine = await enter();
    await pass(engine, 60, 25);
    expect(engine.kinds()).not.toContain('blur-off');
    const left = engine.session.meeting.leave();
    await vi.advanceTimersByTimeAsync(1_000);
    await left;
    expect(vi.getTimerCount()).toBe(0);
    expect(engine.blur.all.every(({ closed }) => closed)).toBe(true);
  });
});
