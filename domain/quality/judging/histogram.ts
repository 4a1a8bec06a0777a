/**
 * Counts of seconds by what was measured in them: steps of 0.5 ms up to 32 ms, of 2 % above, up to 8 s. Kept in parts that
 * unchanged histograms share; a part without counts is missing.
 */
export type Histogram = readonly (readonly number[] | undefined)[];

const FINE_STEPS_PER_MS = 2;
const FINE_UP_TO_MS = 32;
const STEPS_PER_OCTAVE = 32;
const FINE_BINS = FINE_STEPS_PER_MS * FINE_UP_TO_MS;
const BINS = FINE_BINS + STEPS_PER_OCTAVE * 8;
const PART = 16;

const EMPTY_PART: readonly number[] = Array.from({ length: PART }, () => 0);

export const EMPTY_HISTOGRAM: Histogram = Array.from({ length: BINS / PART }, () => undefined);

/** With `change` more seconds of a value. */
export function counted(histogram: Histogram, valueMs: number, change: 1 | -1): Histogram {
  const bin = binOf(valueMs);
  const index = Math.floor(bin / PART);
  const part = (histogram[index] ?? EMPTY_PART).slice();
  part[bin % PART] = (part[bin % PART] ?? 0) + change;
  const next = histogram.slice();
  next[index] = change > 0 || part.some((count) => count !== 0) ? part : undefined;
  return next;
}

/**
 * Value that all but the share `above` of the `total` seconds of all histograms together stay below, to the width of a
 * step. Looks only at the parts above it.
 */
export function upperPercentile(
  histograms: readonly Histogram[],
  total: number,
  above: number,
): number {
  const wanted = total * above;
  let seen = 0;
  for (let index = EMPTY_HISTOGRAM.length - 1; index >= 0; index -= 1) {
    const part = partOf(histograms, index);
    if (!part) continue;
    for (let bin = PART - 1; bin >= 0; bin -= 1) {
      const here = part[bin] ?? 0;
      if (here > 0 && seen + here > wanted) {
        const upper = lowerEdge(index * PART + bin + 1);
        const lower = lowerEdge(index * PART + bin);
        return upper - (upper - lower) * ((wanted - seen) / here);
      }
      seen += here;
    }
  }
  return 0;
}

/** One part of all histograms together. */
function partOf(histograms: readonly Histogram[], index: number): readonly number[] | undefined {
  let only: readonly number[] | undefined;
  let sum: number[] | undefined;
  for (const histogram of histograms) {
    const part = histogram[index];
    if (!part) continue;
    if (!only) only = part;
    else {
      sum ??= only.slice();
      for (let bin = 0; bin < PART; bin += 1) sum[bin] = (sum[bin] ?? 0) + (part[bin] ?? 0);
    }
  }
  return sum ?? only;
}

function binOf(valueMs: number): number {
  const value = Math.max(0, valueMs);
  if (value < FINE_UP_TO_MS) return Math.floor(value * FINE_STEPS_PER_MS);
  const octaves = Math.log2(value / FINE_UP_TO_MS);
  return Math.min(BINS - 1, FINE_BINS + Math.floor(octaves * STEPS_PER_OCTAVE));
}

function lowerEdge(bin: number): number {
  if (bin < FINE_BINS) return bin / FINE_STEPS_PER_MS;
  return FINE_UP_TO_MS * 2 ** ((bin - FINE_BINS) / STEPS_PER_OCTAVE);
}
