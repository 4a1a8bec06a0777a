import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NAME_MAX_LENGTH, parseDisplayName } from './name.ts';

describe('a display name', () => {
  test('is what was meant: trimmed, one space between words, composed', () => {
    expect(parseDisplayName('  Ada \t\n Lovelace ')).toBe('Ada Lovelace');
    expect(parseDisplayName('Zoe\u0308')).toBe('Zo\u00EB');
    expect(parseDisplayName('王小明')).toBe('王小明');
  });

  test('holds nothing that hides or reorders text', () => {
    expect(parseDisplayName('Ada\u202Eevil\u202C')).toBe('Adaevil');
    expect(parseDisplayName('A\u200Bd\u0000a')).toBe('Ada');
    expect(parseDisplayName('Ada \u200B Lovelace')).toBe('Ada Lovelace');
    expect(parseDisplayName('Zoe\u200D\u0308')).toBe('Zo\u00EB');
    expect(parseDisplayName('Ada\uD800')).toBe('Ada');
  });

  test('is refused when nothing is left or it is too long, counted in characters', () => {
    for (const typed of ['', '   ', '\u200B\u202E', 'x'.repeat(NAME_MAX_LENGTH + 1)]) {
      expect(parseDisplayName(typed)).toBeUndefined();
    }
    const longest = '😀'.repeat(NAME_MAX_LENGTH);
    expect(parseDisplayName(longest)).toBe(longest);
  });

  test('is the same when it is cleaned again, as the service does after the client', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const once = parseDisplayName(typed);
        expect(once === undefined ? undefined : parseDisplayName(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});
