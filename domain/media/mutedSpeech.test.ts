import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MUTED_SPEECH, stepMutedSpeech } from './mutedSpeech.ts';

const LOOK_MS = 100;
type Look = number | undefined;

/** Plays looks a tenth of a second apart. Answers when the person was told, ms from the start. */
function told(looks: readonly Look[]): number[] {
  let state = NO_MUTED_SPEECH;
  const moments: number[] = [];
  looks.forEach((level, index) => {
    const next = stepMutedSpeech(state, level, index * LOOK_MS);
    if (next.isTold && !state.isTold) moments.push(index * LOOK_MS);
    state = next;
  });
  return moments;
}

const lasting = (seconds: number, level: Look): Look[] =>
  Array.from({ length: Math.round((seconds * 1_000) / LOOK_MS) }, () => level);
const words = (seconds: number): Look[] =>
  Array.from({ length: seconds }, () => [...lasting(0.6, 0.1), ...lasting(0.4, 0.001)]).flat();

describe('who is muted and speaks', () => {
  it('is told after a second of words', () => {
    expect(told(words(10))).toEqual([1_400]);
  });

  it('is told once in a stretch, and again in a later one', () => {
    const stretch = [...words(200)];
    expect(told(stretch)).toHaveLength(1);
    expect(told([...stretch, undefined, ...words(5)])).toHaveLength(2);
  });

  it('is not told again within a minute, however often they mute', () => {
    const again = Array.from({ length: 8 }, () => [...words(5), undefined]).flat();
    expect(told(again)).toHaveLength(1);
  });

  it('is not told while they are not muted, or of a quiet room', () => {
    expect(told(lasting(60, undefined))).toEqual([]);
    expect(told(lasting(60, 0.019))).toEqual([]);
  });

  it('has not spoken while the page slept', () => {
    let state = stepMutedSpeech(NO_MUTED_SPEECH, 0.5, 0);
    state = stepMutedSpeech(state, 0.5, 700);
    expect(state.spokenMs).toBeLessThanOrEqual(250);
  });
});

describe('coughs', () => {
  it('of up to half a second, with breath between them, never tell', () => {
    const cough = fc.record({
      loud: fc.integer({ min: 1, max: 5 }),
      level: fc.double({ min: 0.02, max: 1, noNaN: true }),
      quiet: fc.integer({ min: 8, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(cough, { maxLength: 40 }), (coughs) => {
        const looks = coughs.flatMap(({ loud, level, quiet }) => [
          ...lasting(loud / 10, level),
          ...lasting(quiet / 10, 0),
        ]);
        expect(told(looks)).toEqual([]);
      }),
    );
  });
});

describe('hints', () => {
  it('are a minute apart and one per stretch, whatever is heard', () => {
    const look = fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(0, 0.1, 0.5) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    );
    const part = fc.tuple(look, fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const looks = parts.flatMap(([level, count]) => Array.from({ length: count }, () => level));
        const moments = told(looks);
        const stretches = looks.map(
          (_, index) => looks.slice(0, index).filter((level) => level === undefined).length,
        );
        moments.forEach((moment, index) => {
          const before = moments[index - 1];
          expect(looks[moment / LOOK_MS]).toBeDefined();
          if (before === undefined) return;
          expect(moment - before).toBeGreaterThanOrEqual(60_000);
          expect(stretches[moment / LOOK_MS]).toBeGreaterThan(stretches[before / LOOK_MS] ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });
});
