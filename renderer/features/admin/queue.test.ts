import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueueRow } from '../../../service/protocol/index.ts';
import {
  clocksOfRow,
  EVERYTHING_OPEN,
  filterRows,
  keepActive,
  rowAfterKey,
  scopeOf,
} from './queue.ts';

const MINUTE_MS = 60_000;

function row(number: number, change: Partial<QueueRow> = {}): QueueRow {
  return {
    key: `key-${number}`,
    number,
    category: 'audio',
    level: 3,
    state: 'filed',
    occurredAtMs: 0,
    receivedAtMs: 1_000,
    dueMs: 24 * 60 * MINUTE_MS,
    isWaiting: false,
    assignee: '',
    summary: '',
    ...change,
  };
}
const numbers = (rows: readonly QueueRow[]) => rows.map(({ number }) => number);

describe('the filter of the queue', () => {
  const rows = [
    row(1, { level: 1, assignee: 'Anna', summary: 'No sound from the ceiling' }),
    row(2, { category: 'video', state: 'in-progress', room: 'abc-defg-hjk' }),
    row(3, { state: 'recovered', assignee: 'Bo' }),
    row(4, { state: 'confirmed', summary: '声音断断续续' }),
    row(5, { state: 'withdrawn' }),
  ];
  const shown = (change: Partial<typeof EVERYTHING_OPEN>, me = 'Anna') =>
    numbers(filterRows(rows, { ...EVERYTHING_OPEN, ...change }, me));

  test('leaves out what is over unless it is wanted, and keeps the order', () => {
    expect(shown({})).toEqual([1, 2, 3]);
    expect(shown({ state: 'all' })).toEqual([1, 2, 3, 4, 5]);
    expect(shown({ state: 'confirmed' })).toEqual([4]);
  });

  test('asks the service for what is over only when it can be in the answer', () => {
    expect(scopeOf({ state: 'open' })).toBe('open');
    expect(scopeOf({ state: 'reopened' })).toBe('open');
    expect(scopeOf({ state: 'all' })).toBe('all');
    expect(scopeOf({ state: 'confirmed' })).toBe('all');
  });

  test('goes by level, category and whose it is', () => {
    expect(shown({ level: 1 })).toEqual([1]);
    expect(shown({ category: 'video' })).toEqual([2]);
    expect(shown({ whose: 'mine' })).toEqual([1]);
    expect(shown({ whose: 'nobody' })).toEqual([2]);
  });

  test('shows somebody without a name nothing as theirs', () => {
    expect(shown({ whose: 'mine' }, '')).toEqual([]);
  });

  test('finds every word in number, summary, room or assignee, whatever its case', () => {
    expect(shown({ words: 'SOUND ceiling' })).toEqual([1]);
    expect(shown({ words: 'sound video' })).toEqual([]);
    expect(shown({ words: '000002' })).toEqual([2]);
    expect(shown({ words: 'ABC-defg' })).toEqual([2]);
    expect(shown({ words: 'bo' })).toEqual([3]);
    expect(shown({ words: '断断', state: 'all' })).toEqual([4]);
  });
});

describe('the clocks of a row', () => {
  test('run until somebody has answered and it is recovered', () => {
    const { response, recovery } = clocksOfRow(row(1), 2 * MINUTE_MS);
    expect(response).toMatchObject({ state: 'overdue', leftMs: -MINUTE_MS });
    expect(recovery).toMatchObject({ state: 'running', dueMs: 24 * 60 * MINUTE_MS });
  });

  test('stop at the receipt, and are gone when nothing is due', () => {
    const clocks = clocksOfRow(row(1, { receiptAtMs: 2_000, dueMs: undefined }), 5 * MINUTE_MS);
    expect(clocks.response.state).toBe('kept');
    expect(clocks.recovery).toBeUndefined();
  });
});

describe('the active row', () => {
  const rows = [row(1), row(2), row(3)];

  test('is the same report when the queue is in another order', () => {
    expect(keepActive(rows.toReversed(), { key: 'key-1', index: 0 })).toBe('key-1');
  });

  test('is what came into its place when it is gone, or the last', () => {
    expect(keepActive(rows.slice(1), { key: 'key-1', index: 0 })).toBe('key-2');
    expect(keepActive(rows.slice(0, 2), { key: 'key-3', index: 2 })).toBe('key-2');
    expect(keepActive([], { key: 'key-3', index: 2 })).toBeUndefined();
  });

  test('is none as long as none was chosen', () => {
    expect(keepActive(rows, { key: undefined, index: -1 })).toBeUndefined();
  });
});

describe('keys over the rows', () => {
  test('go one on, a page, and to the ends', () => {
    const at = { index: 10, count: 100, page: 8 };
    expect(rowAfterKey('ArrowDown', at)).toBe(11);
    expect(rowAfterKey('j', at)).toBe(11);
    expect(rowAfterKey('ArrowUp', at)).toBe(9);
    expect(rowAfterKey('k', at)).toBe(9);
    expect(rowAfterKey('PageDown', at)).toBe(18);
    expect(rowAfterKey('PageUp', at)).toBe(2);
    expect(rowAfterKey('Home', at)).toBe(0);
    expect(rowAfterKey('End', at)).toBe(99);
    expect(rowAfterKey('x', at)).toBeUndefined();
  });

  test('begin at the first row', () => {
    expect(rowAfterKey('ArrowDown', { index: -1, count: 3, page: 8 })).toBe(0);
  });

  test('never lead out of the queue', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k'];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(50), fc.nat(50), (key, index, count) => {
        const to = rowAfterKey(key, { index: Math.min(index, count) - 1, count, page: 9 });
        expect(to === undefined ? count === 0 : to >= 0 && to < count).toBe(true);
      }),
    );
  });
});
