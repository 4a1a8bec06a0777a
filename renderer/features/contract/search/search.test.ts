import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGESTS } from '../../../../domain/contract/digest/digest.ts';
import { clausesOf, linesOf } from '../../../../domain/contract/edition.ts';
import { createSearch, marksOf } from './search.ts';

const marked = (text: string, query: string, language: 'zh-CN' | 'en' = 'en') => {
  const [hit] = createSearch(DIGESTS[language])(query);
  return marksOf(text, hit?.terms ?? new Set()).map(({ start, end }) => text.slice(start, end));
};

describe('the search of a contract', () => {
  it('finds a clause by its number first', () => {
    for (const { clause } of clausesOf(DIGESTS.en))
      expect(createSearch(DIGESTS.en)(`§${clause.number}`)[0]?.number).toBe(clause.number);
  });

  it('finds nothing for nothing, for signs, and for what is not there', () => {
    for (const query of ['', '   ', '!?§', 'zzzzzz'])
      expect(createSearch(DIGESTS.en)(query)).toEqual([]);
  });

  it('marks what answers, in other forms and over a typing error too', () => {
    expect(marked('Packet loss and packets', 'packet los')).toEqual(['Packet', 'loss', 'packets']);
    expect(marked('视频丢包率', '丢包', 'zh-CN')).toEqual(['丢包']);
    expect(marked('抖动', '抖', 'zh-CN')).toEqual(['抖']);
  });

  it('marks only within the text, in order and apart, whatever is asked', () => {
    const search = createSearch(DIGESTS['zh-CN']);
    const lines = clausesOf(DIGESTS['zh-CN']).flatMap(({ clause }) =>
      clause.blocks.flatMap(linesOf),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...lines.join('')), maxLength: 8 }),
        (query) => {
          for (const { terms } of search(query).slice(0, 3))
            for (const line of lines) {
              let before = -1;
              for (const { start, end } of marksOf(line, terms)) {
                expect(start).toBeGreaterThan(before);
                expect(end).toBeGreaterThan(start);
                before = end;
              }
              expect(before).toBeLessThanOrEqual(line.length);
            }
        },
      ),
      { numRuns: 30 },
    );
  });
});
