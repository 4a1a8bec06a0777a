import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUPPORT_MAIL, supportMail } from './supportMail.ts';

const bodyOf = (words: string) => `Report: 000123\nLevel: 2\n\n${words}`;
const read = (address: string) => new URL(address).searchParams;

describe('a mail to the service desk', () => {
  test('goes to the address of §5.9 with subject and body filled in', () => {
    const address = supportMail('Fault report 000123', 'No picture & no sound', bodyOf);
    expect(new URL(address).pathname).toBe(SUPPORT_MAIL);
    expect(read(address).get('subject')).toBe('Fault report 000123');
    expect(read(address).get('body')).toBe(
      'Report: 000123\r\nLevel: 2\r\n\r\nNo picture & no sound',
    );
  });

  test('carries as many of the words as an address can, and no more', () => {
    const anyWords = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anyWords, (words) => {
        const address = supportMail('故障报告 000123', words, bodyOf);
        expect(address.length).toBeLessThanOrEqual(2_000);
        expect(URL.canParse(address)).toBe(true);
      }),
      { numRuns: 50 },
    );
    const long = supportMail('故障报告', '画面卡住'.repeat(1_000), bodyOf);
    expect(long.length).toBeGreaterThan(1_950);
    expect(read(long).get('body')).toMatch(/画面卡住.*…$/u);
  });
});
