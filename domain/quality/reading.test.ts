import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboundCounters, LinkCounters, RoundTripCounters } from './counters.ts';
import { addSample } from './history.ts';
import { readLink } from './reading.ts';

function stream(change: Partial<InboundCounters>): InboundCounters {
  return {
    streamId: 'audio-1',
    kind: 'audio',
    packetsReceived: 0,
    retransmittedPacketsReceived: 0,
    packetsLost: 0,
    bytesReceived: 0,
    jitterMs: undefined,
    framesDecoded: undefined,
    frameWidth: undefined,
    frameHeight: undefined,
    ...change,
  };
}

function sample(
  atMs: number,
  inbound: readonly InboundCounters[],
  roundTrip?: RoundTripCounters,
): LinkCounters {
  return { atMs, inbound, roundTrip };
}

const pair = (totalRoundTripMs: number, responsesReceived: number, pairId = 'pair-1') => ({
  pairId,
  totalRoundTripMs,
  responsesReceived,
});

describe('loss', () => {
  it('takes retransmissions out of what was expected and keeps the loss they repaired', () => {
    const reading = readLink([
      sample(0, [stream({})]),
      sample(1_000, [
        stream({ packetsReceived: 105, retransmittedPacketsReceived: 5, packetsLost: 5 }),
      ]),
    ]);
    expect(reading).toMatchObject({ packetsExpected: 105, packetsLost: 5 });
    expect(reading?.lossPercent).toBeCloseTo(500 / 105);
  });

  it('pools packets of audio and video, not percentages', () => {
    const reading = readLink([
      sample(0, [stream({}), stream({ streamId: 'v', kind: 'video' })]),
      sample(1_000, [
        stream({ packetsReceived: 49, packetsLost: 1 }),
        stream({ streamId: 'v', kind: 'video', packetsReceived: 950 }),
      ]),
    ]);
    expect(reading?.lossPercent).toBeCloseTo(0.1);
  });

  it('is unknown when nothing was expected', () => {
    const reading = readLink([sample(0, [stream({})]), sample(1_000, [stream({})])]);
    expect(reading?.lossPercent).toBeUndefined();
    expect(reading?.packetsExpected).toBe(0);
  });

  it('does not count what a stream did before it was first seen', () => {
    const reading = readLink([
      sample(0, [stream({ packetsReceived: 10 })]),
      sample(1_000, [
        stream({ packetsReceived: 60 }),
        stream({ streamId: 'late', packetsReceived: 5_000, packetsLost: 900 }),
      ]),
    ]);
    expect(reading).toMatchObject({ packetsExpected: 50, packetsLost: 0 });
  });

  it('starts over when counters fall back', () => {
    const reading = readLink([
      sample(0, [stream({ packetsReceived: 900, packetsLost: 100 })]),
      sample(1_000, [stream({ packetsReceived: 10, packetsLost: 0 })]),
      sample(2_000, [stream({ packetsReceived: 59, packetsLost: 1 })]),
    ]);
    expect(reading).toMatchObject({ packetsExpected: 50, packetsLost: 1 });
  });
});

describe('round trip', () => {
  it('is the mean of the answers in the window', () => {
    const reading = readLink([sample(0, [], pair(100, 10)), sample(3_000, [], pair(160, 12))]);
    expect(reading?.roundTripMs).toBe(30);
  });

  it('is unknown without an answer in the window', () => {
    const reading = readLink([sample(0, [], pair(100, 10)), sample(3_000, [], pair(100, 10))]);
    expect(reading?.roundTripMs).toBeUndefined();
  });

  it('starts over with another candidate pair', () => {
    const history = [
      sample(0, [], pair(1_000, 10)),
      sample(1_000, [], pair(20, 1, 'pair-2')),
      sample(2_000, [], pair(60, 2, 'pair-2')),
    ];
    expect(readLink(history.slice(0, 2))?.roundTripMs).toBeUndefined();
    expect(readLink(history)?.roundTripMs).toBe(40);
  });
});

describe('picture', () => {
  const video = (framesDecoded: number, change: Partial<InboundCounters> = {}) =>
    stream({
      streamId: 'v',
      kind: 'video',
      packetsReceived: framesDecoded * 3,
      framesDecoded,
      frameWidth: 1280,
      frameHeight: 720,
      ...change,
    });

  it('counts frames by the time of the statistics', () => {
    const reading = readLink([sample(0, [video(100)]), sample(2_500, [video(175)])]);
    expect(reading).toMatchObject({ width: 1280, height: 720, framesPerSecond: 30 });
  });

  it('forgets the size of a picture that stands still', () => {
    const reading = readLink([sample(0, [video(100)]), sample(1_000, [video(100)])]);
    expect(reading).toMatchObject({ width: undefined, height: undefined, framesPerSecond: 0 });
  });

  it('is unknown before the first frame', () => {
    const reading = readLink([sample(0, [video(0)]), sample(1_000, [video(0)])]);
    expect(reading?.framesPerSecond).toBeUndefined();
  });

  it('looks at the stream that moves when an old one is still listed', () => {
    const old = video(9_000, { streamId: 'old', frameHeight: 180 });
    const reading = readLink([sample(0, [old, video(10)]), sample(1_000, [old, video(40)])]);
    expect(reading).toMatchObject({ height: 720, framesPerSecond: 30 });
  });
});

