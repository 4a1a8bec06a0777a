import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

const terms = (text: string) => tokensOf(text).map(({ term }) => term);

describe('the words of a text', () => {
  it('are of Chinese each character and each pair of neighbours', () => {
    expect(terms('丢包率')).toEqual(['丢', '丢包', '包', '包率', '率']);
  });

  it('are the same in full width, in capitals, and however “at most” is written', () => {
    expect(terms('９９．９％')).toEqual(terms('99.9%'));
    expect(terms('ＭＴＴＮ')).toEqual(terms('mttn'));
    expect(terms('<=150ms')).toEqual(terms('≤ 150 ms'));
    expect(terms('账号')).toEqual(terms('帐号'));
  });

  it('are stems of English, so that its forms find each other', () => {
    expect(terms('compensated')).toEqual(terms('compensation'));
    expect(terms('encryption')).toEqual(terms('Encrypted'));
  });

  it('stand where they are said to stand, whatever was folded', () => {
    const [full] = tokensOf('延迟≤１５０ｍｓ').filter(({ term }) => term === '150');
    expect(full && '延迟≤１５０ｍｓ'.slice(full.start, full.end)).toBe('１５０');
    const [atMost] = tokensOf('a <= b').filter(({ term }) => term === '≤');
    expect(atMost).toEqual({ term: '≤', start: 2, end: 4 });
    const [square] = tokensOf('在㎡内').filter(({ term }) => term === 'm');
    expect(square).toMatchObject({ start: 1, end: 2 });
  });

  it('lie within any text, in its order, none of them empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let before = 0;
        for (const { start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });
});
