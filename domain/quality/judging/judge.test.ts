import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  BO,
  both,
  CY,
  judgement,
  judgeSeconds,
  picture,
  receiving,
  sound,
  type Second,
} from '../../../test/fakes/judging.ts';
import { aPicture, aSample, aTick } from '../../../test/fakes/quality.ts';
import { judgeTick, startJudging } from './judge.ts';
import type { QualitySample } from '../sample.ts';
import type { PromiseId } from '../verdict.ts';

describe('one direction', () => {
  it('keeps every promise in a good call', () => {
    const state = judgeSeconds(0, 150, both);
    const { loss, jitter, delay, hd } = receiving(state, 'now');
    expect([loss, jitter, delay, hd].map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 4 }, () => 'met'),
    );
    expect(loss).toMatchObject({ value: 0, total: 120 * 140 });
    expect(jitter.value).toBeCloseTo(5, 0);
    expect(delay.value).toBeCloseTo(40, -1);
    expect(hd).toMatchObject({ value: 1, bad: 0 });
  });

  it('pools the packets of sound and picture', () => {
    const state = judgeSeconds(0, 10, (second) => [
      aSample({ atMs: at(second), packetsExpected: 50, packetsLost: 1 }),
      aPicture({ atMs: at(second), packetsExpected: 150, packetsLost: 3 }),
    ]);
    expect(receiving(state).loss).toMatchObject({ total: 2_000, bad: 40, value: 0.02 });
  });

  it('judges the jitter of sound, and that of the picture only without it', () => {
    const rough = picture({ jitterMs: 80 });
    const withSound = judgeSeconds(0, 20, (second) => [...sound(second), ...rough(second)]);
    expect(receiving(withSound).jitter.bad).toBe(0);
    expect(receiving(judgeSeconds(0, 20, rough)).jitter).toMatchObject({
      verdict: 'breached',
      bad: 20,
    });
  });

  it('does not lay the lateness of a starved microphone at the network’s door', () => {
    const rough: Second = (second) => [aSample({ atMs: at(second), jitterMs: 80 })];
    const device = {
      encodeMsPerFrame: undefined,
      capturedFramesPerSecond: undefined,
      encodedFramesPerSecond: undefined,
      capturedSoundShare: 0.4,
      pressure: undefined,
      timerLateMs: undefined,
    };
    let state = startJudging();
    for (let second = 0; second < 20; second += 1) {
      const tick = { ...aTick(at(second), []), samples: rough(second) };
      state = judgeTick(state, { ...tick, farEnds: [{ memberId: BO, device, otherLinks: [] }] });
    }
    expect(receiving(state).jitter).toMatchObject({ verdict: 'not-enough-data', total: 0 });
    // What this device leaves out says nothing of what it receives.
    let mine = startJudging();
    for (let second = 0; second < 20; second += 1)
      mine = judgeTick(mine, { ...aTick(at(second), []), samples: rough(second), device });
    expect(receiving(mine).jitter).toMatchObject({ verdict: 'breached', bad: 20 });
  });

  it('says that delay is breached when more than one second in twenty is over', () => {
    const slow: Second = (second) => [aSample({ atMs: at(second), roundTripMs: 200 })];
    const state = judgeSeconds(0, 10, slow);
    expect(receiving(state).delay).toMatchObject({ verdict: 'breached', total: 10, bad: 10 });
    expect(receiving(state).delay.value).toBeGreaterThan(190);
  });

  it('says nothing of a delay that is over the limit by no more than measuring adds', () => {
    const close: Second = (second) => [aSample({ atMs: at(second), roundTripMs: 156 })];
    const state = judgeSeconds(0, 200, close);
    expect(receiving(state, 'call').delay).toMatchObject({ verdict: 'not-enough-data', bad: 200 });
  });

  it('never shows a percentile on the other side of the limit than the count', () => {
    const close: Second = (second) => [
      aSample({ atMs: at(second), roundTripMs: second % 10 === 0 ? 150.4 : 149.9 }),
    ];
    const { delay } = receiving(judgeSeconds(0, 100, close));
    expect(delay.bad).toBe(10);
    expect(delay.value).toBeGreaterThanOrEqual(150);
    const { delay: kept } = receiving(
      judgeSeconds(0, 100, (second) => [aSample({ atMs: at(second), roundTripMs: 149.9 })]),
    );
    expect(kept.value).toBeLessThanOrEqual(150);
  });
});

describe('what was not measured', () => {
  it('is unknown, never 0', () => {
    const state = judgeSeconds(0, 30, (second) => [
      aSample({
        atMs: at(second),
        packetsExpected: 0,
        jitterMs: undefined,
        roundTripMs: undefined,
      }),
    ]);
    for (const scope of ['now', 'fiveMinutes', 'call'] as const)
      for (const figure of Object.values(receiving(state, scope)))
        expect(figure).toMatchObject({ verdict: 'not-enough-data', value: undefined, total: 0 });
  });

  it('leaves the windows as time goes by', () => {
    const state = judgeSeconds(60, 700, () => [], judgeSeconds(0, 60, both));
    expect(receiving(state, 'fiveMinutes').loss.total).toBe(0);
    expect(receiving(state, 'call').loss.total).toBe(60 * 140);
  });
});

