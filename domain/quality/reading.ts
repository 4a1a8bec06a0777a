import type { LinkCounters, LinkReading } from './counters.ts';
import { streamDeltas, type StreamDelta } from './deltas.ts';

/**
 * What the last seconds of a connection were like, from a history as `addSample` keeps it. `undefined`
 * with fewer than two samples. Every figure that the counters cannot tell is `undefined`, never 0.
 */
export function readLink(history: readonly LinkCounters[]): LinkReading | undefined {
  const first = history[0];
  const last = history.at(-1);
  if (!first || !last || first === last) return undefined;
  const streams = streamDeltas(history);
  return {
    atMs: last.atMs,
    windowMs: last.atMs - first.atMs,
    ...picture(streams),
    roundTripMs: roundTrip(history),
    jitterMs: jitter(streams),
    ...loss(streams),
    kilobitsPerSecond: bitrate(streams),
  };
}

/** Size and rate of the video stream that makes progress. The size of one that stands still is stale. */
function picture(
  streams: readonly StreamDelta[],
): Pick<LinkReading, 'width' | 'height' | 'framesPerSecond'> {
  const video = busiest(streams, 'video');
  if (video?.frames === undefined || !video.last.framesDecoded) {
    return { width: undefined, height: undefined, framesPerSecond: undefined };
  }
  const moving = video.frames > 0;
  return {
    width: moving ? video.last.frameWidth : undefined,
    height: moving ? video.last.frameHeight : undefined,
    framesPerSecond: (video.frames * 1_000) / video.spanMs,
  };
}

/**
 * Mean round trip of the answers that came while the present candidate pair was selected. Without
 * an answer in the window it is not known: the browser's "current" value goes stale in an outage.
 */
function roundTrip(history: readonly LinkCounters[]): number | undefined {
  const last = history.at(-1)?.roundTrip;
  if (!last) return undefined;
  let first = last;
  for (const { roundTrip } of history.toReversed()) {
    const sameLife =
      roundTrip?.pairId === last.pairId &&
      roundTrip.responsesReceived <= first.responsesReceived &&
      roundTrip.totalRoundTripMs <= first.totalRoundTripMs;
    if (!sameLife) break;
    first = roundTrip;
  }
  const responses = last.responsesReceived - first.responsesReceived;
  return responses > 0 ? (last.totalRoundTripMs - first.totalRoundTripMs) / responses : undefined;
}

/** Audio first: video jitter holds the sender's own bursts of packets per frame. */
function jitter(streams: readonly StreamDelta[]): number | undefined {
  const stream = busiest(streams, 'audio') ?? busiest(streams, 'video');
  return stream?.last.jitterMs;
}

/**
 * Loss pooled over audio and video. Signed sums are held to the possible range only here, at the end: a
 * loss that was taken back by a late packet may belong to the time before the window.
 */
function loss(
  streams: readonly StreamDelta[],
): Pick<LinkReading, 'lossPercent' | 'packetsExpected' | 'packetsLost'> {
  const expected = Math.max(0, total(streams.map((stream) => stream.expected)));
  const lost = Math.min(expected, Math.max(0, total(streams.map((stream) => stream.lost))));
  return {
    lossPercent: expected > 0 ? (lost * 100) / expected : undefined,
    packetsExpected: expected,
    packetsLost: lost,
  };
}

function bitrate(streams: readonly StreamDelta[]): number | undefined {
  const rates = streams.flatMap(({ bytes, spanMs }) =>
    bytes === undefined ? [] : [(bytes * 8) / spanMs],
  );
  return rates.length > 0 ? total(rates) : undefined;
}

/** The stream of a kind that received most in this history; a browser also lists streams that are over. */
function busiest(streams: readonly StreamDelta[], kind: 'audio' | 'video') {
  const moving = streams.filter((stream) => stream.kind === kind && stream.received > 0);
  const candidates = moving.length > 0 || kind === 'audio' ? moving : streams.filter(isVideo);
  return candidates.toSorted((a, b) => b.received - a.received)[0];
}

function isVideo(stream: StreamDelta): boolean {
  return stream.kind === 'video';
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
