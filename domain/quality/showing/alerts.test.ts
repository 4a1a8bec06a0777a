import { describe, expect, test } from 'vitest';
import { aJudgement, aPicture, aSample, aTick } from '../../../test/fakes/quality.ts';
import type { MemberId } from '../../ids.ts';
import { alertTick, quietAlert, startAlerts, type AlertState } from './alerts.ts';
import { followBreaches } from './breaches.ts';
import { judgeTick, startJudging } from '../judging/judge.ts';
import type { Side, SideFinding } from '../sideFinding.ts';
import type { Verdict } from '../verdict.ts';
import { sideTick, startSide } from '../side/whoseSide.ts';

const WELL: SideFinding = { state: 'well' };
const UNCLEAR: SideFinding = { state: 'unclear', reasons: [] };
const clear = (side: Side): SideFinding => ({ state: 'clear', side, reasons: [] });
const judged = (atMs: number, loss: Verdict = 'not-enough-data') =>
  aJudgement({ atMs, change: { loss: { verdict: loss } } });

/** Alerts as they come up, by their cause, and news, over steps of one second each. */
function follow(steps: readonly (readonly [SideFinding, Verdict?])[], from = startAlerts()) {
  let state: AlertState = from;
  const said: string[] = [];
  const news: string[] = [];
  steps.forEach(([finding, loss], second) => {
    const before = state.alert?.cause;
    state = alertTick(state, judged(second * 1_000, loss), finding);
    const cause = state.alert?.cause;
    if (cause !== undefined && cause !== before) said.push(`${second}: ${cause}`);
    news.push(...state.news.map(({ promise, verdict }) => `${second}: ${promise} ${verdict}`));
  });
  return { state, said, news };
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('alerts', () => {
  test('say nothing while nothing is wrong', () => {
    expect(follow(times(100, [WELL, 'met'] as const))).toMatchObject({ said: [], news: [] });
  });

  test('say a cause once, however long it lasts and however it flickers', () => {
    const flicker = Array.from(
      { length: 60 },
      (_, i) => [i % 2 ? WELL : clear('service')] as const,
    );
    expect(follow(flicker).said).toEqual(['0: service']);
  });

  test('say it again after it was over for half a minute', () => {
    const again = [[clear('service')], ...times(31, [WELL] as const), [clear('service')]] as const;
    expect(follow(again).said).toEqual(['0: service', '32: service']);
  });

  test('a side that becomes clear is said in place of "not clear", and never the other way round', () => {
    const steps = [[UNCLEAR], [clear('this-network')], [UNCLEAR], [UNCLEAR]] as const;
    expect(follow(steps).said).toEqual(['0: unclear', '1: this-network']);
  });

  test('two far ends are two causes', () => {
    const far = (id: string): SideFinding => ({
      state: 'clear',
      side: 'far-end',
      memberId: id as MemberId,
      reasons: [],
    });
    expect(follow([[far('ada')], [far('bo')]]).said).toEqual(['0: far-end ada', '1: far-end bo']);
  });

  test('what a person has put away stays quiet', () => {
    const first = follow([[clear('service')]]).state;
    const quiet = quietAlert(first, 'service');
    expect(quiet.alert).toBeUndefined();
    const later = [...times(60, [WELL] as const), [clear('service')] as const, [UNCLEAR] as const];
    expect(follow(later, quiet).said).toEqual(['61: unclear']);
  });

  test('a breach without any finding is said too', () => {
    expect(follow([[WELL, 'breached']]).said).toEqual(['0: unclear']);
  });
});

describe('news of verdicts', () => {
  test('are those that become a breach or stop being one, at most every half minute', () => {
    const verdicts: Verdict[] = [
      ...times(5, 'met' as const),
      'breached',
      ...times(40, 'met' as const),
    ];
    const { news } = follow(verdicts.map((verdict) => [WELL, verdict] as const));
    expect(news).toEqual(['5: loss breached', '35: loss met']);
  });
});

describe('spans of breaches', () => {
  test('begin and end with the verdict, and stay the same object meanwhile', () => {
    const open = followBreaches([], judged(1_000, 'breached'));
    expect(open).toEqual([{ promise: 'loss', fromMs: 1_000, toMs: undefined }]);
    expect(followBreaches(open, judged(2_000, 'breached'))).toBe(open);
    const closed = followBreaches(open, judged(3_000, 'met'));
    expect(closed).toEqual([{ promise: 'loss', fromMs: 1_000, toMs: 3_000 }]);
    expect(followBreaches(closed, judged(4_000))).toBe(closed);
  });
});

describe('ten steady minutes at 0.03 % loss', () => {
  test.each([1, 2, 3])('no verdict flips, and nothing is said (seed %i)', (seed) => {
    const random = generator(seed);
    let judge = startJudging();
    let side = startSide();
    let alerts = startAlerts();
    const said: unknown[] = [];
    const verdicts: Record<string, Verdict[]> = { loss: [], jitter: [], delay: [], hd: [] };
    for (let second = 1; second <= 600; second += 1) {
      const tick = steadySecond(second * 1_000, random);
      judge = judgeTick(judge, tick);
      if (!judge.judgement) throw new Error('no judgement');
      side = sideTick(side, tick, judge.judgement);
      alerts = alertTick(alerts, judge.judgement, side.finding);
      if (alerts.alert) said.push(alerts.alert);
      said.push(...alerts.news);
      for (const [promise, { verdict }] of Object.entries(judge.judgement.call.call)) {
        if (verdicts[promise]?.at(-1) !== verdict) verdicts[promise]?.push(verdict);
      }
    }
    expect(said).toEqual([]);
    expect(verdicts.loss?.[0]).toBe('not-enough-data');
    for (const seen of Object.values(verdicts)) {
      expect(seen.slice(1)).toEqual(seen.length > 1 ? ['met'] : []);
    }
  });
});

/** A second of an HD call both ways, with losses by chance. */
function steadySecond(atMs: number, random: () => number) {
  const lostOf = (packets: number) => times(packets, 0).filter(() => random() < 0.0003).length;
  const samples = (['receiving', 'sending'] as const).flatMap((direction) => [
    aSample({ direction, packetsExpected: 50, packetsLost: lostOf(50) }),
    aPicture({
      direction,
      packetsExpected: 140,
      packetsLost: lostOf(140),
      sourceWidth: 1280,
      sourceHeight: 720,
      frozenMs: 0,
    }),
  ]);
  return aTick(atMs, samples);
}

/** Numbers of 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
