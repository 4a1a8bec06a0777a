import { describe, expect, it } from 'vitest';
import {
  judgementWith,
  play,
  standing,
  toTick,
  type DirectionTrace,
  type PersonTrace,
  type SecondTrace,
} from '../../../test/fakes/sideTraces.ts';
import type { SideFinding } from '../sideFinding.ts';
import { sideTick, startSide } from './whoseSide.ts';

const FINE = [standing('fine')];
const a: PersonTrace = { id: 'person-a', device: {}, otherLinks: FINE };
const b: PersonTrace = { id: 'person-b', device: {}, otherLinks: FINE };
const c: PersonTrace = { id: 'person-c', device: {}, otherLinks: FINE };
const LOSSY: DirectionTrace = { lossPercent: 3 };
const SLOW: DirectionTrace = { framesPerSecond: 8 };

const steady = (people: readonly PersonTrace[], device: SecondTrace['device'] = {}) => {
  return play(40, () => ({ people, device })).shown;
};
const last = (shown: readonly SideFinding[]) => shown.at(-1);
const isNeverClear = (shown: readonly SideFinding[]) => shown.every((one) => one.state !== 'clear');

describe('a clear answer', () => {
  it('is not needed in a good call', () => {
    expect(steady([a, b]).every(({ state }) => state === 'well')).toBe(true);
  });

  it('is this device when its encoder cannot keep up and everybody sees it', () => {
    const people = [a, b].map((one) => ({ ...one, sending: SLOW }));
    const device = { encodeMsPerFrame: 90, encodedFramesPerSecond: 9 };
    expect(last(steady(people, device))).toMatchObject({
      state: 'clear',
      side: 'this-device',
      reasons: [
        { code: 'device-encode-slow', figures: { encodeMs: 90 } },
        { code: 'device-frames-dropped', figures: { encodedFramesPerSecond: 9 } },
        { code: 'picture-poor-for-all', figures: { people: 2, ofPeople: 2 } },
      ],
    });
  });

  it('is this device when its encoder says so, with one other person too', () => {
    const people = [{ ...a, sending: { shortSide: 360, cpuLimited: true } }];
    expect(last(steady(people))).toMatchObject({
      side: 'this-device',
      reasons: [{ code: 'device-cpu-limited', figures: { seconds: 20, ofSeconds: 20 } }, {}],
    });
  });

  it('is this device when its camera is slow', () => {
    const people = [a, b].map((one) => ({ ...one, sending: SLOW }));
    expect(last(steady(people, { capturedFramesPerSecond: 8 }))).toMatchObject({
      side: 'this-device',
      reasons: [{ code: 'device-capture-slow', figures: { framesPerSecond: 8 } }, {}],
    });
  });

  it('is this device when it is too slow both to send and to show', () => {
    const people = [a, b].map((one) => ({ ...one, sending: SLOW, receiving: SLOW }));
    const device = { pressure: 'critical', timerLateMs: 600 } as const;
    expect(last(steady(people, device))).toMatchObject({ side: 'this-device' });
  });

  it('is this network when several are impaired at once who are fine with each other', () => {
    const people = [a, b].map((one) => ({ ...one, sending: LOSSY }));
    expect(last(steady(people))).toMatchObject({
      state: 'clear',
      side: 'this-network',
      reasons: [
        { code: 'links-impaired', figures: { people: 2, ofPeople: 2 } },
        { code: 'others-fine-elsewhere', figures: { people: 2, links: 2 } },
      ],
    });
  });

  it('is this network for delay, jitter and outages as well', () => {
    const kinds: Partial<PersonTrace>[] = [
      { roundTripMs: 400 },
      { receiving: { jitterMs: 80 } },
      { receiving: { outageMs: 1_000 } },
    ];
    for (const kind of kinds) {
      const people = [a, b].map((one) => ({ ...one, ...kind }));
      expect(last(steady(people))).toMatchObject({ side: 'this-network' });
    }
  });

  it('is the service when only relayed connections are impaired', () => {
    const people = [
      { ...a, receiving: LOSSY, relayed: true },
      { ...b, receiving: LOSSY, relayed: true },
      c,
    ];
    expect(last(steady(people))).toMatchObject({
      state: 'clear',
      side: 'service',
      reasons: [
        { code: 'relayed-impaired', figures: { people: 2, ofPeople: 2 } },
        { code: 'direct-fine', figures: { people: 1, ofPeople: 1 } },
        { code: 'far-direct-fine', figures: { links: 2 } },
      ],
    });
  });

  it('is the service for one relayed person whose own direct connections are fine', () => {
    const people = [{ ...a, receiving: LOSSY, relayed: true }, b];
    expect(last(steady(people))).toMatchObject({ side: 'service' });
  });

  it('is the far end when all its connections are impaired and mine to others are fine', () => {
    const impaired = [standing('impaired')];
    const people = [{ ...a, receiving: LOSSY, otherLinks: impaired }, b];
    expect(last(steady(people))).toMatchObject({
      state: 'clear',
      side: 'far-end',
      memberId: 'person-a',
      reasons: [
        { code: 'loss-receiving', memberId: 'person-a' },
        { code: 'far-links-impaired', figures: { links: 1, ofLinks: 1 } },
        { code: 'my-others-fine', figures: { people: 1, ofPeople: 1 } },
      ],
    });
  });

  it('is the far end when its device says that it cannot keep up', () => {
    const slow = { ...a, receiving: SLOW, device: { encodeMsPerFrame: 90 } };
    expect(last(steady([slow, b]))).toMatchObject({
      side: 'far-end',
      memberId: 'person-a',
      reasons: [{ code: 'far-encode-slow', memberId: 'person-a', figures: { encodeMs: 90 } }],
    });
    // Its processor shows pictures poorly too, in a call of two as well.
    expect(last(steady([{ ...slow, sending: SLOW }]))).toMatchObject({ side: 'far-end' });
  });
});

