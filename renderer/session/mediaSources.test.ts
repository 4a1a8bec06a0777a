import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { createEngine, invitation } from '../../test/fakes/engine.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

async function enter() {
  const engine = createEngine();
  await engine.session.meeting.join(invitation);
  await settle();
  return engine;
}

describe('what is done to the sound', () => {
  const original = { ...DEFAULT_SETTINGS.soundProcessing, original: true };
  const wishes = ({ devices }: ReturnType<typeof createEngine>) =>
    devices.wishes.filter(({ kind }) => kind === 'microphone');

  it('is asked of the microphone as it is remembered', async () => {
    const engine = await enter();
    expect(wishes(engine)).toMatchObject([
      { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    ]);
  });

  it('changes while talking: what is sent then is the microphone opened anew', async () => {
    const engine = await enter();
    engine.session.updateSettings({ soundProcessing: original });
    await settle();
    expect(wishes(engine).at(-1)).toMatchObject({
      echoCancellation: false,
      autoGainControl: false,
      channelCount: 2,
    });
    const open = engine.devices.live().filter(({ kind }) => kind === 'audio');
    expect(open).toEqual([engine.conference().sending.audio]);
    expect(open[0]?.contentHint).toBe('music');
    engine.session.updateSettings({ soundProcessing: DEFAULT_SETTINGS.soundProcessing });
    await settle();
    expect(engine.conference().sending.audio?.contentHint).toBe('');
  });

  it('opens nothing before somebody needs it, and nothing anew for other settings', async () => {
    const engine = createEngine();
    engine.session.updateSettings({ soundProcessing: original });
    await settle();
    expect(engine.devices.tracks).toEqual([]);
    await engine.session.meeting.join(invitation);
    await settle();
    engine.session.updateSettings({ name: 'Ada' });
    await settle();
    expect(wishes(engine)).toHaveLength(1);
  });
});
