import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../ids.ts';
import {
  askFor,
  FIRST_PLAN,
  planSending,
  rungFor,
  RUNGS,
  shownLines,
  TOP_RUNG,
  UPLINK_MOST,
  type Asked,
  type SendingLimits,
} from './sendLadder.ts';

const HD = { sourceLines: 720, cap: TOP_RUNG } as const;
const asking = (...asks: readonly Asked[]) =>
  new Map(asks.map((asked, index) => [`m${index}` as MemberId, asked]));
const plans = (asks: readonly Asked[], limits: SendingLimits = HD) => [
  ...planSending(asking(...asks), limits).values(),
];
const lines = (asks: readonly Asked[], limits: SendingLimits = HD) =>
  plans(asks, limits).map((plan) => plan.lines);

const anAsk = fc.constantFrom<Asked>(0, ...RUNGS);
const aRung = fc.constantFrom(...RUNGS);
const someAsks = fc.array(anAsk, { minLength: 1, maxLength: 70 });
const someLimits = fc.record({
  sourceLines: fc.option(fc.integer({ min: 1, max: 4_320 }), { nil: undefined }),
  cap: aRung,
});

describe('how many lines are shown', () => {
  it('is the height of a lying picture, which fills its tile', () => {
    expect(shownLines({ width: 640, height: 360 })).toBe(360);
    expect(shownLines({ width: 640, height: 360 }, { width: 640, height: 480 })).toBe(480);
  });

  it('is the width of an upright picture, which is fitted into its tile', () => {
    expect(shownLines({ width: 1_280, height: 720 }, { width: 720, height: 1_280 })).toBe(405);
  });

  it('is none without a tile or a picture', () => {
    expect(shownLines({ width: 0, height: 0 })).toBe(0);
    expect(shownLines({ width: 640, height: 0 })).toBe(0);
    expect(shownLines({ width: 640, height: 360 }, { width: 0, height: 0 })).toBe(0);
  });
});

describe('what is asked for', () => {
  it('is HD from 720 lines on, whoever else is there', () => {
    for (const others of [1, 2, 24]) expect(askFor(720, others)).toBe(720);
    expect(askFor(4_000, 24)).toBe(720);
  });

  it('is HD for the only other one in an ordinary window, and small in a small one', () => {
    expect(askFor(351, 1)).toBe(720);
    expect(askFor(351, 2)).toBe(360);
    expect(askFor(150, 1)).toBe(360);
  });

  it('is nothing exactly when nothing is shown', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5_000 }), fc.nat(30), (shown, others) => {
        expect(askFor(shown, others) === 0).toBe(!(shown > 0));
      }),
    );
  });

  it('never becomes less when more is shown, nor more when more people come', () => {
    const size = fc.double({ min: 0, max: 5_000, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.nat(30), fc.nat(30), (shown, more, others, newcomers) => {
        expect(askFor(shown + more, others)).toBeGreaterThanOrEqual(askFor(shown, others));
        expect(askFor(shown, others + newcomers)).toBeLessThanOrEqual(askFor(shown, others));
      }),
    );
  });
});

describe('what is sent', () => {
  it('to somebody who has said nothing is what is planned for one who asks for all', () => {
    expect(plans([TOP_RUNG])).toEqual([FIRST_PLAN]);
  });

  it('is made as small as it was asked for', () => {
    expect(plans([360])).toMatchObject([{ lines: 360, scaleDownBy: 2, heldBackBy: undefined }]);
    expect(plans([180], { ...HD, sourceLines: 480 })).toMatchObject([{ scaleDownBy: 480 / 180 }]);
  });

  it('is HD to six people at once, and smaller to all when there are more', () => {
    const everybody = (count: number) => Array.from({ length: count }, (): Asked => TOP_RUNG);
    expect(new Set(lines(everybody(6)))).toEqual(new Set([720]));
    expect(new Set(lines(everybody(7)))).toEqual(new Set([540]));
    expect(plans(everybody(7))[0]?.heldBackBy).toBe('other');
  });

  it('says when the processor holds it back, and nothing when no more was asked for', () => {
    expect(plans([720, 360], { ...HD, cap: 360 })).toMatchObject([
      { lines: 360, heldBackBy: 'cpu' },
      { lines: 360, heldBackBy: undefined },
    ]);
  });

  it('says nothing when the camera has no more', () => {
    expect(plans([720], { ...HD, sourceLines: 480 })).toMatchObject([
      { scaleDownBy: 1, heldBackBy: undefined },
    ]);
  });

  it('is never more than anybody asked for, the camera has, or the processor can do', () => {
    fc.assert(
      fc.property(someAsks, someLimits, (asks, limits) => {
        plans(asks, limits).forEach((plan, index) => {
          expect(plan.lines).toBeLessThanOrEqual(asks[index] ?? 0);
          expect(plan.lines).toBeLessThanOrEqual(limits.cap);
          expect(plan.scaleDownBy).toBeGreaterThanOrEqual(1);
          expect(plan.lines).toBeLessThanOrEqual(rungFor(limits.sourceLines ?? TOP_RUNG));
          const sent = (limits.sourceLines ?? 0) / plan.scaleDownBy;
          expect(plan.lines === 0 || sent <= plan.lines + 1e-9).toBe(true);
        });
      }),
    );
  });

  it('never needs more than the uplink is allowed, however many there are', () => {
    fc.assert(
      fc.property(someAsks, someLimits, (asks, limits) => {
        const rates = plans(asks, limits).map(({ maxBitrate }) => maxBitrate);
        expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(UPLINK_MOST);
        plans(asks, limits).forEach(({ maxBitrate, lines: sent }) => {
          expect(maxBitrate > 0).toBe(sent > 0);
        });
      }),
    );
  });

  it('goes to everybody who asks, and to nobody else', () => {
    fc.assert(
      fc.property(someAsks, someLimits, (asks, limits) => {
        expect(lines(asks, limits).map((sent) => sent > 0)).toEqual(asks.map((asked) => asked > 0));
      }),
    );
  });

  it('never becomes less for one who asks for more', () => {
    fc.assert(
      fc.property(someAsks, anAsk, someLimits, ([first = 0, ...others], other, limits) => {
        const [less, more] = first < other ? [first, other] : [other, first];
        expect(lines([more, ...others], limits)[0]).toBeGreaterThanOrEqual(
          lines([less, ...others], limits)[0] ?? 0,
        );
      }),
    );
  });

  it('never becomes more for anybody when one more asks', () => {
    fc.assert(
      fc.property(someAsks, anAsk, someLimits, (asks, newcomer, limits) => {
        const before = lines(asks, limits);
        lines([...asks, newcomer], limits)
          .slice(0, -1)
          .forEach((sent, index) => expect(sent).toBeLessThanOrEqual(before[index] ?? 0));
      }),
    );
  });

  it('is held back exactly when somebody who asked for what the camera has gets less', () => {
    fc.assert(
      fc.property(someAsks, someLimits, (asks, limits) => {
        plans(asks, limits).forEach((plan, index) => {
          const possible = Math.min(asks[index] ?? 0, rungFor(limits.sourceLines ?? TOP_RUNG));
          expect(plan.heldBackBy !== undefined).toBe(plan.lines < possible);
        });
      }),
    );
  });
});
