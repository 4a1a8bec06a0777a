import type { PromiseId } from '../../../domain/quality/verdict.ts';
import type { Impairment } from '../../../test/network/link/link.ts';

/** A network condition that calls are measured in, the same in both directions. */
export interface Condition {
  readonly id: string;
  readonly figures: Impairment;
  /** The run ends early once these are decided. */
  readonly about: readonly PromiseId[];
  readonly runs: number;
  /** The run ends then in any case, seconds after both are in. */
  readonly capS: number;
}

const loss = (percent: number, runs: number, capS: number): Condition => ({
  id: `loss-${percent}`,
  figures: { lossPercent: percent },
  about: ['loss'],
  runs,
  capS,
});
const delay = (roundTripMs: number, runs: number, capS: number): Condition => ({
  id: `delay-${roundTripMs}`,
  figures: { delayMs: roundTripMs / 2 },
  about: ['delay'],
  runs,
  capS,
});
const jitter = (jitterMs: number, runs: number, capS: number): Condition => ({
  id: `jitter-${jitterMs}`,
  figures: { jitterMs },
  about: ['jitter'],
  runs,
  capS,
});

/** What takes long has few runs, and what is decided at once has many; about 45 minutes together. */
export const CONDITIONS: readonly Condition[] = [
  loss(0, 2, 240),
  loss(0.01, 2, 240),
  loss(0.2, 4, 90),
  loss(0.5, 6, 60),
  loss(2, 5, 40),
  loss(5, 5, 40),
  {
    id: 'burst-5',
    figures: { lossPercent: 2, lossModel: 'bursty', burstPackets: 5 },
    about: ['loss'],
    runs: 5,
    capS: 60,
  },
  delay(0, 1, 120),
  delay(75, 2, 120),
  delay(149, 2, 120),
  delay(200, 5, 60),
  jitter(0, 1, 120),
  jitter(20, 2, 120),
  jitter(60, 2, 120),
];

/** Not a condition of the list: ten minutes at a steady loss below the limit, for what changes and is said meanwhile. */
export const STEADY: Condition = {
  id: 'steady-0.03',
  figures: { lossPercent: 0.03, lossModel: 'stratified' },
  about: [],
  runs: 1,
  capS: 600,
};
