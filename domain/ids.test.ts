import { assert, constantFrom, integer, property, string, array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRoomCode,
  isOpaqueId,
  isRoomCode,
  parseRoomCode,
  ROOM_CODE_ALPHABET,
} from './ids.ts';

/** Bytes from a list, and zeros after its end. */
function bytesFrom(bytes: readonly number[]): () => number {
  let next = 0;
  return () => bytes[next++] ?? 0;
}

const codes = array(integer({ min: 0, max: 255 }), { minLength: 10, maxLength: 40 }).map((bytes) =>
  createRoomCode(bytesFrom(bytes)),
);

describe('room codes', () => {
  test('are made in the form they are checked by, whatever the bytes', () => {
    assert(property(codes, (code) => isRoomCode(code)));
  });

  test('favour no letter: bytes that would are thrown away', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const letter = createRoomCode(bytesFrom([byte])).charAt(0);
      const thrownAway = byte >= 256 - (256 % ROOM_CODE_ALPHABET.length);
      if (!thrownAway) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([11]));
    expect(counts.size).toBe(ROOM_CODE_ALPHABET.length);
  });

  test('are read as people type them: any case, any or no separators', () => {
    const separators = constantFrom('', ' ', '-', '.', '_', '–', ' - ');
    assert(
      property(codes, separators, (code, separator) => {
        const typed = code.toUpperCase().replaceAll('-', separator);
        expect(parseRoomCode(` ${typed} `)).toBe(code);
      }),
    );
  });

  test('of other letters or lengths are refused', () => {
    for (const text of [
      '',
      'abc-defg-hij',
      'abc-defg-hj',
      'abc-defg-hjkm',
      'abc-def1-hjk',
      'äbc-defg-hjk',
    ]) {
      expect(parseRoomCode(text)).toBeUndefined();
    }
    expect(parseRoomCode('abc-defg-hjk')).toBe('abc-defg-hjk');
  });

  test('have one canonical form only', () => {
    for (const text of ['ABC-DEFG-HJK', 'abcdefghjk', ' abc-defg-hjk', 'abc-defg-hjk\n']) {
      expect(isRoomCode(text)).toBe(false);
    }
    assert(property(string(), (text) => !isRoomCode(text) || parseRoomCode(text) === text));
  });
});

test('opaque ids are 16 to 64 URL-safe characters', () => {
  expect(isOpaqueId('a'.repeat(16))).toBe(true);
  expect(isOpaqueId('a-_Z9'.repeat(4))).toBe(true);
  for (const text of ['a'.repeat(15), 'a'.repeat(65), `${'a'.repeat(16)}\n`, 'a b'.repeat(6)]) {
    expect(isOpaqueId(text)).toBe(false);
  }
});
