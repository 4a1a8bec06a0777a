import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { early, end, late, meshOverFakes, offer } from '../../../test/fakes/mesh.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a mesh', () => {
  it('offers to members with a larger id and waits for those with a smaller one', () => {
    const { conference, peers } = meshOverFakes();
    conference.setRemotes([early, late]);
    expect(peers.map(({ options }) => options.initiator)).toEqual([true]);
  });

  it('numbers what it says', () => {
    const { conference, last, said } = meshOverFakes();
    conference.setRemotes([late]);
    last().options.onSignal(offer);
    expect(said).toEqual([['z', { link: 1, data: offer }]]);
  });

  it('keeps connections of members who stay, whatever else changes', () => {
    const { conference, peers } = meshOverFakes();
    conference.setRemotes([late]);
    conference.setRemotes([early, late]);
    conference.setRemotes([late]);
    expect(peers).toHaveLength(1);
    expect(peers[0]?.closed).toBe(false);
  });

  it('connects a reloaded member anew, from number one', () => {
    const { conference, peers, last, said } = meshOverFakes();
    conference.setRemotes([late]);
    conference.setRemotes([end('z', '2')]);
    expect(peers.map(({ closed }) => closed)).toEqual([true, false]);
    last().options.onSignal(offer);
    expect(said.at(-1)?.[1].link).toBe(1);
  });

  it('goes on counting when the same life comes back', () => {
    const { conference, last, said } = meshOverFakes();
    conference.setRemotes([late]);
    conference.setRemotes([]);
    conference.setRemotes([late]);
    last().options.onSignal(offer);
    expect(said.at(-1)?.[1].link).toBe(2);
  });

  it('gives every peer what is sent, now and later', async () => {
    const { conference, peers } = meshOverFakes();
    const [voice, picture] = [{ id: 'v' }, { id: 'p' }] as MediaStreamTrack[];
    await conference.setTrack('audio', voice ?? null);
    conference.setRemotes([late]);
    expect(peers[0]?.options.tracks).toEqual({ audio: voice, video: null });
    await conference.setTrack('video', picture ?? null);
    expect(peers[0]?.sent).toEqual([['video', picture]]);
  });

  it('keeps an offer that comes before its sender is known', () => {
    const { conference, hear, last } = meshOverFakes();
    hear(early, 1, offer);
    hear(early, 1, { type: 'candidate', candidate: { candidate: 'c' } });
    conference.setRemotes([early]);
    expect(last().heard.map(({ type }) => type)).toEqual(['offer', 'candidate']);
  });

  it('does not take an offer of an earlier life for the present one', () => {
    const { conference, hear, peers } = meshOverFakes();
    hear(end('a', 'old'), 1, offer);
    conference.setRemotes([early]);
    expect(peers).toEqual([]);
  });

  it('talks with the person it is told to, and passes on what they say', () => {
    const { conference, last, told } = meshOverFakes();
    conference.setRemotes([late]);
    conference.tell(late.memberId, 'hello');
    conference.tell(early.memberId, 'nobody there');
    last().options.onTold('hello too');
    expect(last().told).toEqual(['hello']);
    expect(told).toEqual([['z', 'hello too']]);
  });

  it('has one connection to look at for each person, a new one for each new attempt', async () => {
    const { conference, last } = meshOverFakes();
    conference.setRemotes([early, late]);
    const [first] = conference.connections();
    expect(conference.connections()).toHaveLength(1);
    expect(first?.people).toEqual(['z']);
    expect(await first?.getStats()).toBeDefined();
    last().options.onState('connected');
    last().options.onState('closed');
    expect(conference.connections()).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(conference.connections()[0]?.connectionId).not.toBe(first?.connectionId);
  });

  it('leaves nothing behind when it is closed, twice if need be', () => {
    const { conference, peers, receivers, hints, states } = meshOverFakes();
    conference.setRemotes([early, late]);
    states.length = 0;
    conference.close();
    conference.close();
    expect(peers.every(({ closed }) => closed)).toBe(true);
    expect([receivers.size, hints.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
    peers[0]?.options.onState('connected');
    expect(states).toEqual([]);
    expect(conference.streamOf(late.memberId)).toBeUndefined();
    expect(conference.connections()).toEqual([]);
  });
});
