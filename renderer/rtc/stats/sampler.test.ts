import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../../domain/ids.ts';
import type { Look } from '../../../domain/quality/measuring/looks.ts';
import { createClock } from '../../platform/clock.ts';
import { startSampler, type StatsConnection } from './sampler.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The statistics' clock is ahead of the page's by this much. */
const AHEAD_MS = 1_000_000;

function setUp() {
  const clock = createClock(globalThis);
  const life = new AbortController();
  const connections: StatsConnection[] = [];
  const rounds: (readonly Look[])[] = [];
  const asked: [string, number][] = [];
  const startedMs = clock.monotonic();
  const connect = (id: string, answer: () => Promise<void> = async () => {}) => {
    connections.push({
      connectionId: id,
      people: [id as MemberId],
      personOf: () => id as MemberId,
      getStats: async () => {
        asked.push([id, clock.monotonic() - startedMs]);
        const timestamp = clock.monotonic() + AHEAD_MS;
        await answer();
        const entry = { id: 'a', type: 'inbound-rtp', kind: 'audio', ssrc: 1, timestamp };
        return new Map([['a', { ...entry, packetsReceived: 1 }]]);
      },
    });
  };
  startSampler({
    connections: () => connections,
    clock,
    onRound: (looks) => rounds.push(looks),
    signal: life.signal,
  });
  const ids = () => rounds.map((looks) => looks.map(({ connectionId }) => connectionId));
  return { connect, connections, rounds, asked, ids, life, clock };
}

const slow = (waitMs: number) => () =>
  new Promise<void>((resolve) => void setTimeout(resolve, waitMs));

describe('a sampler', () => {
  it('looks at every connection once a second', async () => {
    const { connect, ids, asked } = setUp();
    connect('a');
    connect('b');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ids()).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(asked).toHaveLength(6);
  });

  it('goes on in seconds without any connection', async () => {
    const { rounds } = setUp();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rounds).toEqual([[], []]);
  });

  it('spreads many over the second', async () => {
    const { connect, asked, ids } = setUp();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) connect(id);
    await vi.advanceTimersByTimeAsync(1_950);
    expect(asked.map(([, atMs]) => Math.round(atMs))).toEqual([
      1_000, 1_100, 1_200, 1_300, 1_400, 1_500, 1_600, 1_700,
    ]);
    expect(ids()).toHaveLength(1);
    expect(ids()[0]).toHaveLength(8);
  });

  it('never asks a connection again before it has answered, and does not keep the others waiting', async () => {
    const { connect, asked, ids } = setUp();
    connect('slow', slow(1_500));
    connect('quick');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(asked.filter(([id]) => id === 'slow').map(([, atMs]) => Math.round(atMs))).toEqual([
      1_000, 3_000,
    ]);
    expect(ids().slice(0, 3)).toEqual([['quick'], ['quick'], ['slow', 'quick']]);
  });

  it('passes over a connection that is being closed', async () => {
    const { connect, ids } = setUp();
    connect('gone', () => Promise.reject(new Error('closed')));
    connect('here');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ids()).toEqual([['here']]);
  });

  it("puts the statistics' time on the page's clock, by the quickest answer", async () => {
    const { connect, rounds, clock } = setUp();
    let waitMs = 0;
    connect('a', () => slow(waitMs)());
    await vi.advanceTimersByTimeAsync(1_000);
    waitMs = 300;
    await vi.advanceTimersByTimeAsync(1_400);
    const [look] = rounds[1] ?? [];
    expect(Math.abs((look?.takenAtMs ?? 0) - (clock.monotonic() - 400))).toBeLessThan(5);
  });

  it('ends with its signal', async () => {
    const { connect, life, rounds } = setUp();
    for (const id of ['a', 'b', 'c', 'd', 'e']) connect(id);
    await vi.advanceTimersByTimeAsync(1_100);
    life.abort();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rounds).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
