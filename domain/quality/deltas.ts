import type { MonotonicMs } from '../time.ts';
import type { InboundCounters, LinkCounters } from './counters.ts';

/** What one stream did over a history. Packet figures are signed; see {@link streamDeltas}. */
export interface StreamDelta {
  readonly streamId: string;
  readonly kind: 'audio' | 'video';
  /** Span between the first and the last sample that counted. */
  readonly spanMs: number;
  /** d(received) − d(retransmitted) + d(lost). */
  readonly expected: number;
  readonly lost: number;
  readonly received: number;
  readonly bytes: number | undefined;
  readonly frames: number | undefined;
  readonly last: InboundCounters;
}

interface Moment {
  readonly atMs: MonotonicMs;
  readonly counters: InboundCounters;
}

/**
 * The changes of every stream over a history (oldest first).
 *
 * - The first sight of a stream is its baseline: what it counted before is not of this history.
 * - Counters that go down belong to a new life of the stream; what came before is dropped.
 * - Loss stays signed: a late packet takes back a loss that was counted before, so that reordering
 *   alone sums up to nothing.
 * - A stream that is missing from the last sample is over and not counted.
 */
export function streamDeltas(history: readonly LinkCounters[]): readonly StreamDelta[] {
  const last = history.at(-1);
  if (!last) return [];
  return last.inbound.flatMap((counters) => {
    const delta = deltaOf(currentLife(history, counters.streamId));
    return delta ? [delta] : [];
  });
}

function currentLife(history: readonly LinkCounters[], streamId: string): readonly Moment[] {
  let life: Moment[] = [];
  for (const sample of history) {
    const counters = sample.inbound.find((stream) => stream.streamId === streamId);
    const before = life.at(-1)?.counters;
    if (!counters || (before && isReset(before, counters))) life = [];
    if (counters) life.push({ atMs: sample.atMs, counters });
  }
  return life;
}

function isReset(before: InboundCounters, after: InboundCounters): boolean {
  return (
    after.packetsReceived < before.packetsReceived ||
    fell(before.retransmittedPacketsReceived, after.retransmittedPacketsReceived) ||
    fell(before.bytesReceived, after.bytesReceived) ||
    fell(before.framesDecoded, after.framesDecoded)
  );
}

function fell(before: number | undefined, after: number | undefined): boolean {
  return before !== undefined && after !== undefined && after < before;
}

function deltaOf(life: readonly Moment[]): StreamDelta | undefined {
  const first = life[0];
  const last = life.at(-1);
  if (!first || !last || first === last) return undefined;
  const [from, to] = [first.counters, last.counters];
  const received = to.packetsReceived - from.packetsReceived;
  const lost = to.packetsLost - from.packetsLost;
  const repaired =
    difference(from.retransmittedPacketsReceived, to.retransmittedPacketsReceived) ?? 0;
  return {
    streamId: to.streamId,
    kind: to.kind,
    spanMs: last.atMs - first.atMs,
    expected: received - repaired + lost,
    lost,
    received,
    bytes: difference(from.bytesReceived, to.bytesReceived),
    frames: difference(from.framesDecoded, to.framesDecoded),
    last: to,
  };
}

function difference(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : to - from;
}
