import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDate } from './contractDate.ts';
import { DIGEST_FIGURES } from './figures.ts';
import { figuresAt, officialOn } from './inForce.ts';

const official = (holdsFrom: string, delayMs: number) => ({
  kind: 'official' as const,
  holdsFrom,
  figures: { ...DIGEST_FIGURES, delayMs },
});
const EDITIONS = [official('2026-07-01', 120), official('2026-01-01', 100)];

describe('the edition in force', () => {
  it('is the one that began last, from midnight in China on', () => {
    const begins = startOfDate('2026-07-01');
    expect(figuresAt(EDITIONS, begins).delayMs).toBe(120);
    expect(figuresAt(EDITIONS, begins - 1).delayMs).toBe(100);
  });

  it('is the digest before any official one, which an older digest never displaces', () => {
    expect(figuresAt(EDITIONS, startOfDate('2025-12-31'))).toEqual(DIGEST_FIGURES);
    const digest = { kind: 'digest' as const, holdsFrom: undefined, figures: DIGEST_FIGURES };
    expect(officialOn([...EDITIONS, digest], '2026-03-01')?.figures.delayMs).toBe(100);
  });

  it('is the one published later where two begin on one day', () => {
    expect(
      officialOn([...EDITIONS, official('2026-07-01', 90)], '2026-08-01')?.figures.delayMs,
    ).toBe(90);
  });

  it('does not depend on the order where the days differ', () => {
    const day = fc.integer({ min: 0, max: 4_000 });
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1 }), day, (days, asked) => {
        const editions = days.map((offset) => official(addDays('2020-01-01', offset), offset));
        const date = addDays('2020-01-01', asked);
        const begun = days.filter((offset) => offset <= asked);
        const expected = begun.length === 0 ? undefined : Math.max(...begun);
        expect(officialOn(editions, date)?.figures.delayMs).toBe(expected);
        expect(officialOn(editions.toReversed(), date)?.figures.delayMs).toBe(expected);
      }),
    );
  });
});
