import { describe, expect, it } from 'vitest';
import { someCall } from '../../../test/fakes/history.ts';
import { aFigures } from '../../../test/fakes/quality.ts';
import { daysOf, weeksOf } from './weeks.ts';

const at = (text: string) => new Date(text).getTime();
const call = (text: string, minutes: number, change: Parameters<typeof someCall>[1] = {}) =>
  someCall(text, {
    startedAtMs: at(text),
    endedAtMs: at(text) + minutes * 60_000,
    ...change,
  });

describe('the weeks', () => {
  it('begin on Monday, add up packets and seconds, and come newest first', () => {
    const figures = aFigures({
      loss: { bad: 3, total: 10_000, verdict: 'met' },
      delay: { bad: 5, total: 60, verdict: 'breached' },
    });
    const weeks = weeksOf([
      call('2026-11-22T23:59:00', 1),
      call('2026-11-23T00:00:00', 10, { figures }),
      call('2026-11-29T23:59:00', 20, { figures }),
      call('2026-11-24T10:00:00', 5, { figures: undefined }),
      call('2026-11-25T10:00:00', 5, { kind: 'check', figures }),
    ]);
    expect(weeks).toMatchObject([
      {
        startMs: at('2026-11-23T00:00:00'),
        calls: 3,
        durationMs: 35 * 60_000,
        breachedCalls: 2,
        counts: { loss: { bad: 6, total: 20_000 }, delay: { bad: 10, total: 120 } },
      },
      { startMs: at('2026-11-16T00:00:00'), calls: 1, breachedCalls: 0 },
    ]);
  });
});

describe('the days', () => {
  it('hold what began in them, newest first', () => {
    const days = daysOf([
      call('2026-11-22T08:00:00', 1),
      call('2026-11-23T08:00:00', 1),
      call('2026-11-23T09:00:00', 1),
    ]);
    expect(days.map(([dayMs, calls]) => [dayMs, calls.map(({ callId }) => callId)])).toEqual([
      [at('2026-11-23T00:00:00'), ['2026-11-23T09:00:00', '2026-11-23T08:00:00']],
      [at('2026-11-22T00:00:00'), ['2026-11-22T08:00:00']],
    ]);
  });
});
