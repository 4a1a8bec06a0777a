import type { MonotonicMs } from '../time.ts';

/**
 * One receiving RTP stream at one moment, as the receiver's counters say it. Cumulative counters stay
 * cumulative and signed here; all arithmetic is in this folder. `undefined` is unknown, never 0.
 */
export interface InboundCounters {
  /** Identity of the stream: a new SSRC is a new stream with its own baseline. */
  readonly streamId: string;
  readonly kind: 'audio' | 'video';
  /** Includes retransmissions, as in W3C webrtc-stats `packetsReceived`. */
  readonly packetsReceived: number;
  readonly retransmittedPacketsReceived: number | undefined;
  /** RFC 3550 cumulative loss; falls when a late packet arrives. */
  readonly packetsLost: number;
  readonly bytesReceived: number | undefined;
  /** RFC 3550 interarrival jitter, milliseconds. */
  readonly jitterMs: number | undefined;
  readonly framesDecoded: number | undefined;
  readonly frameWidth: number | undefined;
  readonly frameHeight: number | undefined;
}

/** Round trips of the selected ICE candidate pair, cumulative. */
export interface RoundTripCounters {
  /** A new pair starts a new baseline. */
  readonly pairId: string;
  readonly totalRoundTripMs: number;
  readonly responsesReceived: number;
}

/** All counters of the connection to one remote person at one moment of the statistics' own clock. */
export interface LinkCounters {
  readonly atMs: MonotonicMs;
  readonly inbound: readonly InboundCounters[];
  readonly roundTrip: RoundTripCounters | undefined;
}

/** What the last seconds of one connection were like, receiving. `undefined` is unknown (shown as N/A). */
export interface LinkReading {
  readonly atMs: MonotonicMs;
  /** The span the figures cover. */
  readonly windowMs: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly roundTripMs: number | undefined;
  /** Of audio; of video when no audio arrives. */
  readonly jitterMs: number | undefined;
  readonly lossPercent: number | undefined;
  /** Packets that `lossPercent` rests on. */
  readonly packetsExpected: number;
  readonly packetsLost: number;
  readonly kilobitsPerSecond: number | undefined;
}
