import { useState } from 'react';
import type { QueueRow } from '../../../service/protocol/index.ts';
import { keepActive } from './queue.ts';

/** The row that keys and buttons are about. */
export interface ActiveRow {
  readonly row: QueueRow | undefined;
  /** Its place; -1 when it is not among the rows that are shown. */
  readonly index: number;
  choose(row: QueueRow): void;
}

/** Keeps one report active while the rows change. `openKey` is the one that is open, and that is the active one then. */
export function useActiveRow(
  rows: readonly QueueRow[] | undefined,
  openKey: string | undefined,
): ActiveRow {
  const [place, setPlace] = useState<{ readonly key: string | undefined; readonly index: number }>({
    key: undefined,
    index: -1,
  });
  const key = openKey ?? (rows ? keepActive(rows, place) : place.key);
  const index = key === undefined || !rows ? -1 : rows.findIndex((row) => row.key === key);
  if (key !== place.key || (index >= 0 && index !== place.index)) {
    setPlace({ key, index: index < 0 ? place.index : index });
  }
  return {
    row: index < 0 ? undefined : rows?.[index],
    index,
    choose: (row) => setPlace({ key: row.key, index: rows?.indexOf(row) ?? -1 }),
  };
}
