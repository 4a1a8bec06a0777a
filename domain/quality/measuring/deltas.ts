import type {
  ConnectionCounters,
  InboundCounters,
  OutboundCounters,
  RoundTripCounters,
} from './counters.ts';
import type { MediaPath } from '../sample.ts';

/** A longer span is no data: the page's timers were stopped, or the machine was suspended. */
export const LONGEST_SPAN_MS = 3_000;

/** More packets than reordering can take back from a loss: a counter that falls by more has begun anew. */
const REORDERING_PACKETS = 500;

/** What one receiving stream did in a span. Packet figures are signed. */
export interface InboundDelta {
  readonly now: InboundCounters;
  /** d(received) − d(retransmitted) + d(lost). */
  readonly expected: number;
  readonly lost: number;
  readonly received: number;
  readonly bytes: number | undefined;
  readonly frames: number | undefined;
  readonly freezes: number | undefined;
  readonly freezesMs: number | undefined;
  readonly pausesMs: number | undefined;
  readonly concealedMs: number | undefined;
  readonly bufferDelayMs: number | undefined;
  readonly bufferEmitted: number | undefined;
}

/** What one sending stream did in a span. */
export interface OutboundDelta {
  readonly now: OutboundCounters;
  readonly framesEncoded: number | undefined;
  readonly encodeMs: number | undefined;
  readonly sourceFrames: number | undefined;
  readonly sourceSoundMs: number | undefined;
}

/** What a connection did between two looks. */
export interface ConnectionDelta {
  readonly spanMs: number;
  readonly inbound: readonly InboundDelta[];
  /** Streams that are seen for the first time, or anew: something came, and nobody knows how much of it in the span. */
  readonly begun: readonly InboundCounters[];
  readonly outbound: readonly OutboundDelta[];
  /** Mean of the answers that came in the span. */
  readonly roundTripMs: number | undefined;
  readonly path: MediaPath | undefined;
}

/**
 * What happened between two looks at one connection, by the clock of the statistics.
 *
 *  1. Nothing, when the statistics are the same ones again (a browser may answer from its cache), have gone back,
 *     or are more than three seconds apart: then the later look is only the new baseline.
 *  2. The first sight of a stream is its baseline: what it counted before is not of this span.
 *  3. Counters that go down belong to a new life of the stream: a baseline again.
 *  4. Loss stays signed: a late packet takes back a loss that was counted before, so that reordering alone sums
 *     up to nothing.
 *  5. Round trips count only within one pair of candidates. The browser's "current" value goes stale in an outage.
 */
export function differ(
  before: ConnectionCounters,
  now: ConnectionCounters,
): ConnectionDelta | undefined {
  const spanMs = now.atMs - before.atMs;
  if (spanMs <= 0 || spanMs > LONGEST_SPAN_MS) return undefined;
  const inbound = new Map(before.inbound.map((stream) => [stream.streamId, stream]));
  const outbound = new Map(before.outbound.map((stream) => [stream.streamId, stream]));
  const deltas: InboundDelta[] = [];
  const begun: InboundCounters[] = [];
  for (const stream of now.inbound) {
    const earlier = inbound.get(stream.streamId);
    if (earlier && !isReset(earlier, stream)) deltas.push(inboundDelta(earlier, stream));
    else begun.push(stream);
  }
  return {
    spanMs,
    inbound: deltas,
    begun,
    outbound: now.outbound.flatMap((stream) => {
      const earlier = outbound.get(stream.streamId);
      return earlier ? outboundDelta(earlier, stream) : [];
    }),
    roundTripMs: roundTrip(before.roundTrip, now.roundTrip),
    path: now.path,
  };
}

function isReset(before: InboundCounters, now: InboundCounters): boolean {
  return (
    now.packetsReceived < before.packetsReceived ||
    now.packetsLost < before.packetsLost - REORDERING_PACKETS ||
    isLess(now.retransmittedPacketsReceived, before.retransmittedPacketsReceived) ||
    isLess(now.bytesReceived, before.bytesReceived) ||
    isLess(now.framesDecoded, before.framesDecoded)
  );
}

function isLess(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a < b;
}

function inboundDelta(before: InboundCounters, now: InboundCounters): InboundDelta {
  const received = now.packetsReceived - before.packetsReceived;
  const lost = now.packetsLost - before.packetsLost;
  const repeated =
    minus(now.retransmittedPacketsReceived, before.retransmittedPacketsReceived) ?? 0;
  return {
    now,
    expected: received - repeated + lost,
    lost,
    received,
    bytes: minus(now.bytesReceived, before.bytesReceived),
    frames: minus(now.framesDecoded, before.framesDecoded),
    freezes: minus(now.freezeCount, before.freezeCount),
    freezesMs: minus(now.freezesMs, before.freezesMs),
    pausesMs: minus(now.pausesMs, before.pausesMs),
    concealedMs: minus(now.concealedMs, before.concealedMs),
    bufferDelayMs: minus(now.bufferDelayMs, before.bufferDelayMs),
    bufferEmitted: minus(now.bufferEmitted, before.bufferEmitted),
  };
}

/** A new life of the stream or of its source has no figures yet. */
function outboundDelta(before: OutboundCounters, now: OutboundCounters): OutboundDelta {
  const isSameLife = !isLess(now.framesEncoded, before.framesEncoded);
  const isSameSource =
    now.source !== undefined &&
    now.source.sourceId === before.source?.sourceId &&
    !isLess(now.source.frames, before.source.frames) &&
    !isLess(now.source.soundMs, before.source.soundMs);
  return {
    now,
    framesEncoded: isSameLife ? minus(now.framesEncoded, before.framesEncoded) : undefined,
    encodeMs: isSameLife ? minus(now.encodeMs, before.encodeMs) : undefined,
    sourceFrames: isSameSource ? minus(now.source.frames, before.source?.frames) : undefined,
    sourceSoundMs: isSameSource ? minus(now.source.soundMs, before.source?.soundMs) : undefined,
  };
}

function roundTrip(
  before: RoundTripCounters | undefined,
  now: RoundTripCounters | undefined,
): number | undefined {
  if (!before || !now || before.pairId !== now.pairId) return undefined;
  const responses = now.responsesReceived - before.responsesReceived;
  const totalMs = now.totalRoundTripMs - before.totalRoundTripMs;
  return responses > 0 && totalMs >= 0 ? totalMs / responses : undefined;
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}
