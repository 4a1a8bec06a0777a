/** The middle of the known values (the upper one of two); `undefined` when none is known. */
export function median(values: readonly (number | undefined)[]): number | undefined {
  const sorted: number[] = [];
  for (const value of values) {
    if (value !== undefined) insert(sorted, value);
  }
  return sorted[middle(sorted.length)];
}

/** In its place. Windows hold some twenty values, for which this is the quickest way to sort. */
function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  for (; at > 0 && (sorted[at - 1] ?? 0) > value; at -= 1) sorted[at] = sorted[at - 1] ?? 0;
  sorted[at] = value;
}

/** Whether the {@link median} of `length` values is one of the `count` smallest: so it need not be looked for. */
export function isMedianAmong(count: number, length: number): boolean {
  return count > middle(length);
}

function middle(length: number): number {
  return Math.floor(length / 2);
}
