import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  BO,
  both,
  CY,
  judgement,
  judgeSeconds,
  receiving,
} from '../../../test/fakes/judging.ts';
import { aTick } from '../../../test/fakes/quality.ts';
import type { MemberId } from '../../ids.ts';
import { countSecond, openHistogram, stepOf, upperPercentile } from './histogram.ts';
import { judgeTick, startJudging } from './judge.ts';

describe('the whole call', () => {
  const from = (member: MemberId, second: number, lost = 0) =>
    both(second).map((sample) => ({ ...sample, memberId: member, packetsLost: lost }));

  it('is met when every direction is', () => {
    const state = judgeSeconds(0, 150, (second) => [...from(BO, second), ...from(CY, second)]);
    expect(judgement(state).call.call.loss).toMatchObject({
      verdict: 'met',
      value: 0,
      total: 2 * 150 * 140,
    });
  });

  it('is breached when one direction surely is, and not met while one is undecided', () => {
    const one = judgeSeconds(0, 150, (second) => [
      ...from(BO, second),
      ...from(CY, second, second < 20 ? 1 : 0),
    ]);
    expect(receiving(one, 'call', CY).loss.verdict).toBe('breached');
    expect(judgement(one).call.call.loss.verdict).toBe('breached');
    const late = judgeSeconds(150, 160, (second) => [...from(BO, second), ...from(CY, second)], {
      ...judgeSeconds(0, 150, (second) => from(BO, second)),
    });
    expect(judgement(late).call.call.loss.verdict).toBe('not-enough-data');
  });

  it('needs more of one direction, the more directions are looked at', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => `member-${index}` as MemberId);
    const breachedAt = (members: readonly MemberId[]): number => {
      let state = startJudging();
      for (let second = 0; second < 120; second += 1) {
        const lost = second % 4 === 0 ? 1 : 0;
        const samples = members.flatMap((member, index) =>
          from(member, second, index > 0 ? 0 : lost),
        );
        state = judgeTick(state, { ...aTick(at(second), []), samples });
        if (judgement(state).call.call.loss.verdict === 'breached') return second;
      }
      return Number.POSITIVE_INFINITY;
    };
    const alone = breachedAt(crowd.slice(0, 1));
    const among = breachedAt(crowd);
    expect(among).toBeGreaterThan(alone);
    expect(among).toBeLessThan(120);
  });

  it('remembers people who left, and does not wait for them', () => {
    const short = judgeSeconds(0, 40, (second) => [...from(BO, second), ...from(CY, second)]);
    const state = judgeSeconds(40, 200, (second) => from(BO, second), short);
    expect(judgement(state).call.call.loss).toMatchObject({ verdict: 'met', total: 240 * 140 });
    const bad = judgeSeconds(0, 40, (second) => [...from(BO, second), ...from(CY, second, 2)]);
    const after = judgeSeconds(40, 600, (second) => from(BO, second), bad);
    expect(judgement(after).call.call.loss.verdict).toBe('breached');
    expect(judgement(after).call.now.loss.verdict).toBe('met');
  });

  it('shows the percentile of all their seconds together, also of windows that have moved on', () => {
    const jitters = fc.array(fc.double({ min: 0, max: 49, noNaN: true }), { minLength: 160 });
    fc.assert(
      fc.property(jitters, jitters, (ofBo, ofCy) => {
        const of = (memberId: MemberId, second: number, jitterMs = 0) =>
          both(second).map((sample) => ({ ...sample, memberId, jitterMs }));
        const state = judgeSeconds(0, 160, (second) => [
          ...of(BO, second, ofBo[second]),
          ...of(CY, second, ofCy[second]),
        ]);
        for (const [scope, from] of [
          ['now', 40],
          ['call', 0],
        ] as const) {
          const together = openHistogram();
          const values = [...ofBo.slice(from, 160), ...ofCy.slice(from, 160)];
          for (const value of values) countSecond(together, scope, stepOf(value), 1);
          expect(judgement(state).call[scope].jitter.value).toBe(
            upperPercentile(together, scope, values.length, 0.05),
          );
        }
      }),
      { numRuns: 10 },
    );
  });
});