describe('jitter', () => {
  const video = { streamId: 'v', kind: 'video', jitterMs: 25 } as const;

  it('is that of audio while audio arrives, else that of video', () => {
    const audio = (packetsReceived: number) => stream({ packetsReceived, jitterMs: 4 });
    const moving = (packetsReceived: number) => stream({ ...video, packetsReceived });
    const both = [sample(0, [audio(0), moving(0)]), sample(1_000, [audio(50), moving(90)])];
    const silent = [sample(0, [audio(9), moving(0)]), sample(1_000, [audio(9), moving(90)])];
    expect(readLink(both)?.jitterMs).toBe(4);
    expect(readLink(silent)?.jitterMs).toBe(25);
  });
});

describe('history', () => {
  it('keeps the window, rises in time and ignores repeated samples', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1 }), (times) => {
        let history: readonly LinkCounters[] = [];
        for (const atMs of times) history = addSample(history, sample(atMs, []));
        const kept = history.map(({ atMs }) => atMs);
        expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b));
        expect((kept.at(-1) ?? 0) - (kept[0] ?? 0)).toBeLessThanOrEqual(5_000);
        expect(kept.at(-1)).toBe(Math.max(...times));
      }),
    );
  });

  it('has no reading before the second sample', () => {
    expect(readLink([])).toBeUndefined();
    expect(readLink([sample(0, [stream({})])])).toBeUndefined();
  });
});

describe('whatever the counters do', () => {
  it('reordering alone is never loss once the late packets are in', () => {
    // Packets arrive in any order within the window; nothing is dropped.
    const order = fc.integer({ min: 2, max: 120 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index),
        { minLength: count },
      ),
    );
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 30 }), (arrivals, perSample) => {
        const history: LinkCounters[] = [sample(0, [stream({})])];
        let highest = -1;
        arrivals.forEach((sequence, index) => {
          highest = Math.max(highest, sequence);
          const received = index + 1;
          if (received % perSample !== 0 && received !== arrivals.length) return;
          const lost = highest + 1 - received;
          history.push(
            sample(received, [stream({ packetsReceived: received, packetsLost: lost })]),
          );
        });
        expect(readLink(history)).toMatchObject({ packetsLost: 0, lossPercent: 0 });
      }),
    );
  });

  it('the order in which streams are listed does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(20)), { maxLength: 6 }), (counts) => {
        const after = counts.map(([packetsReceived, packetsLost], index) =>
          stream({ streamId: `s${index}`, packetsReceived, packetsLost }),
        );
        const before = after.map(({ streamId }) => stream({ streamId }));
        const forwards = readLink([sample(0, before), sample(1_000, after)]);
        const backwards = readLink([sample(0, before), sample(1_000, after.toReversed())]);
        expect(backwards?.packetsExpected).toBe(forwards?.packetsExpected);
        expect(backwards?.lossPercent).toBe(forwards?.lossPercent);
      }),
    );
  });

  it('no figure is negative, infinite or not a number', () => {
    const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
    const counters: fc.Arbitrary<InboundCounters> = fc.record({
      streamId: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('audio', 'video'),
      packetsReceived: fc.nat(2_000),
      retransmittedPacketsReceived: maybe(fc.nat(2_000)),
      packetsLost: fc.integer({ min: -600, max: 600 }),
      bytesReceived: maybe(fc.nat()),
      jitterMs: maybe(fc.nat(500)),
      framesDecoded: maybe(fc.nat(900)),
      frameWidth: maybe(fc.nat(4_000)),
      frameHeight: maybe(fc.nat(4_000)),
    });
    const trip = maybe(
      fc.record({
        pairId: fc.constantFrom('p', 'q'),
        totalRoundTripMs: fc.nat(9_999),
        responsesReceived: fc.nat(50),
      }),
    );
    const samples = fc.array(fc.tuple(fc.nat(9_000), fc.array(counters, { maxLength: 3 }), trip));
    fc.assert(
      fc.property(samples, (all) => {
        let history: readonly LinkCounters[] = [];
        for (const [atMs, inbound, roundTrip] of all) {
          history = addSample(history, { atMs, inbound, roundTrip });
          const reading = readLink(history);
          const figures = Object.values(reading ?? {}).filter((figure) => figure !== undefined);
          expect(figures.every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
          expect(reading?.lossPercent ?? 0).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
