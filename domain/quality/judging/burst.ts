import type { PerEvent } from './evidence.ts';

/** What is known about how losses of a direction cluster. */
export interface LossPattern {
  readonly packets: number;
  /** Net losses, and Σ lost² over the seconds. */
  readonly lost: number;
  readonly squares: number;
  /** Seconds, and those with a loss. */
  readonly blocks: number;
  readonly lossy: number;
}

/**
 * Before any loss was seen, losses are supposed to come in bursts of this weight (index of dispersion), and in no
 * less than 19 ms of packets: what disturbs a path lasts as long however many packets pass. Without a loss
 * this says *met* after 19 500 packets and 139 seconds; of audio alone, which is in no hurry, after 27 500 packets.
 */
const SUPPOSED = { withVideo: 2.67, audioOnly: 3.77, seconds: 0.0191 };
/** Once a loss was seen, bursts of three times that weight are supposed, as strongly as two seen ones. */
const AFTER_LOSS = { times: 3, weight: 2 };
/** Few bursts show less than their true spread: allowance of 4 / (bursts seen) for *met*. */
const FEW = 4;

/**
 * Index of dispersion of the losses, Σk²/Σk − k̄ over one-second blocks: 1 for independent losses, 2B − 1 for bursts of
 * geometric length with mean B, as long as they are rarer than one a second.
 */
export function packetsPerEvent(pattern: LossPattern, hasVideo: boolean): PerEvent {
  const { packets, lost, squares, blocks, lossy } = pattern;
  const { withVideo, audioOnly, seconds } = SUPPOSED;
  const rate = blocks > 0 ? packets / blocks : 0;
  const supposed = Math.max(hasVideo ? withVideo : audioOnly, rate * seconds);
  if (lost <= 0) return { met: supposed, breached: 1 };
  const seen = Math.max(1, squares / lost - lost / blocks);
  const { times, weight } = AFTER_LOSS;
  const met = (seen * (lossy + FEW) + times * supposed * weight) / (lossy + weight);
  return { met, breached: seen };
}
