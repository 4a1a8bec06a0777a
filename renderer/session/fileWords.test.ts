import { assert, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, parseChunk, parseWord, writeChunk, writeWord } from './fileWords.ts';

describe('what clients say about files', () => {
  it('is read as it was written', () => {
    const words = [
      { say: 'want', number: 1, sha256: 'a'.repeat(64) },
      { say: 'cancel', number: 2 },
      { say: 'end', number: 3, why: 'gone' },
    ] as const;
    for (const word of words) expect(parseWord(writeWord(word))).toEqual(word);
    const bytes = Uint8Array.of(1, 2, 3);
    expect(parseChunk(writeChunk({ number: 70_000, bytes }))).toEqual({ number: 70_000, bytes });
  });

  it('is nothing when it is anything else', () => {
    const wrong = ['', '{}', '[1]', '{"say":"want","number":1}', '{"say":"got","number":0}'];
    for (const text of wrong) expect(parseWord(text)).toBeUndefined();
    expect(parseWord(`{"say":"got","number":1${' '.repeat(300)}}`)).toBeUndefined();
    expect(parseChunk(new ArrayBuffer(4))).toBeUndefined();
    expect(parseChunk(new ArrayBuffer(CHUNK_BYTES + 5))).toBeUndefined();
    assert(property(string(), (text) => void parseWord(text)));
    assert(property(uint8Array({ maxLength: 64 }), (bytes) => void parseChunk(bytes.buffer)));
  });
});
