/**
 * A list that never changes, and to which appending costs nothing: a longer series shares the items of the shorter
 * one it was made from. Appending twice to the same series copies it, so that neither sees the other's item.
 */
export interface Series<T> {
  /** Shared; only the first `length` items belong to this series. */
  readonly items: T[];
  readonly length: number;
}

export function emptySeries<T>(): Series<T> {
  return { items: [], length: 0 };
}

export function append<T>(series: Series<T>, item: T): Series<T> {
  const isNewest = series.items.length === series.length;
  const items = isNewest ? series.items : series.items.slice(0, series.length);
  items.push(item);
  return { items, length: items.length };
}

/** With `item` at `index`; what was there moves up by one, or goes when `removed` is 1. */
export function spliced<T>(series: Series<T>, index: number, removed: 0 | 1, item: T): Series<T> {
  const items = series.items.slice(0, series.length);
  items.splice(index, removed, item);
  return { items, length: items.length };
}

/** Without its first `count` items. */
export function dropped<T>(series: Series<T>, count: number): Series<T> {
  const items = series.items.slice(count, series.length);
  return { items, length: items.length };
}
