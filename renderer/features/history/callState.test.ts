import { describe, expect, it } from 'vitest';
import { someCall } from '../../../test/fakes/history.ts';
import { breachSpans, callState } from './callState.ts';

describe('a call', () => {
  it('that was left has ended; one that was not runs while it is written, and was cut off after that', () => {
    const open = someCall('one', { state: 'open', endedAtMs: 100_000 });
    expect(callState(someCall('one'), 0)).toBe('ended');
    expect(callState(open, 103_000)).toBe('running');
    expect(callState(open, 110_000)).toBe('cut');
  });

  it('was in breach from one change of verdict to the next, or to its end', () => {
    const change = (atMs: number, to: 'met' | 'breached', promise: 'loss' | 'delay' = 'loss') => ({
      atMs,
      promise,
      from: 'not-enough-data' as const,
      to,
    });
    const changes = [change(1, 'met'), change(2, 'breached', 'delay'), change(5, 'breached')];
    expect(breachSpans(changes, 'loss', 9)).toEqual([{ fromMs: 5, toMs: 9 }]);
    expect(breachSpans([...changes, change(7, 'met')], 'loss', 9)).toEqual([
      { fromMs: 5, toMs: 7 },
    ]);
    expect(breachSpans(changes, 'hd', 9)).toEqual([]);
  });
});
