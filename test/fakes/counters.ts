import type {
  ConnectionCounters,
  InboundCounters,
  OutboundCounters,
  RoundTripCounters,
} from '../../domain/quality/measuring/counters.ts';

/** A receiving stream of sound that has counted nothing yet. */
export function inbound(change: Partial<InboundCounters>): InboundCounters {
  return {
    streamId: 'audio-1',
    kind: 'audio',
    trackId: undefined,
    packetsReceived: 0,
    retransmittedPacketsReceived: 0,
    packetsLost: 0,
    bytesReceived: 0,
    jitterMs: undefined,
    lastPacketAtMs: undefined,
    framesDecoded: undefined,
    frameWidth: undefined,
    frameHeight: undefined,
    freezeCount: undefined,
    freezesMs: undefined,
    pausesMs: undefined,
    concealedMs: undefined,
    bufferDelayMs: undefined,
    bufferEmitted: undefined,
    codec: undefined,
    ...change,
  };
}

/** A sending stream of video that has counted nothing yet. */
export function outbound(change: Partial<OutboundCounters>): OutboundCounters {
  return {
    streamId: 'video-9',
    kind: 'video',
    active: true,
    framesEncoded: 0,
    encodeMs: 0,
    frameHeight: 720,
    limitation: 'none',
    source: undefined,
    ...change,
  };
}

/** A look at a connection. */
export function connection(
  atMs: number,
  streams: readonly InboundCounters[],
  roundTrip?: RoundTripCounters,
  sent: readonly OutboundCounters[] = [],
): ConnectionCounters {
  return { atMs, inbound: streams, outbound: sent, roundTrip, path: undefined };
}
