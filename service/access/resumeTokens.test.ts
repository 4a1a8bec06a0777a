import { expect, test } from 'vitest';
import type { MemberId, RoomCode } from '../../domain/ids.ts';
import { createResumeTokens } from './resumeTokens.ts';

const code = 'abc-defg-hjk' as RoomCode;
const other = 'abc-defg-hjm' as RoomCode;
const memberId = 'member_0123456789' as MemberId;
const secret = new Uint8Array(32).fill(7);
const tokens = createResumeTokens(secret);

test('a token proves its member id for its room, with the same secret later too', () => {
  const token = tokens.issue(code, memberId);
  expect(createResumeTokens(secret).verify(code, token)).toBe(memberId);
});

test('a token of another room, another secret or with anything changed proves nothing', () => {
  const token = tokens.issue(code, memberId);
  expect(tokens.verify(other, token)).toBeUndefined();
  expect(createResumeTokens(new Uint8Array(32)).verify(code, token)).toBeUndefined();
  // The last character carries two bits that decoding ignores; the proof is the bytes, not their spelling.
  for (let at = 0; at < token.length - 1; at += 1) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(tokens.verify(code, changed)).toBeUndefined();
  }
  for (const text of ['', '.', memberId, `${memberId}.`, `${token}.x`, `${token}${token}`]) {
    expect(tokens.verify(code, text)).toBeUndefined();
  }
});
