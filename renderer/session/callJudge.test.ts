import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someSample, someTick } from '../../test/fakes/history.ts';
import { judgeTick, startJudging } from '../../domain/quality/judging/judge.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import { createClock } from '../platform/clock.ts';
import { createCallJudge } from './callJudge.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Seconds of a call in which every 20th packet is lost in the first half, and none afterwards. */
const call: readonly QualityTick[] = Array.from({ length: 500 }, (_, second) => {
  const packetsLost = second < 250 ? 10 : 0;
  const atMs = second * 1_000;
  return someTick(atMs, [someSample({ atMs, packetsExpected: 200, packetsLost })]);
});
const clock = createClock(globalThis);
const { signal } = new AbortController();

const judgedInOneGo = (ticks: readonly QualityTick[]) =>
  ticks.reduce(judgeTick, startJudging()).judgement;

describe('the judge of a call', () => {
  it('judges every second of a call that was never reloaded', () => {
    const judge = createCallJudge({ earlier: undefined, clock, signal });
    const last = call.map((tick) => judge.take(tick)).at(-1);
    expect(last).toEqual(judgedInOneGo(call));
  });

  it('says nothing after a reload until all that was before is judged again, then the whole', async () => {
    const recorded = call.slice(0, 402);
    const judge = createCallJudge({ earlier: async () => recorded, clock, signal });
    // The newest recorded seconds are measured by the new page as well when they were written late.
    expect(call.slice(400, 498).map((tick) => judge.take(tick))).toEqual(
      Array.from({ length: 98 }, () => undefined),
    );
    await vi.runAllTimersAsync();
    expect(judge.take(call[498] as QualityTick)).toEqual(judgedInOneGo(call.slice(0, 499)));
  });

  it('begins with nothing when nothing was recorded', async () => {
    const judge = createCallJudge({ earlier: async () => [], clock, signal });
    await vi.runAllTimersAsync();
    expect(judge.take(call[0] as QualityTick)).toEqual(judgedInOneGo(call.slice(0, 1)));
  });
});
