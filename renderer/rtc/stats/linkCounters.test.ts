import { describe, expect, it } from 'vitest';
import { readLink } from '../../../domain/quality/reading.ts';
import { toLinkCounters } from './linkCounters.ts';

/** The parts of a Chromium report that matter and some that must not, as recorded from a call. */
function report(atMs: number, seconds: number, change: { pairId?: string } = {}) {
  const pairId = change.pairId ?? 'CPa1b2_c3d4';
  const video = {
    id: 'IT01V3735928559',
    type: 'inbound-rtp',
    timestamp: atMs,
    kind: 'video',
    ssrc: 3_735_928_559,
    packetsReceived: 95 * seconds,
    retransmittedPacketsReceived: 2 * seconds,
    packetsLost: seconds,
    bytesReceived: 90_000 * seconds,
    jitter: 0.004,
    framesDecoded: 30 * seconds,
    frameWidth: 1280,
    frameHeight: 720,
    framesPerSecond: 61,
  };
  const audio = {
    id: 'IT01A123456',
    type: 'inbound-rtp',
    timestamp: atMs,
    kind: 'audio',
    ssrc: 123_456,
    packetsReceived: 50 * seconds,
    retransmittedPacketsReceived: 0,
    packetsLost: 0,
    bytesReceived: 3_000 * seconds,
    jitter: 0.002,
  };
  const entries: unknown[] = [
    { id: 'T01', type: 'transport', timestamp: atMs, selectedCandidatePairId: pairId },
    {
      id: 'CPother',
      type: 'candidate-pair',
      timestamp: atMs,
      state: 'succeeded',
      totalRoundTripTime: 9,
      responsesReceived: 9,
    },
    {
      id: pairId,
      type: 'candidate-pair',
      timestamp: atMs,
      state: 'succeeded',
      currentRoundTripTime: 0.5,
      totalRoundTripTime: 0.03 * seconds,
      responsesReceived: seconds,
    },
    audio,
    video,
    // What the far side says about us is not what we receive, and has the far side's clock.
    { id: 'RI', type: 'remote-inbound-rtp', timestamp: atMs + 9e6, kind: 'video', packetsLost: 77 },
    { id: 'OT', type: 'outbound-rtp', timestamp: atMs, kind: 'video', ssrc: 1, packetsSent: 5 },
  ];
  return new Map(entries.map((entry, index) => [String(index), entry]));
}

describe('counters of a report', () => {
  it('are the inbound streams and the selected pair, at the time of the report', () => {
    const counters = toLinkCounters(report(1_000.5, 10));
    expect(counters?.atMs).toBe(1_000.5);
    expect(counters?.inbound.map(({ streamId }) => streamId)).toEqual([
      'audio-123456',
      'video-3735928559',
    ]);
    expect(counters?.inbound[0]).toMatchObject({ jitterMs: 2, framesDecoded: undefined });
    expect(counters?.roundTrip).toEqual({
      pairId: 'CPa1b2_c3d4',
      totalRoundTripMs: 300,
      responsesReceived: 10,
    });
  });

  it('give a reading together', () => {
    const history = [toLinkCounters(report(10_000, 10)), toLinkCounters(report(15_000, 15))];
    const reading = readLink(history.filter((counters) => counters !== undefined));
    expect(reading).toMatchObject({
      windowMs: 5_000,
      width: 1280,
      height: 720,
      framesPerSecond: 30,
      jitterMs: 2,
      packetsLost: 5,
      packetsExpected: 50 * 5 + (95 - 2 + 1) * 5,
    });
    expect(reading?.roundTripMs).toBeCloseTo(30);
    expect(reading?.kilobitsPerSecond).toBeCloseTo(744);
  });

  it('are nothing before there is anything to tell', () => {
    expect(toLinkCounters(new Map())).toBeUndefined();
    const early = [{ type: 'inbound-rtp', kind: 'video', ssrc: 1, timestamp: 5 }, null, 'x'];
    expect(toLinkCounters(new Map(early.map((entry, index) => [index, entry])))?.inbound).toEqual(
      [],
    );
  });

  it('find the pair that Firefox marks itself', () => {
    const pair = {
      id: 'p',
      type: 'candidate-pair',
      selected: true,
      timestamp: 1,
      totalRoundTripTime: 1,
      responsesReceived: 4,
    };
    expect(toLinkCounters(new Map([['p', pair]]))?.roundTrip).toMatchObject({ pairId: 'p' });
  });

  it('leave unknown what the browser does not say', () => {
    const bare = {
      type: 'inbound-rtp',
      kind: 'audio',
      ssrc: 7,
      timestamp: 1,
      packetsReceived: 3,
      jitter: Number.NaN,
    };
    expect(toLinkCounters(new Map([['a', bare]]))).toMatchObject({
      roundTrip: undefined,
      inbound: [{ jitterMs: undefined, bytesReceived: undefined, packetsLost: 0 }],
    });
  });
});
