/** Value below which the share `p` (0 to 1) of the samples lies; linear between neighbours. NaN without samples. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** The middle sample, rounded to a tenth. */
export function median(samples: readonly number[]): number {
  return Math.round(percentile(samples, 0.5) * 10) / 10;
}
