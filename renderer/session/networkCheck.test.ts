import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECK_SECONDS, LOOP_END } from '../../domain/quality/showing/check.ts';
import { fail, ok } from '../../domain/reply.ts';
import { seconds, setUpCheck as setUp, START_MS, track, TURN } from '../../test/fakes/checking.ts';

beforeEach(() => void vi.useFakeTimers({ now: START_MS }));
afterEach(() => void vi.useRealTimers());

describe('a network check', () => {
  it('through the relay says what the network did, and is kept with its seconds', async () => {
    const { check, state, archive, loops, seen } = setUp({ ice: ok(TURN) });
    check.start({ origin: 'https://other.example', fingerprint: undefined });
    await seconds(CHECK_SECONDS + 3);
    const { last } = state();
    expect(seen.places).toEqual(['https://other.example']);
    expect(loops[0]?.needs.iceServers).toEqual([TURN.iceServers[1]]);
    expect(state().secondsDone).toBeUndefined();
    expect(last).toMatchObject({
      callId: 'id-of-the-check',
      kind: 'check',
      startedAtMs: START_MS,
      state: 'closed',
      check: {
        path: 'relay',
        service: { asked: 5, answered: 5, medianMs: 10, worstMs: 10 },
        device: { picture: 'synthetic', width: 1_280, height: 720, isOverloaded: false },
      },
    });
    expect(last?.figures?.loss).toMatchObject({ verdict: 'not-enough-data', bad: 0 });
    expect(last?.figures?.loss.total).toBeGreaterThan(1_900);
    // Of the round trip through the loop, half is the way to the relay and back.
    expect(Math.round(last?.figures?.delay.value ?? 0)).toBe(20);
    expect(await archive.get('id-of-the-check')).toEqual(last);
    expect(await archive.ticks('id-of-the-check')).toHaveLength(CHECK_SECONDS);
  });

  it('finds a network that loses packets', async () => {
    const { check, state } = setUp({ ice: ok(TURN), trace: { lossPercent: 2 } });
    check.start();
    await seconds(CHECK_SECONDS + 3);
    expect(state().last?.figures?.loss.verdict).toBe('breached');
  });

  it('without a relay measures this device and claims nothing of the network', async () => {
    const { check, state, archive, loops } = setUp({ trace: { lossPercent: 5, encodeMs: 60 } });
    check.start();
    await seconds(CHECK_SECONDS + 3);
    const { last } = state();
    expect(loops[0]?.needs.iceServers).toEqual([]);
    expect(last?.check).toMatchObject({ path: 'local', device: { isOverloaded: true } });
    const { loss, jitter, delay, hd } = last?.figures ?? {};
    expect([loss?.total, jitter?.total, delay?.total]).toEqual([0, 0, 0]);
    expect(hd?.total).toBeGreaterThan(3);
    const [tick] = await archive.ticks('id-of-the-check');
    expect(tick?.samples[0]).toMatchObject({ memberId: LOOP_END, jitterMs: undefined });
  });

  it('says when the relay cannot be reached', async () => {
    const { check, state, loops } = setUp({ ice: ok(TURN), trace: { connects: false } });
    check.start();
    await seconds(10);
    expect(state().last).toMatchObject({
      figures: undefined,
      check: { path: 'relay-unreachable', device: undefined },
    });
    expect(loops[0]?.closed).toBe(true);
  });

  it('takes an older service for one without a relay, and tells of one that does not answer', async () => {
    const older = setUp({ ice: fail('not-found') });
    older.check.start();
    await seconds(CHECK_SECONDS + 3);
    expect(older.state().last?.check?.path).toBe('local');
    const gone = setUp({ ice: fail('service-unreachable') });
    gone.check.start();
    await seconds(1);
    expect(gone.state()).toMatchObject({
      secondsDone: undefined,
      fault: { code: 'service-unreachable' },
      last: undefined,
    });
  });

  it('says how long the service takes to answer, at worst too, and whether it did', async () => {
    const slow = setUp({ answers: ['slow', 'well', 'slow', 'well'] });
    slow.check.start();
    await seconds(CHECK_SECONDS + 3);
    expect(slow.state().last?.check?.service).toMatchObject({ medianMs: 10, worstMs: 90 });
    const partly = setUp({ answers: ['well', 'well', 'no'] });
    partly.check.start();
    await seconds(CHECK_SECONDS + 3);
    expect(partly.state().last?.check?.service).toMatchObject({ asked: 2, answered: 1 });
  });
});

describe('what a check sends', () => {
  it('is the open camera and microphone, which stay open', async () => {
    const { check, state, sources, loops, seen } = setUp();
    sources.camera.track = track('video');
    sources.microphone.track = track('audio');
    check.start();
    await seconds(CHECK_SECONDS + 3);
    expect(loops[0]?.needs.tracks).toEqual({
      audio: sources.microphone.track,
      video: sources.camera.track,
    });
    expect(seen.testMedia).toBe(0);
    expect(sources.camera.track.stop).not.toHaveBeenCalled();
    expect(state().last?.check?.device?.picture).toBe('camera');
  });

  it('follows what the person switches on meanwhile, and ends with its own media', async () => {
    const { check, sources, changed, loops, seen, listeners } = setUp();
    check.start();
    await seconds(3);
    sources.camera.track = track('video');
    changed();
    expect(loops[0]?.sent).toContainEqual(['video', sources.camera.track]);
    await seconds(CHECK_SECONDS);
    expect([seen.testMedia, seen.closedTestMedia]).toEqual([1, 1]);
    expect(listeners.size).toBe(0);
  });
});

describe('one check at a time', () => {
  it('runs, and none beside a meeting', async () => {
    const { check, stores, loops } = setUp();
    check.start();
    await seconds(2);
    check.start();
    await seconds(2);
    expect(loops).toHaveLength(1);
    check.stop();
    stores.meeting.setState({ phase: { at: 'in' } });
    check.start();
    await seconds(2);
    expect(loops).toHaveLength(1);
  });

  it('ends at once and without a trace when it is stopped, or when a meeting is entered', async () => {
    for (const way of ['stop', 'join'] as const) {
      const { check, stores, state, archive, loops } = setUp();
      check.start();
      await seconds(5);
      expect(state().secondsDone).toBeGreaterThan(2);
      if (way === 'stop') check.stop();
      else stores.meeting.setState({ phase: { at: 'joining' } });
      expect(loops[0]?.closed).toBe(true);
      expect(state().secondsDone).toBeUndefined();
      await seconds(CHECK_SECONDS * 3);
      expect(state().last).toBeUndefined();
      expect(await archive.list()).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe('the last check', () => {
  it('is found again after a reload', async () => {
    const { check, state, archive } = setUp();
    check.start();
    await seconds(CHECK_SECONDS + 3);
    const { last } = state();
    const later = setUp();
    if (last) await later.archive.put(last);
    await later.archive.put({
      callId: 'a call',
      kind: 'call',
      room: undefined,
      startedAtMs: START_MS + 1,
      endedAtMs: START_MS + 2,
      state: 'closed',
      people: {},
      figures: undefined,
      outage: undefined,
    });
    await later.check.recall();
    expect(later.state().last).toEqual(last);
    expect(await archive.list()).toHaveLength(1);
  });
});
