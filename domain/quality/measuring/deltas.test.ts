import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connection, inbound, outbound } from '../../../test/fakes/counters.ts';
import { differ } from './deltas.ts';

const pair = (totalRoundTripMs: number, responsesReceived: number, pairId = 'pair-1') => ({
  pairId,
  totalRoundTripMs,
  responsesReceived,
});

describe('loss', () => {
  it('takes retransmissions out of what was expected and keeps the loss they repaired', () => {
    const delta = differ(
      connection(0, [inbound({})]),
      connection(1_000, [
        inbound({ packetsReceived: 105, retransmittedPacketsReceived: 5, packetsLost: 5 }),
      ]),
    );
    expect(delta?.inbound[0]).toMatchObject({ expected: 105, lost: 5, received: 105 });
  });

  it('takes back a loss when the late packet comes', () => {
    const delta = differ(
      connection(0, [inbound({ packetsReceived: 90, packetsLost: 10 })]),
      connection(1_000, [inbound({ packetsReceived: 150, packetsLost: 0 })]),
    );
    expect(delta?.inbound[0]).toMatchObject({ expected: 50, lost: -10 });
  });

  it('reordering alone sums up to nothing once the late packets are in', () => {
    const order = fc.integer({ min: 2, max: 120 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index),
        { minLength: count },
      ),
    );
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 30 }), (arrivals, perLook) => {
        let last = connection(0, [inbound({})]);
        let highest = -1;
        let [lost, expected] = [0, 0];
        arrivals.forEach((sequence, index) => {
          highest = Math.max(highest, sequence);
          const received = index + 1;
          if (received % perLook !== 0 && received !== arrivals.length) return;
          const next = connection(received, [
            inbound({ packetsReceived: received, packetsLost: highest + 1 - received }),
          ]);
          const [delta] = differ(last, next)?.inbound ?? [];
          lost += delta?.lost ?? 0;
          expected += delta?.expected ?? 0;
          last = next;
        });
        expect([lost, expected]).toEqual([0, arrivals.length]);
      }),
    );
  });
});

describe('a stream', () => {
  it('begins at its first sight, with nothing of what it counted before', () => {
    const delta = differ(
      connection(0, []),
      connection(1_000, [inbound({ packetsReceived: 5_000, packetsLost: 900 })]),
    );
    expect(delta?.inbound).toEqual([]);
    expect(delta?.begun).toHaveLength(1);
  });

  it('begins anew when its counters fall back', () => {
    for (const change of [
      { packetsReceived: 10 },
      { packetsReceived: 1_000, packetsLost: 99 },
      { packetsReceived: 1_000, packetsLost: 600, bytesReceived: 1 },
    ]) {
      const before = inbound({ packetsReceived: 900, packetsLost: 600, bytesReceived: 50 });
      const delta = differ(
        connection(0, [before]),
        connection(1_000, [inbound({ ...before, ...change })]),
      );
      expect(delta?.inbound).toEqual([]);
      expect(delta?.begun).toHaveLength(1);
    }
  });

  it('has unknown figures where a counter is missing on either side', () => {
    const delta = differ(
      connection(0, [inbound({ bytesReceived: undefined })]),
      connection(1_000, [inbound({ framesDecoded: undefined })]),
    );
    expect(delta?.inbound[0]).toMatchObject({ bytes: undefined, frames: undefined });
  });
});

describe('a span', () => {
  it('is none between the same statistics, backwards, or over a suspended machine', () => {
    for (const atMs of [1_000, 500, 4_001]) {
      expect(differ(connection(1_000, []), connection(atMs, []))).toBeUndefined();
    }
    expect(differ(connection(1_000, []), connection(4_000, []))?.spanMs).toBe(3_000);
  });
});

describe('the round trip', () => {
  const between = (...[before, now]: ReturnType<typeof pair>[]) =>
    differ(connection(0, [], before), connection(1_000, [], now))?.roundTripMs;

  it('is the mean of the answers in the span', () => {
    expect(between(pair(100, 10), pair(160, 12))).toBe(30);
  });

  it('is unknown without an answer, and when another pair or another life of it began', () => {
    expect(between(pair(100, 10), pair(100, 10))).toBeUndefined();
    expect(between(pair(100, 10), pair(160, 12, 'pair-2'))).toBeUndefined();
    expect(between(pair(100, 10), pair(10, 1))).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('has no camera figures when the camera was changed in the span', () => {
    const source = {
      sourceId: 'SV1',
      frames: 900,
      soundMs: 900,
      soundEnergy: 1,
      width: 1_280,
      height: 720,
    };
    const delta = differ(
      connection(0, [], undefined, [outbound({ framesEncoded: 10, source })]),
      connection(1_000, [], undefined, [
        outbound({ framesEncoded: 40, source: { ...source, sourceId: 'SV2', frames: 20 } }),
      ]),
    );
    expect(delta?.outbound[0]).toMatchObject({
      framesEncoded: 30,
      sourceFrames: undefined,
      sourceSoundMs: undefined,
    });
  });
});