describe('muted or paused', () => {
  const off: Second = (second) => both(second).map((sample) => ({ ...sample, isOn: false }));

  it('changes nothing, for however long', () => {
    const before = judgeSeconds(0, 150, both);
    const after = judgeSeconds(150, 900, off, before);
    expect(judgement(after).people).toEqual(judgement(before).people);
    expect(judgement(after).outage).toEqual(judgement(before).outage);
  });

  it('goes on where it stopped', () => {
    const muted = judgeSeconds(100, 500, off, judgeSeconds(0, 100, both));
    const state = judgeSeconds(500, 520, both, muted);
    expect(receiving(state, 'now').loss.total).toBe(120 * 140);
  });
});

describe('an outage', () => {
  const out: Second = (second) =>
    both(second).map((sample) => ({ ...sample, outageMs: 1_000, packetsLost: 40, jitterMs: 90 }));

  it('is counted as an outage and as nothing else', () => {
    const before = judgeSeconds(0, 100, both);
    const state = judgeSeconds(100, 104, out, before);
    expect(judgement(state).outage).toEqual({ downMs: 4_000, expectedMs: 104_000 });
    expect(receiving(state)).toEqual(receiving(before));
  });
});

describe('time', () => {
  it('far ends that tell with a delay are judged as if they had told at once', () => {
    const behind: Second = (second) =>
      second < 3 ? [] : both(second - 3).map((sample) => ({ ...sample, direction: 'sending' }));
    const late = judgement(judgeSeconds(0, 203, behind)).people[BO]?.sending;
    const inTime = judgement(judgeSeconds(0, 200, both)).people[BO]?.receiving;
    expect(late).toEqual(inTime);
  });

  it('samples of one second may come in different ticks, in any order', () => {
    const seconds = Array.from({ length: 60 }, (_, second) => second);
    fc.assert(
      fc.property(fc.shuffledSubarray(seconds, { minLength: 60 }), (order) => {
        let state = judgeSeconds(0, 60, sound);
        for (const second of order)
          state = judgeTick(state, { ...aTick(at(60), []), samples: picture({})(second) });
        const { loss, jitter, delay } = receiving(state);
        const inTime = receiving(judgeSeconds(0, 60, both));
        expect({ loss, jitter, delay }).toEqual({
          loss: inTime.loss,
          jitter: inTime.jitter,
          delay: inTime.delay,
        });
      }),
      { numRuns: 20 },
    );
  });

  it('a wall clock that is set back stops nothing', () => {
    const before = judgeSeconds(4_000, 4_100, both);
    const after = judgeSeconds(400, 450, both, before);
    expect(receiving(after, 'now').loss.total).toBe(120 * 140);
    expect(receiving(after, 'call').loss.total).toBe(150 * 140);
  });

  it('the order of the samples in a tick does not matter', () => {
    const crowd = (second: number): readonly QualitySample[] =>
      [BO, CY].flatMap((memberId, index) =>
        both(second).flatMap((sample) => [
          { ...sample, memberId, packetsLost: (second * (index + 3)) % 5 === 0 ? 1 : 0 },
          { ...sample, memberId, direction: 'sending' as const, atMs: sample.atMs - 2_000 },
        ]),
      );
    const listed = judgement(judgeSeconds(0, 30, crowd));
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (order) => {
        const shuffled: Second = (second) => {
          const samples = crowd(second);
          return order.flatMap((index) => samples[index] ?? []);
        };
        expect(judgement(judgeSeconds(0, 30, shuffled))).toEqual(listed);
      }),
      { numRuns: 20 },
    );
  });
});

describe('whatever is measured', () => {
  const figure = fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }), { nil: undefined });
  const sample = fc.record({
    isOn: fc.boolean(),
    kind: fc.constantFrom('audio' as const, 'video' as const),
    direction: fc.constantFrom('receiving' as const, 'sending' as const),
    packetsExpected: fc.integer({ min: -5, max: 900 }),
    packetsLost: fc.integer({ min: -5, max: 900 }),
    outageMs: fc.constantFrom(0, 0, 0, 400),
    jitterMs: figure,
    roundTripMs: figure,
    frames: fc.option(fc.nat(60), { nil: undefined }),
    late: fc.nat(8),
  });

  it('figures stay within their bounds, and every e-value can be written down', () => {
    const ticks = fc.array(fc.array(sample, { maxLength: 4 }), { minLength: 1, maxLength: 40 });
    const promises: readonly PromiseId[] = ['loss', 'jitter', 'delay', 'hd'];
    fc.assert(
      fc.property(ticks, (seconds) => {
        const state = judgeSeconds(0, seconds.length, (second) =>
          (seconds[second] ?? []).map(({ late, ...change }) =>
            aPicture({ ...change, atMs: at(second - late), sourceWidth: 1280, sourceHeight: 720 }),
          ),
        );
        const { call, people } = judgement(state);
        for (const scopes of [
          call,
          ...Object.values(people).flatMap((each) => Object.values(each)),
        ])
          for (const figures of Object.values(scopes))
            for (const promise of promises) {
              const { total, bad, evidence, value } = figures[promise];
              expect(bad).toBeGreaterThanOrEqual(0);
              expect(total === 0 ? value : 0).toBe(total === 0 ? undefined : 0);
              expect(Number.isFinite(evidence.met) && Number.isFinite(evidence.breached)).toBe(
                true,
              );
            }
      }),
      { numRuns: 100 },
    );
  });
});
