import type { MonotonicMs } from '../../time.ts';
import type { Limitation, MediaKind, MediaPath } from '../sample.ts';

/*
 * What a browser counted on one connection up to one moment. Cumulative counters stay cumulative and signed here;
 * all arithmetic is in this folder. `undefined` is unknown, never 0. Fields are those of W3C webrtc-stats under
 * the same names, durations in milliseconds.
 */

/** One receiving RTP stream. */
export interface InboundCounters {
  /** Identity of the stream: a new SSRC is a new stream with its own baseline. */
  readonly streamId: string;
  readonly kind: MediaKind;
  /** The receiver's track, by which a connection that carries many people tells whose stream it is. */
  readonly trackId: string | undefined;
  /** Includes retransmissions. */
  readonly packetsReceived: number;
  readonly retransmittedPacketsReceived: number | undefined;
  /** RFC 3550 cumulative loss; falls when a late packet arrives. */
  readonly packetsLost: number;
  readonly bytesReceived: number | undefined;
  /** RFC 3550 interarrival jitter. */
  readonly jitterMs: number | undefined;
  /** By the clock of the statistics. */
  readonly lastPacketAtMs: MonotonicMs | undefined;
  readonly framesDecoded: number | undefined;
  readonly frameWidth: number | undefined;
  readonly frameHeight: number | undefined;
  readonly freezeCount: number | undefined;
  readonly freezesMs: number | undefined;
  readonly pausesMs: number | undefined;
  /** Sound that was made up, less the silence that was made up while nothing was said. */
  readonly concealedMs: number | undefined;
  readonly bufferDelayMs: number | undefined;
  /** What `bufferDelayMs` is shared by: frames of video, samples of sound. */
  readonly bufferEmitted: number | undefined;
  readonly codec: string | undefined;
}

/** One sending RTP stream; with simulcast there is one for each size of the same picture. */
export interface OutboundCounters {
  readonly streamId: string;
  readonly kind: MediaKind;
  /** Sends now. Absent in old browsers: then whatever makes progress does. */
  readonly active: boolean | undefined;
  readonly framesEncoded: number | undefined;
  readonly encodeMs: number | undefined;
  readonly frameHeight: number | undefined;
  readonly limitation: Limitation | undefined;
  readonly source: SourceCounters | undefined;
}

/** What a camera or a microphone delivered. */
export interface SourceCounters {
  readonly sourceId: string;
  /** Sound of a microphone, by its length. */
  readonly soundMs: number | undefined;
  /** Energy of all of it (W3C webrtc-stats `totalAudioEnergy`): 0 is digital silence, which no room is. */
  readonly soundEnergy: number | undefined;
  readonly frames: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** Round trips, cumulative. */
export interface RoundTripCounters {
  /** A new pair of ICE candidates starts a new baseline. */
  readonly pairId: string;
  readonly totalRoundTripMs: number;
  readonly responsesReceived: number;
}

/** All counters of one connection at one moment of the statistics' own clock. */
export interface ConnectionCounters {
  readonly atMs: MonotonicMs;
  readonly inbound: readonly InboundCounters[];
  readonly outbound: readonly OutboundCounters[];
  readonly roundTrip: RoundTripCounters | undefined;
  readonly path: MediaPath | undefined;
}
