import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../settings/settings.ts';
import { CLAUSE_NUMBERS } from '../clause.ts';
import { clausesOf, contentOf, findClause, linesOf } from '../edition.ts';
import { FIGURE_CLAUSES, type FigureName } from '../figures.ts';
import { DIGESTS } from './digest.ts';

/** How each figure is written in the digest, in both languages. */
const WRITTEN: Readonly<Record<FigureName, readonly (readonly [string, string])[]>> = {
  availability: [['99.9%', '99.9%']],
  lossShare: [['≤ 0.05%', '≤ 0.05%']],
  jitterMs: [['≤ 50 ms', '≤ 50 ms']],
  delayMs: [['≤ 150 ms', '≤ 150 ms']],
  openingWorkingDays: [['1 个工作日', '1 working day']],
  emergencyAccount: [['99% 在 4 小时内（工作日）', '99% within 4 hours (working days)']],
  accountChange: [['99% 在 24 小时内（工作日）', '99% within 24 hours (working days)']],
  outageNoticeMs: [['15 分钟', '15 minutes']],
  recoveryMs: [
    ['2 小时', '2 hours'],
    ['4 小时', '4 hours'],
    ['24 小时', '24 hours'],
    ['48 小时', '48 hours'],
  ],
  noticeDays: [['30 天', '30 days']],
  compensationFactor: [['10 倍', '10 times']],
  liabilityFactor: [['2 倍', '2 times']],
};

describe.each(LANGUAGES)('the digest in %s', (language) => {
  const digest = DIGESTS[language];
  const textOf = (number: string) => findClause(digest, number)?.blocks.flatMap(linesOf).join('\n');

  it('has every clause that the program speaks of, in its place, and no other', () => {
    const found = clausesOf(digest).map(({ clause }) => clause.number);
    expect(found).toEqual([...CLAUSE_NUMBERS]);
    for (const { clause, above } of clausesOf(digest))
      expect(above.map(({ number }) => number)).toEqual(
        clause.number.includes('.') ? [clause.number.split('.')[0]] : [],
      );
  });

  it('has every figure in its clause', () => {
    const at = language === 'zh-CN' ? 0 : 1;
    for (const [name, number] of Object.entries(FIGURE_CLAUSES))
      for (const written of WRITTEN[name as FigureName])
        expect(textOf(number)).toContain(written[at]);
  });

  it('has four fault levels as a table, nine exclusions and three figures of performance', () => {
    const [levels] = findClause(digest, '5.8')?.blocks.filter(({ kind }) => kind === 'table') ?? [];
    expect(levels?.kind === 'table' && levels.rows).toHaveLength(5);
    const [exclusions] =
      findClause(digest, '7.1')?.blocks.filter(({ kind }) => kind === 'list') ?? [];
    expect(exclusions?.kind === 'list' && exclusions.items.map(({ marker }) => marker)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `(${n})`),
    );
    const [figures] =
      findClause(digest, '5.4')?.blocks.filter(({ kind }) => kind === 'table') ?? [];
    expect(figures?.kind === 'table' && figures.rows).toHaveLength(4);
  });

  it('says before anything else that it is not the signed text, and has no paragraph without words', () => {
    expect(digest.kind).toBe('digest');
    expect(digest.preamble.flatMap(linesOf)[0]).toMatch(/不是签署的文本|not the signed text/u);
    for (const { clause } of clausesOf(digest))
      for (const line of clause.blocks.flatMap(linesOf)) expect(line.trim()).not.toBe('');
  });

  it('is the text that its hash stands for', () => {
    expect(createHash('sha256').update(contentOf(digest)).digest('hex')).toBe(digest.hash);
  });
});
