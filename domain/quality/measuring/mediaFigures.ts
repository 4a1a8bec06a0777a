import type { InboundDelta } from './deltas.ts';
import type { QualitySample } from '../sample.ts';

/** What counters alone tell of one kind of media of one person in a span. */
export type MediaFigures = Pick<
  QualitySample,
  | 'packetsExpected'
  | 'packetsLost'
  | 'jitterMs'
  | 'kilobitsPerSecond'
  | 'width'
  | 'height'
  | 'frames'
  | 'freezes'
  | 'frozenMs'
  | 'concealedMs'
  | 'bufferMs'
  | 'codec'
>;

/**
 * The figures of the streams of one kind that one person sends. There is one as a rule; after a renegotiation the
 * old one stays listed and frozen, and adds nothing. Packets are added up, never percentages; what cannot be
 * added up (size, jitter, codec) is that of the stream that received most, and unknown while nothing comes.
 */
export function mediaFigures(streams: readonly InboundDelta[], spanMs: number): MediaFigures {
  const lead = busiest(streams);
  const frames = framesOf(streams);
  const isMoving = lead?.frames !== undefined && lead.frames > 0;
  const bytes = sum(streams, ({ bytes }) => bytes);
  const delayMs = sum(streams, ({ bufferDelayMs }) => bufferDelayMs);
  const emitted = sum(streams, ({ bufferEmitted }) => bufferEmitted) ?? 0;
  return {
    packetsExpected: sum(streams, ({ expected }) => expected) ?? 0,
    packetsLost: sum(streams, ({ lost }) => lost) ?? 0,
    jitterMs: lead?.now.jitterMs,
    // Bytes in a millisecond are kilobytes in a second.
    kilobitsPerSecond: bytes === undefined ? undefined : (bytes * 8) / spanMs,
    width: isMoving ? lead.now.frameWidth : undefined,
    height: isMoving ? lead.now.frameHeight : undefined,
    frames,
    freezes: sum(streams, ({ freezes }) => freezes),
    frozenMs: frozen(streams, frames, spanMs),
    concealedMs: sum(streams, ({ concealedMs }) => concealedMs),
    bufferMs: delayMs === undefined || emitted <= 0 ? undefined : delayMs / emitted,
    codec: lead?.now.codec,
  };
}

function busiest(streams: readonly InboundDelta[]): InboundDelta | undefined {
  let best: InboundDelta | undefined;
  for (const stream of streams) {
    if (stream.received > (best?.received ?? 0)) best = stream;
  }
  return best;
}

/** Unknown before the first frame: then nothing stands still. */
function framesOf(streams: readonly InboundDelta[]): number | undefined {
  const begun = streams.filter(({ now }) => (now.framesDecoded ?? 0) > 0);
  return sum(begun, ({ frames }) => frames);
}

/**
 * A freeze enters the browser's total when it is over. While it lasts it shows by the frames that do not come, and
 * its end must not bring more than this span.
 */
function frozen(
  streams: readonly InboundDelta[],
  frames: number | undefined,
  spanMs: number,
): number | undefined {
  if (frames === 0) return spanMs;
  const freezesMs = sum(streams, ({ freezesMs }) => freezesMs);
  const pausesMs = sum(streams, ({ pausesMs }) => pausesMs);
  if (freezesMs === undefined && pausesMs === undefined) return undefined;
  return Math.min(spanMs, (freezesMs ?? 0) + (pausesMs ?? 0));
}

/** `undefined` when no stream tells. */
function sum(
  streams: readonly InboundDelta[],
  read: (stream: InboundDelta) => number | undefined,
): number | undefined {
  let total: number | undefined;
  for (const stream of streams) {
    const value = read(stream);
    if (value !== undefined) total = (total ?? 0) + value;
  }
  return total;
}
