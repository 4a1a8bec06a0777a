import type { EpochMs } from '../time.ts';

/** Moments of a report by the clock of the device that filed it. */
export interface ClientMoments {
  readonly occurredAtMs: EpochMs;
  readonly sentAtMs: EpochMs;
  /** By how much the service's clock was ahead when the fault occurred, as far as the device knew. */
  readonly clockOffsetMs: number | null;
}

/**
 * When a fault occurred by the service's clock, which is what the clocks of §5.8 count from. A device that did not know the
 * difference is taken to have the clock it had when it sent; what took the report on its way is then part of the
 * difference, in the customer's favour by at most that. Never after the receipt, however wrong a clock is.
 */
export function occurredByService(moments: ClientMoments, receivedAtMs: EpochMs): EpochMs {
  const { occurredAtMs, sentAtMs, clockOffsetMs } = moments;
  const offsetMs = clockOffsetMs ?? receivedAtMs - sentAtMs;
  return Math.max(0, Math.min(receivedAtMs, Math.round(occurredAtMs + offsetMs)));
}
