import { clocksOf, type FaultClock } from '../../../domain/faults/clocks.ts';
import type { FaultLevel } from '../../../domain/faults/level.ts';
import { reportNumberText, type ReportCategory } from '../../../domain/faults/report.ts';
import type { ReportState } from '../../../domain/faults/standing.ts';
import type { QueueRow } from '../../../service/protocol/index.ts';

/** Which reports the desk wants to see. */
export interface QueueFilter {
  /** `open`: everything that somebody still has to do something about. */
  readonly state: 'open' | 'all' | ReportState;
  readonly level: FaultLevel | undefined;
  readonly category: ReportCategory | undefined;
  readonly whose: 'all' | 'mine' | 'nobody';
  /** Each of them has to be in number, words, room or assignee. */
  readonly words: string;
}

/** What a desk looks at first. */
export const EVERYTHING_OPEN: QueueFilter = {
  state: 'open',
  level: undefined,
  category: undefined,
  whose: 'all',
  words: '',
};

/** What has to be asked of the service for a filter. */
export function scopeOf(filter: Pick<QueueFilter, 'state'>): 'open' | 'all' {
  const ended = ['all', 'recovered', 'confirmed', 'withdrawn'];
  return ended.includes(filter.state) ? 'all' : 'open';
}

/** The rows that pass, in their order. `me` is the name under which this person takes reports. */
export function filterRows(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  me: string,
): readonly QueueRow[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (filter.level === undefined || row.level === filter.level) &&
      (filter.category === undefined || row.category === filter.category) &&
      hasState(row, filter.state) &&
      isWhose(row, filter.whose, me) &&
      hasWords(row, words),
  );
}

function hasState(row: QueueRow, state: QueueFilter['state']): boolean {
  if (state === 'all') return true;
  if (state !== 'open') return row.state === state;
  return row.state !== 'confirmed' && row.state !== 'withdrawn';
}

function isWhose({ assignee }: QueueRow, whose: QueueFilter['whose'], me: string): boolean {
  if (whose === 'all') return true;
  return whose === 'nobody' ? assignee === '' : me !== '' && assignee === me;
}

function hasWords(row: QueueRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { number, summary, room = '', assignee } = row;
  const text = `${reportNumberText(number)} ${summary} ${room} ${assignee}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The clocks of a row at `nowMs` of the service's clock; `recovery` is `undefined` once it runs no more. */
export function clocksOfRow(
  row: QueueRow,
  nowMs: number,
): { readonly response: FaultClock; readonly recovery: FaultClock | undefined } {
  const { response, recovery } = clocksOf(
    {
      state: row.state,
      level: row.level,
      occurredAtMs: row.occurredAtMs,
      receivedAtMs: row.receivedAtMs,
      receiptAtMs: row.receiptAtMs,
      humanAtMs: row.humanAtMs,
      recoveredAtMs: undefined,
      withdrawnAtMs: undefined,
      waiting: [],
      assignee: row.assignee,
      incidentId: row.incidentId,
    },
    nowMs,
  );
  return { response, recovery: row.dueMs === undefined ? undefined : recovery };
}

/**
 * Which row is the active one when the queue has changed: the same report wherever it has gone, otherwise what has
 * come into its place.
 */
export function keepActive(
  rows: readonly QueueRow[],
  before: { readonly key: string | undefined; readonly index: number },
): string | undefined {
  if (rows.some(({ key }) => key === before.key)) return before.key;
  if (before.key === undefined) return undefined;
  return rows[Math.min(before.index, rows.length - 1)]?.key;
}

/**
 * Where a key leads from row `index` (-1: none yet) of `count`; `page` rows are seen at once. `undefined`: it is no
 * key for that, or there is nowhere to go.
 */
export function rowAfterKey(
  pressed: string,
  { index, count, page }: { readonly index: number; readonly count: number; readonly page: number },
): number | undefined {
  const target = targetOf(pressed, index, count, page);
  if (target === undefined || count === 0) return undefined;
  return Math.min(Math.max(target, 0), count - 1);
}

function targetOf(pressed: string, index: number, count: number, page: number): number | undefined {
  switch (pressed) {
    case 'ArrowDown':
    case 'j':
      return index + 1;
    case 'ArrowUp':
    case 'k':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
