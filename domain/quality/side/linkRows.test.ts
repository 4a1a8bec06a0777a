import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgementWith, toTick, type PersonTrace } from '../../../test/fakes/sideTraces.ts';
import type { QualityTick } from '../sample.ts';
import { viewLinks } from './sideScene.ts';
import { presentOnes } from './linkRows.ts';
import { sideTick, startSide, type SideState } from './whoseSide.ts';

const judgement = judgementWith();
const play = (ticks: readonly QualityTick[], start = startSide()) =>
  ticks.reduce((state, tick) => sideTick(state, tick, judgement), start);

/** The rows with the numbers that their ticks have in the window. */
function numbered({ people, newest, window }: SideState) {
  const oldest = newest - window.length + 1;
  const rows = (list: SideState['people'][number]['receiving']) =>
    list.map((row) => ({ ...row, tick: row.tick - oldest }));
  return people.map((one) => ({
    memberId: one.memberId,
    seen: one.seen - oldest,
    receiving: rows(one.receiving),
    sending: rows(one.sending),
  }));
}

const scene = (state: SideState) => viewLinks(presentOnes(state.people, state.newest), judgement);

const direction = fc.record(
  {
    lossPercent: fc.constantFrom(0, 0.1, 5),
    jitterMs: fc.constantFrom(3, 48, 90),
    outageMs: fc.constantFrom(0, 0, 1_000),
    framesPerSecond: fc.constantFrom(8, 17, 30),
    off: fc.boolean(),
    concealedPercent: fc.constantFrom(0, 5, 55),
  },
  { requiredKeys: [] },
);
const person = fc.record({
  id: fc.constantFrom('ada', 'bo', 'cy', 'di'),
  receiving: direction,
  sending: direction,
  roundTripMs: fc.constantFrom(1, 30, 300),
});
/** People come and go, and now and then the computer sleeps. */
const calls = fc.array(
  fc.record({
    passedMs: fc.constantFrom(300, 1_000, 1_000, 1_000, 1_000, 1_000, 2_500, 9_000, -500),
    people: fc.uniqueArray(person, { maxLength: 4, selector: ({ id }) => id }),
  }),
  { minLength: 1, maxLength: 60 },
);

function toTicks(call: readonly { passedMs: number; people: readonly PersonTrace[] }[]) {
  let atMs = 1_000_000;
  return call.map(({ passedMs, people }, second): QualityTick => {
    atMs += passedMs;
    return { ...toTick(second, { people }), atMs };
  });
}

describe('the rows of a window', () => {
  it('and what is seen in them are the same as when they are made anew of the ticks of the window', () => {
    fc.assert(
      fc.property(calls, (call) => {
        let state = startSide();
        for (const tick of toTicks(call)) {
          state = sideTick(state, tick, judgement);
          const anew = play(state.window);
          expect(numbered(state)).toEqual(numbered(anew));
          expect(scene(state)).toEqual(scene(anew));
          expect(state.standings).toEqual(anew.standings);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leave those of an earlier state as they were', () => {
    fc.assert(
      fc.property(calls, calls, (first, second) => {
        const before = play(toTicks(first));
        const copy = structuredClone(before);
        play(toTicks(second), before);
        expect(before).toEqual(copy);
      }),
      { numRuns: 20 },
    );
  });
});
