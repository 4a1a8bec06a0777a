import { describe, expect, it } from 'vitest';
import type { StreamTruth, Truth, WayTruth } from '../link/link.ts';
import { arrivingAt, roundTripBetween, sentBy } from './truth.ts';

const NONE = { rtp: 0, rtcp: 0, stun: 0, dtls: 0, other: 0 };

function stream(change: Partial<StreamTruth>): StreamTruth {
  return {
    ssrc: 1,
    from: '10.77.0.1',
    to: '10.77.0.2',
    payloadType: 102,
    expected: 1_000,
    entered: 1_000,
    left: 1_000,
    lost: 0,
    lostInOutage: 0,
    jitterMs: 1,
    jitterMeanMs: 1,
    jitterMaxMs: 1,
    ...change,
  };
}

function way(streams: readonly StreamTruth[] = [], packets = 0, delaySumMs = 0): WayTruth {
  const counts = {
    entered: NONE,
    left: NONE,
    lost: NONE,
    queueDropped: NONE,
    outageDropped: NONE,
  };
  const delayMs = { packets, p50: 0, p95: 0, p99: 0, max: 0 };
  const spreads = { delayMs, latenessMs: null };
  return { seconds: 1, counts, bursts: {}, delaySumMs, ...spreads, streams: [...streams] };
}

function truth(ways: Readonly<Record<string, Partial<Record<'out' | 'in', WayTruth>>>>): Truth {
  return Object.fromEntries(
    Object.entries(ways).map(([place, own]) => [
      place,
      { unseen: 0, out: way(), in: way(), ...own },
    ]),
  );
}

describe('the truth of a call', () => {
  it('adds up the losses of a stream on every link that it crosses', () => {
    const seen = truth({
      a: { out: way([stream({ lost: 10 })]) },
      turn: { in: way([stream({ lost: 5 })]), out: way([stream({ from: '10.77.0.3', lost: 1 })]) },
      b: { in: way([stream({ lost: 4 })]) },
    });
    expect(sentBy(seen, 'a', new Set())).toMatchObject({
      expected: 1_000,
      lost: 20,
      lossShare: 0.02,
    });
  });

  it('leaves repairs out, and what others sent', () => {
    const repair = stream({ ssrc: 2, payloadType: 103, expected: 50, lost: 50 });
    const foreign = stream({ ssrc: 3, lost: 7 });
    const seen = truth({
      a: { out: way([stream({ lost: 1 }), repair]) },
      b: { out: way([foreign]) },
    });
    expect(sentBy(seen, 'a', new Set([103]))).toMatchObject({ expected: 1_000, lost: 1 });
  });

  it('does not take an outage for loss', () => {
    const seen = truth({ a: { out: way([stream({ lost: 100, lostInOutage: 95 })]) } });
    expect(sentBy(seen, 'a', new Set()).lossShare).toBe(0.005);
  });

  it('tells sound from pictures where they arrive', () => {
    const seen = truth({ b: { in: way([stream({ payloadType: 111, jitterMs: 7 }), stream({})]) } });
    expect(arrivingAt(seen, 'b', new Set()).map(({ kind }) => kind)).toEqual(['audio', 'video']);
  });

  it('adds up the mean delays there and back since the last look', () => {
    const at = (packets: number, sumMs: number) => {
      const used = way([], packets, sumMs);
      return truth({ a: { out: used, in: used }, b: { out: used, in: used } });
    };
    expect(roundTripBetween(at(10, 100), at(20, 300), ['a', 'b'])).toBe(80);
    expect(roundTripBetween(at(10, 100), at(10, 100), ['a', 'b'])).toBeUndefined();
  });
});
