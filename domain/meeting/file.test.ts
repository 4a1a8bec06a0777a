import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_MAX_BYTES, parseFileName, refuseFileSize } from './file.ts';

describe('the name of a file', () => {
  test('is its last part, without what hides or reorders text', () => {
    expect(parseFileName('../../etc/passwd')).toBe('passwd');
    expect(parseFileName('C:\\fakepath\\plan.pdf')).toBe('plan.pdf');
    expect(parseFileName('cod\u202Efdp.exe\u0000')).toBe('codfdp.exe');
    expect(parseFileName('第四季度 计划.xlsx')).toBe('第四季度 计划.xlsx');
  });

  test('can be kept on every system', () => {
    expect(parseFileName('a<b>:"c"|?*.txt')).toBe('a_b___c____.txt');
    expect(parseFileName('con.txt')).toBe('_con.txt');
    expect(parseFileName('..hidden. ')).toBe('hidden');
    for (const nothing of ['', '...', 'a/', '\u200F']) expect(parseFileName(nothing)).toBe('file');
  });

  test('keeps its ending when it is shortened', () => {
    const name = parseFileName(`${'长'.repeat(300)}.tar`);
    expect(name).toMatch(/^长+\.tar$/);
    expect([...name].length).toBeLessThanOrEqual(60);
  });

  test('is clean once it was cleaned, whatever was given', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 120 }), (given) => {
        const name = parseFileName(given);
        expect(parseFileName(name)).toBe(name);
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^\.|\.$|^$/u);
        expect([...name].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

test('a file is taken when it is something, and no larger than the limit', () => {
  expect(refuseFileSize(0)).toBe('file-empty');
  expect(refuseFileSize(1)).toBeUndefined();
  expect(refuseFileSize(FILE_MAX_BYTES)).toBeUndefined();
  expect(refuseFileSize(FILE_MAX_BYTES + 1)).toBe('file-too-large');
});
