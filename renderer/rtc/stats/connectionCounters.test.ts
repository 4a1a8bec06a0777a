import { describe, expect, it } from 'vitest';
import { asReport, change, readTrace, type TraceEntry } from '../../../test/fakes/statsTrace.ts';
import { toConnectionCounters } from './connectionCounters.ts';

const [first = []] = readTrace();

describe('counters of a report of Chromium', () => {
  const counters = toConnectionCounters(asReport(first));

  it('are the receiving streams at the time of the report', () => {
    const [audio, video] = counters?.inbound ?? [];
    expect(counters?.atMs).toBe(first[0]?.['timestamp']);
    expect(audio).toMatchObject({ kind: 'audio', codec: 'opus', framesDecoded: undefined });
    expect(audio?.concealedMs).toBeCloseTo(7_169 / 48);
    expect(video).toMatchObject({
      kind: 'video',
      codec: 'H264',
      retransmittedPacketsReceived: 34,
      frameWidth: 1280,
      frameHeight: 720,
      freezesMs: 233,
      pausesMs: 0,
    });
  });

  it('are the sending streams with their source', () => {
    expect(counters?.outbound.map(({ kind }) => kind)).toEqual(['audio', 'video']);
    expect(counters?.outbound[1]).toMatchObject({
      active: true,
      framesEncoded: 86,
      encodeMs: 940,
      limitation: 'none',
      source: { sourceId: 'SV2', frames: 97, width: 1280, height: 720 },
    });
  });

  it('hold the round trips and the way of the selected pair only', () => {
    expect(counters?.roundTrip?.responsesReceived).toBe(5);
    expect(counters?.roundTrip?.totalRoundTripMs).toBeCloseTo(55);
    expect(counters?.path).toEqual({ local: 'host', remote: 'host', protocol: 'udp' });
  });

  it('say how the TURN server is spoken to, not what it passes on', () => {
    const relayed = change(first, 'local-candidate', (entry) => ({
      ...entry,
      candidateType: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
    }));
    expect(toConnectionCounters(asReport(relayed))?.path).toEqual({
      local: 'relay',
      remote: 'host',
      protocol: 'tls',
    });
  });
});

describe('counters of other browsers', () => {
  const inbound = { id: 'a', type: 'inbound-rtp', kind: 'audio', ssrc: 7, timestamp: 1 };
  const of = (...entries: unknown[]) =>
    toConnectionCounters(new Map(entries.map((entry, index) => [index, entry])));

  it('are nothing before there is anything to tell', () => {
    expect(of()).toBeUndefined();
    expect(of({ ...inbound, timestamp: 5 }, null, 'x')?.inbound).toEqual([]);
  });

  it('find the pair that Firefox marks itself', () => {
    const pair: TraceEntry = { id: 'p', type: 'candidate-pair', selected: true, timestamp: 1 };
    const totals = { totalRoundTripTime: 1, responsesReceived: 4 };
    expect(of({ ...pair, ...totals })?.roundTrip).toMatchObject({ pairId: 'p' });
  });

  it('take round trips from RTCP where the pair counts none', () => {
    const pair = { id: 'p', type: 'candidate-pair', selected: true, timestamp: 1 };
    const rtcp = { id: 'r', type: 'remote-inbound-rtp', totalRoundTripTime: 0.06 };
    expect(of(pair, { ...rtcp, roundTripTimeMeasurements: 2 })?.roundTrip).toEqual({
      pairId: 'r',
      totalRoundTripMs: 60,
      responsesReceived: 2,
    });
  });

  it('leave unknown what the browser does not say', () => {
    const bare = of({ ...inbound, packetsReceived: 3, jitter: Number.NaN });
    expect(bare).toMatchObject({
      roundTrip: undefined,
      path: undefined,
      inbound: [{ jitterMs: undefined, bytesReceived: undefined, packetsLost: 0 }],
    });
  });
});
