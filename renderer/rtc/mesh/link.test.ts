import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, early, late, meshOverFakes, offer } from '../../../test/fakes/mesh.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the end that offers', () => {
  it('restarts ICE of a path that stays disconnected, then takes a fresh peer with a higher number', async () => {
    const { conference, peers, states, last, said } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    last().options.onState('disconnected');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(peers[0]?.restarts).toBe(1);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(peers).toHaveLength(2);
    expect(peers[0]?.closed).toBe(true);
    last().options.onSignal(offer);
    expect(said.at(-1)?.[1].link).toBe(2);
    last().options.onState('connected');
    expect(states.map(([, state]) => state)).toEqual([
      'connecting',
      'connected',
      'recovering',
      'connected',
    ]);
  });

  it('keeps the picture of a broken peer, and shows none from its end until the fresh one is up', async () => {
    const { conference, peers, last, media } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    last().options.onState('disconnected');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(conference.streamOf(late.memberId)).toBe(peers[0]?.stream);
    const before = media.length;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(peers).toHaveLength(2);
    expect(conference.streamOf(late.memberId)).toBeUndefined();
    expect(media.length).toBe(before + 1);
    last().options.onState('connected');
    expect(conference.streamOf(late.memberId)).toBe(peers[1]?.stream);
    expect(media.length).toBe(before + 2);
  });

  it('shows nothing of a peer that closed by itself', () => {
    const { conference, last, media } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    const before = media.length;
    last().options.onState('closed');
    expect(conference.streamOf(late.memberId)).toBeUndefined();
    expect(media.length).toBe(before + 1);
  });

  it('sends its picture over a fresh peer as over the one before, once that is up', async () => {
    const { conference, last, peers } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    expect(last().plans).toEqual([]);
    const plan = {
      lines: 360,
      scaleDownBy: 2,
      maxBitrate: 700_000,
      heldBackBy: undefined,
    } as const;
    conference.setPicturePlan(late.memberId, plan);
    expect(last().plans).toEqual([plan]);
    last().options.onState('closed');
    await vi.advanceTimersByTimeAsync(250);
    expect(peers).toHaveLength(2);
    expect(last().plans).toEqual([]);
    last().options.onState('connected');
    expect(last().plans).toEqual([plan]);
  });

  it('replaces its peer when asked to, but not one it has only just made', async () => {
    const { conference, hear, peers } = meshOverFakes();
    conference.setRemotes([late]);
    hear(late, 1, { type: 'relink' });
    expect(peers).toHaveLength(1);
    peers[0]?.options.onState('connected');
    hear(late, 1, { type: 'relink' });
    expect(peers).toHaveLength(2);
  });

  it('goes above the number the far side has seen', async () => {
    const { conference, hear, last, said } = meshOverFakes();
    conference.setRemotes([late]);
    await vi.advanceTimersByTimeAsync(1_500);
    hear(late, 7, { type: 'relink' });
    last().options.onSignal(offer);
    expect(said.at(-1)?.[1].link).toBe(8);
  });

  it('restarts ICE when asked to', () => {
    const { conference, hear, last } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    hear(late, 1, { type: 'restart' });
    expect(last().restarts).toBe(1);
  });

  it('makes a place for the far side’s screen when asked to, on the peer that was meant', () => {
    const { conference, hear, last } = meshOverFakes();
    conference.setRemotes([late]);
    hear(late, 1, { type: 'screen' });
    hear(late, 2, { type: 'screen' });
    expect(last().screens).toBe(1);
  });

  it('negotiates again when asked to, on the peer that was meant', () => {
    const { conference, hear, last } = meshOverFakes();
    conference.setRemotes([late]);
    hear(late, 1, { type: 'renegotiate' });
    hear(late, 2, { type: 'renegotiate' });
    expect(last().renegotiations).toBe(1);
  });

  it('tries at once when the network comes back', () => {
    const { conference, last, hint } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onState('connected');
    last().options.onState('disconnected');
    hint();
    expect(last().restarts).toBe(1);
  });

  it('hears only its present peer', () => {
    const { conference, hear, peers, said, states } = meshOverFakes();
    conference.setRemotes([late]);
    peers[0]?.options.onState('connected');
    hear(late, 1, { type: 'relink' });
    const before = [said.length, states.length];
    peers[0]?.options.onSignal(offer);
    peers[0]?.options.onState('failed');
    expect([said.length, states.length]).toEqual(before);
  });

  it('never takes an offer, and survives what does not parse', () => {
    const { conference, hear, last } = meshOverFakes();
    conference.setRemotes([late]);
    hear(late, 1, offer);
    hear(late, 1, { type: 'offer', sdp: 7 });
    hear(late, 1, 'nonsense');
    hear(late, 1, answer);
    expect(last().heard).toEqual([answer]);
  });

  it('tries again when the browser refuses a connection', async () => {
    const { conference, peers, states } = meshOverFakes({ refusePeers: true });
    conference.setRemotes([late]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(peers).toEqual([]);
    expect(states.at(-1)).toEqual(['z', 'connecting']);
  });
});

describe('the end that answers', () => {
  it('follows a higher number and ignores a lower one', () => {
    const { conference, hear, peers } = meshOverFakes();
    conference.setRemotes([early]);
    hear(early, 3, offer);
    hear(early, 2, offer);
    expect(peers).toHaveLength(1);
    hear(early, 4, offer);
    expect(peers.map(({ closed }) => closed)).toEqual([true, false]);
    hear(early, 3, { type: 'candidate', candidate: { candidate: 'old' } });
    expect(peers[1]?.heard).toEqual([offer]);
  });

  it('asks when no offer comes, and again', async () => {
    const { conference, said } = meshOverFakes();
    conference.setRemotes([early]);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(said).toEqual([
      ['a', { link: 1, data: { type: 'relink' } }],
      ['a', { link: 1, data: { type: 'relink' } }],
    ]);
  });

  it('asks for a restart first and for a fresh peer later', async () => {
    const { conference, hear, last, said } = meshOverFakes();
    conference.setRemotes([early]);
    hear(early, 1, offer);
    last().options.onState('connected');
    last().options.onState('disconnected');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(said.map(([, signal]) => signal.data)).toEqual([
      { type: 'restart' },
      { type: 'relink' },
    ]);
  });
});
