import type { StreamTruth, Truth, WayTruth } from '../link/link.ts';

/** What really happened to the media that one place sent, wherever it went. */
export interface SentTruth {
  /** Packets that the sender numbered, from its first to its last. */
  readonly expected: number;
  readonly lost: number;
  /** Of these, lost while the link was down. */
  readonly lostInOutage: number;
  /** The part of `lost` that the contract speaks of, 0 to 1. */
  readonly lossShare: number;
}

/** A stream on the last of its ways, where its jitter is what the receiver gets. */
export interface ArrivingTruth {
  readonly kind: 'audio' | 'video';
  readonly jitterMs: number;
  readonly jitterMeanMs: number;
}

/** Payload types of sound in Chromium: Opus, and RED around it. */
const AUDIO = new Set([111, 63]);

/** Losses of what `place` sent, on all links that it crossed. `repair`: payload types that do not count. */
export function sentBy(truth: Truth, place: string, repair: ReadonlySet<number>): SentTruth {
  const own = mediaOf(truth[place]?.out, repair);
  const numbers = new Set(own.map(({ ssrc }) => ssrc));
  const everywhere = Object.values(truth)
    .flatMap(({ out, in: into }) => [...out.streams, ...into.streams])
    .filter(({ ssrc }) => numbers.has(ssrc));
  const expected = sum(own.map((stream) => stream.expected));
  const lost = sum(everywhere.map((stream) => stream.lost));
  const lostInOutage = sum(everywhere.map((stream) => stream.lostInOutage));
  const lossShare = expected === 0 ? 0 : (lost - lostInOutage) / expected;
  return { expected, lost, lostInOutage, lossShare };
}

/** What comes to `place`. */
export function arrivingAt(
  truth: Truth,
  place: string,
  repair: ReadonlySet<number>,
): readonly ArrivingTruth[] {
  return mediaOf(truth[place]?.in, repair).map(({ payloadType, jitterMs, jitterMeanMs }) => ({
    kind: AUDIO.has(payloadType) ? 'audio' : 'video',
    jitterMs,
    jitterMeanMs,
  }));
}

/**
 * Mean time that the links between two places added to a packet, there and back, between two looks; `undefined`
 * when a way was not used. Delay of the places themselves is not in it.
 */
export function roundTripBetween(
  before: Truth,
  after: Truth,
  [a, b]: readonly [string, string],
): number | undefined {
  const ways = [
    [before[a]?.out, after[a]?.out],
    [before[b]?.in, after[b]?.in],
    [before[b]?.out, after[b]?.out],
    [before[a]?.in, after[a]?.in],
  ] as const;
  const means = ways.map(([from, to]) => meanDelay(from, to));
  return means.some((mean) => mean === undefined) ? undefined : sum(means.map(Number));
}

function meanDelay(from: WayTruth | undefined, to: WayTruth | undefined): number | undefined {
  if (!from || !to) return undefined;
  const packets = (to.delayMs?.packets ?? 0) - (from.delayMs?.packets ?? 0);
  return packets > 0 ? (to.delaySumMs - from.delaySumMs) / packets : undefined;
}

function mediaOf(way: WayTruth | undefined, repair: ReadonlySet<number>): readonly StreamTruth[] {
  return way?.streams.filter(({ payloadType }) => !repair.has(payloadType)) ?? [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
