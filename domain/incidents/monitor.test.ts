import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterLook, areJoinsWorking, HEALTHY, LOOKS_IN_A_ROW, type Look } from './monitor.ts';

/** Looks a minute apart: `.` works, `x` does not. */
const looksOf = (signs: string): Look[] =>
  [...signs].map((sign, index) => ({
    isWorking: sign === '.',
    atMs: index * 60_000,
    found: `look ${index}`,
  }));

function turnsOf(signs: string) {
  let health = HEALTHY;
  return looksOf(signs).flatMap((look) => {
    const after = afterLook(health, look);
    health = after.health;
    return after.turn ? [{ ...after.turn, atMs: look.atMs }] : [];
  });
}

describe('what is watched', () => {
  test('is down after three failures in a row, found with the first of them', () => {
    expect(turnsOf('..xxx')).toMatchObject([
      { kind: 'down', sinceMs: 120_000, atMs: 240_000, looks: [{}, {}, { found: 'look 4' }] },
    ]);
  });

  test('is not down by failures that do not follow each other', () => {
    expect(turnsOf('xx.xx.x.xx.')).toEqual([]);
  });

  test('is up again only after working three times in a row, and can go down anew', () => {
    expect(turnsOf('xxx..x.x...xxx')).toMatchObject([
      { kind: 'down' },
      { kind: 'up', atMs: 10 * 60_000, look: { found: 'look 10' } },
      { kind: 'down', sinceMs: 11 * 60_000 },
    ]);
  });

  test('turns by turns, and no more often than the looks allow', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[.x]{0,40}$/), (signs) => {
        const kinds = turnsOf(signs).map(({ kind }) => kind);
        expect(kinds).toEqual(kinds.map((_, index) => (index % 2 === 0 ? 'down' : 'up')));
        expect(kinds.length * LOOKS_IN_A_ROW).toBeLessThanOrEqual(signs.length);
      }),
    );
  });
});

test('joins work unless several fail that are a fifth of all; without any it is not known', () => {
  expect(areJoinsWorking({ all: 0, failed: 0 })).toBeUndefined();
  expect(areJoinsWorking({ all: 2, failed: 2 })).toBe(true);
  expect(areJoinsWorking({ all: 3, failed: 3 })).toBe(false);
  expect(areJoinsWorking({ all: 15, failed: 3 })).toBe(false);
  expect(areJoinsWorking({ all: 16, failed: 3 })).toBe(true);
});
