/**
 * Counts of seconds by what was measured in them: steps of 0.5 ms up to 32 ms, of 2 % above, up to 8 s. Owned by whoever
 * opened it, and changed in place.
 */
export interface Histogram {
  readonly steps: Uint32Array;
  /** Sums of sixteen steps each, so that a percentile need not look at every step. */
  readonly parts: Uint32Array;
}

const FINE_STEPS_PER_MS = 2;
const FINE_UP_TO_MS = 32;
const STEPS_PER_OCTAVE = 32;
const FINE_STEPS = FINE_STEPS_PER_MS * FINE_UP_TO_MS;
const STEPS = FINE_STEPS + STEPS_PER_OCTAVE * 8;
const PART = 16;
const PARTS = STEPS / PART;

export function openHistogram(): Histogram {
  return { steps: new Uint32Array(STEPS), parts: new Uint32Array(PARTS) };
}

/** Adds a second of a value, or takes out (−1) one that was added. */
export function countSecond({ steps, parts }: Histogram, valueMs: number, sign: 1 | -1): void {
  const step = stepOf(valueMs);
  const part = Math.floor(step / PART);
  steps[step] = (steps[step] ?? 0) + sign;
  parts[part] = (parts[part] ?? 0) + sign;
}

/** Value that all but the share `above` of the `total` seconds stay below, to the width of a step. */
export function upperPercentile({ steps, parts }: Histogram, total: number, above: number): number {
  const wanted = total * above;
  let seen = 0;
  for (let part = PARTS - 1; part >= 0; part -= 1) {
    const inPart = parts[part] ?? 0;
    if (seen + inPart <= wanted) {
      seen += inPart;
      continue;
    }
    for (let step = part * PART + PART - 1; step >= part * PART; step -= 1) {
      const here = steps[step] ?? 0;
      if (here > 0 && seen + here > wanted) {
        const [upper, lower] = [lowerEdge(step + 1), lowerEdge(step)];
        return upper - (upper - lower) * ((wanted - seen) / here);
      }
      seen += here;
    }
  }
  return 0;
}

function stepOf(valueMs: number): number {
  const value = Math.max(0, valueMs);
  if (value < FINE_UP_TO_MS) return Math.floor(value * FINE_STEPS_PER_MS);
  const octaves = Math.log2(value / FINE_UP_TO_MS);
  return Math.min(STEPS - 1, FINE_STEPS + Math.floor(octaves * STEPS_PER_OCTAVE));
}

function lowerEdge(step: number): number {
  if (step < FINE_STEPS) return step / FINE_STEPS_PER_MS;
  return FINE_UP_TO_MS * 2 ** ((step - FINE_STEPS) / STEPS_PER_OCTAVE);
}
