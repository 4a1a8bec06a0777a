import type { MonotonicMs } from '../../time.ts';

/** Nothing for longer than this is an outage. Comfort noise comes every 0.4 s, so silence is none. */
const SILENCE_MS = 1_000;
/** How long a camera or microphone that has just been switched on may need until something comes. */
const SWITCH_ON_MS = 1_000;
/** The same for the first packet of a person, who may still be connecting. */
const FIRST_PACKET_MS = 5_000;
/** In a longer span the packets say too little about when they came. */
const ESTIMATE_SPAN_MS = 1_500;
/** Weight of one span in the usual rate of packets. One with less has perhaps a silence in it, and says little. */
const RATE_WEIGHT = { rising: 0.2, falling: 0.05 };

/** When one kind of media of one person came. */
export interface Arrivals {
  /** Since when it is expected; `undefined` while it is off. */
  readonly onSinceMs: MonotonicMs | undefined;
  readonly lastPacketMs: MonotonicMs | undefined;
  /** Usual packets per millisecond. */
  readonly rate: number | undefined;
}

/** What one look saw of it. All times are on one clock. */
export interface ArrivalLook {
  readonly startMs: MonotonicMs;
  readonly endMs: MonotonicMs;
  readonly isOn: boolean;
  readonly received: number;
  /** When the last packet came, if the browser says. */
  readonly lastPacketMs: MonotonicMs | undefined;
}

/** Arrivals of somebody who has just come. */
export const NOTHING_ARRIVED: Arrivals = {
  onSinceMs: undefined,
  lastPacketMs: undefined,
  rate: undefined,
};

/**
 * Outages, which `packetsLost` does not see (a jump of the sequence counts as a new start): the part of the span in
 * which media was expected and nothing had come for a second.
 *
 *  1. Nothing is expected of what is off, nor just after it was switched on.
 *  2. Without a packet in the span the silence goes on to its end.
 *  3. With packets it ended when the first of them came. Browsers tell only when the last came; the first is
 *     reckoned back from it by the usual rate.
 */
export function stepArrivals(
  before: Arrivals,
  look: ArrivalLook,
): { readonly arrivals: Arrivals; readonly outageMs: number } {
  const { startMs, endMs, isOn, received } = look;
  const onSinceMs = isOn ? (before.onSinceMs ?? endMs) : undefined;
  const fallsSilentMs = silentFrom(before, onSinceMs);
  const silentUntilMs = received > 0 ? firstPacketMs(before, look) : endMs;
  const outageMs =
    fallsSilentMs === undefined ? 0 : Math.max(0, silentUntilMs - Math.max(startMs, fallsSilentMs));
  const arrivals = {
    onSinceMs,
    lastPacketMs: received > 0 ? lastPacketMs(look) : before.lastPacketMs,
    rate: received > 0 && outageMs === 0 ? nextRate(before.rate, look) : before.rate,
  };
  return { arrivals, outageMs };
}

/** From when on silence is an outage. */
function silentFrom(
  { lastPacketMs }: Arrivals,
  onSinceMs: MonotonicMs | undefined,
): MonotonicMs | undefined {
  if (onSinceMs === undefined) return undefined;
  if (lastPacketMs === undefined) return onSinceMs + FIRST_PACKET_MS;
  return Math.max(lastPacketMs, onSinceMs + SWITCH_ON_MS) + SILENCE_MS;
}

function firstPacketMs({ rate }: Arrivals, look: ArrivalLook): MonotonicMs {
  const { startMs, endMs, received } = look;
  if (rate === undefined || endMs - startMs > ESTIMATE_SPAN_MS) return startMs;
  return Math.max(startMs, lastPacketMs(look) - received / rate);
}

/** Some browsers keep another clock for it; then the end of the span is near enough. */
function lastPacketMs({ startMs, endMs, lastPacketMs }: ArrivalLook): MonotonicMs {
  const isInSpan = lastPacketMs !== undefined && lastPacketMs >= startMs && lastPacketMs <= endMs;
  return isInSpan ? lastPacketMs : endMs;
}

function nextRate(rate: number | undefined, { startMs, endMs, received }: ArrivalLook): number {
  const now = received / (endMs - startMs);
  if (rate === undefined) return now;
  return rate + (now - rate) * (now > rate ? RATE_WEIGHT.rising : RATE_WEIGHT.falling);
}
