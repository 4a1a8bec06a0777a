import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../domain/reply.ts';
import { seconds, setUpCheck as setUp, START_MS, track, TURN } from '../../test/fakes/checking.ts';

beforeEach(() => void vi.useFakeTimers({ now: START_MS }));
afterEach(() => void vi.useRealTimers());

describe('a test call', () => {
  it('goes both ways through the relay, in three parts, and is kept with what was heard', async () => {
    const { check, state, loops, seen, sources, world, archive } = setUp({ ice: ok(TURN) });
    sources.microphone.track = track('audio');
    check.call();
    await seconds(1);
    expect(loops.map(({ needs }) => needs.iceServers)).toEqual([
      [TURN.iceServers[1]],
      [TURN.iceServers[1]],
    ]);
    expect([state().stage, seen.answered]).toEqual(['voice', 1]);
    expect(check.streams()).toEqual({ far: loops[1]?.received, mine: loops[0]?.received });
    await seconds(4);
    expect(state().stage).toBe('speak');
    world.levelAtFarEnd = 0.2;
    await seconds(1);
    await seconds(3);
    expect(state().stage).toBe('back');
    await seconds(10);
    expect(state()).toMatchObject({ secondsDone: undefined, stage: undefined });
    expect(state().last?.check).toMatchObject({ path: 'relay', call: { microphone: 'heard' } });
    expect([seen.closedFarEnds, ...loops.map(({ closed }) => closed)]).toEqual([1, true, true]);
    expect(check.streams()).toBeUndefined();
    await check.noteVoice(true);
    expect((await archive.list(1))[0]?.check?.call).toEqual({
      microphone: 'heard',
      voiceHeard: true,
    });
  });

  it('hears a person only while it listens to them, and knows a microphone that is off', async () => {
    const open = setUp({ levelAtFarEnd: 0.2 });
    open.sources.microphone.track = track('audio');
    open.check.call();
    await seconds(3);
    open.world.levelAtFarEnd = 0;
    await seconds(20);
    expect(open.state().last?.check?.call).toEqual({ microphone: 'silent' });
    const off = setUp({ levelAtFarEnd: 0.2 });
    off.check.call();
    await seconds(20);
    expect(off.state().last?.check?.call).toEqual({ microphone: 'off' });
  });

  it('ends with everything when it is stopped, and says nothing then', async () => {
    const { check, state, loops, seen } = setUp();
    check.call();
    await seconds(3);
    check.stop();
    await seconds(1);
    expect(state()).toMatchObject({ stage: undefined, last: undefined });
    expect([seen.closedFarEnds, loops.every(({ closed }) => closed)]).toEqual([1, true]);
    expect(vi.getTimerCount()).toBe(0);
    await check.noteVoice(true);
    expect(state().last).toBeUndefined();
  });
});