describe('it is not clear', () => {
  const cases: [name: string, people: PersonTrace[], device?: SecondTrace['device']][] = [
    ['with one other person and a lossy network', [{ ...a, receiving: LOSSY, otherLinks: [] }]],
    ['when one of several is impaired who is fine elsewhere', [{ ...a, receiving: LOSSY }, b]],
    [
      'when the impaired ones may share an office',
      [a, b].map((one) => ({
        ...one,
        receiving: LOSSY,
        otherLinks: [standing('fine', { isNear: true })],
      })),
    ],
    [
      'when only a colleague in the same room is fine',
      [
        { ...a, receiving: LOSSY, otherLinks: [standing('impaired')] },
        { ...b, roundTripMs: 1 },
      ],
    ],
    [
      'when everything goes through the relay',
      [a, b].map((one) => ({ ...one, receiving: LOSSY, relayed: true })),
    ],
    [
      'when all connections of the far end may be relayed',
      [
        {
          ...a,
          receiving: LOSSY,
          relayed: true,
          otherLinks: [standing('impaired', { isRelayed: true })],
        },
        b,
      ],
    ],
    [
      'with two causes at once: my uplink and the device of a far end',
      [
        { ...a, sending: LOSSY, receiving: SLOW, device: { encodeMsPerFrame: 90 } },
        { ...b, sending: LOSSY },
      ],
    ],
    [
      'with two causes at once: my network and the network of a far end',
      [
        { ...a, receiving: LOSSY, otherLinks: [standing('impaired')] },
        { ...b, receiving: LOSSY, otherLinks: [standing('impaired')] },
      ],
    ],
    [
      'when my network is impaired and my device is overloaded',
      [a, b].map((one) => ({ ...one, sending: LOSSY })),
      { encodeMsPerFrame: 90 },
    ],
    ['when a picture is poor and everybody says to be well', [{ ...a, receiving: SLOW }, b]],
    [
      'when far ends that say nothing of themselves are impaired',
      [a, b].map(({ id }) => ({ id, receiving: LOSSY })),
    ],
    [
      'when only the page is hidden, whose timers are late',
      [{ ...a, sending: SLOW }, { ...b }],
      { timerLateMs: 900 },
    ],
  ];
  it.each(cases)('%s', (_name, people = [], device = {}) => {
    const shown = steady(people, device);
    expect(isNeverClear(shown)).toBe(true);
    expect(last(shown)).toMatchObject({ state: 'unclear' });
    expect(last(shown)).toHaveProperty('reasons.0.figures');
  });
});

describe('what is no fault at all', () => {
  const isWell = (shown: readonly SideFinding[]) => shown.every(({ state }) => state === 'well');

  it('is a person who is muted, with the camera off', () => {
    expect(isWell(steady([{ ...a, receiving: { off: true } }, b]))).toBe(true);
  });

  it('is one bad second now and then', () => {
    const shown = play(60, (second) => ({
      people: second % 30 === 10 ? [{ ...a, receiving: { lossPercent: 50 } }, b] : [a, b],
    })).shown;
    expect(isWell(shown)).toBe(true);
  });

  it('is a person who leaves, by a crash too', () => {
    const shown = play(60, (second) => ({
      people:
        second < 20 ? [a, b] : second < 23 ? [{ ...a, receiving: { outageMs: 1_000 } }, b] : [b],
    })).shown;
    expect(isWell(shown)).toBe(true);
  });

  it('is a device that is busy without anybody seeing it', () => {
    expect(isWell(steady([a, b], { pressure: 'critical', timerLateMs: 800 }))).toBe(true);
  });

  it.each([
    { sourceHeight: 360 },
    { isAskedSmall: true },
    { isAskedSmall: true, isOn: false, frames: 0, frozenMs: 1_000 },
  ])('is a picture of a small camera, one wanted small, or one out of sight (%o)', (change) => {
    let state = startSide();
    for (let second = 0; second < 40; second += 1) {
      const tick = toTick(second, { people: [{ ...a, receiving: { shortSide: 360 } }] });
      const samples = tick.samples.map((one) =>
        one.kind === 'video' ? { ...one, ...change } : one,
      );
      state = sideTick(state, { ...tick, samples }, judgementWith());
      expect(state.finding.state).toBe('well');
    }
  });
});

describe('time', () => {
  const bad = [a, b].map((one) => ({ ...one, sending: LOSSY }));

  it('passes before a finding is shown, and longer before it is over', () => {
    const { shown } = play(80, (second) => ({
      people: second >= 20 && second < 40 ? bad : [a, b],
    }));
    const clear = shown.flatMap(({ state }, second) => (state === 'clear' ? [second] : []));
    expect(clear[0]).toBeGreaterThanOrEqual(25);
    expect(clear[0]).toBeLessThanOrEqual(35);
    expect(clear.length).toBe((clear.at(-1) ?? 0) - (clear[0] ?? 0) + 1);
    expect(shown.at(-1)).toEqual({ state: 'well' });
  });

  it('does not take an answer back while the verdict of the last minutes is a breach', () => {
    const breach = judgementWith([['person-a', 'sending', 'loss']]);
    const at = (second: number) => ({ people: second < 40 ? bad : [a, b] });
    expect(last(play(90, at, breach).shown)).toMatchObject({ side: 'this-network' });
  });

  it('that was slept through counts for nothing', () => {
    let { state } = play(30, () => ({ people: bad }));
    state = sideTick(state, toTick(600, { people: [a, b] }), judgementWith());
    expect(state.window).toHaveLength(1);
  });
});

describe('what others are told of my connections', () => {
  it('is how they are, whether they are relayed, and whether they are near', () => {
    const people = [
      { ...a, receiving: LOSSY, relayed: true },
      { ...b, roundTripMs: 1 },
    ];
    const { state } = play(20, () => ({ people }));
    expect(Object.fromEntries(state.standings)).toEqual({
      'person-a': { state: 'impaired', isRelayed: true, isNear: false },
      'person-b': { state: 'fine', isRelayed: false, isNear: true },
    });
    const early = play(3, () => ({ people: [a] })).state;
    expect([...early.standings.values()]).toMatchObject([{ state: 'unknown' }]);
  });
});
