import { array, assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '../ids.ts';
import { CHAT_KEPT, CHAT_MAX_LENGTH, EMPTY_CHAT, parseChatText, withMessage } from './chat.ts';

const said = (text: string) => ({ memberId: 'ada' as MemberId, name: 'Ada', atMs: 1, text });

describe('the text of a message', () => {
  test('keeps lines and emoji, and nothing that hides or reorders text', () => {
    expect(parseChatText('  a\r\nb\u2028c\t👩‍👩‍👧 ')).toBe('a\nb\nc\t👩‍👩‍👧');
    expect(parseChatText('x\u202Egpj.exe\u0000')).toBe('xgpj.exe');
  });

  test('is something, and not too long', () => {
    expect(parseChatText(' \u200E\n ')).toBeUndefined();
    expect(parseChatText('😀'.repeat(CHAT_MAX_LENGTH))).toBeDefined();
    expect(parseChatText('a'.repeat(CHAT_MAX_LENGTH + 1))).toBeUndefined();
  });

  test('is clean once it was cleaned', () => {
    assert(
      property(string({ unit: 'binary' }), (typed) => {
        const once = parseChatText(typed);
        expect(parseChatText(once ?? 'clean')).toBe(once ?? 'clean');
      }),
    );
  });
});

describe('what a room keeps', () => {
  test('is the newest, numbered without gaps, and bounded', () => {
    assert(
      property(array(string({ maxLength: 4_000 }), { maxLength: 90 }), (texts) => {
        const { messages, lastNumber } = texts.reduce(
          (chat, text) => withMessage(chat, said(text)),
          EMPTY_CHAT,
        );
        expect(lastNumber).toBe(texts.length);
        expect(messages.map(({ text }) => text)).toEqual(
          texts.slice(texts.length - messages.length),
        );
        expect(messages.map(({ number }) => number)).toEqual(
          messages.map((_, index) => lastNumber - messages.length + 1 + index),
        );
      }),
    );
  });

  test('forgets the oldest when there are too many, or too much', () => {
    let chat = EMPTY_CHAT;
    for (let count = 0; count <= CHAT_KEPT; count += 1) chat = withMessage(chat, said('hello'));
    expect(chat.messages).toHaveLength(CHAT_KEPT);
    for (let count = 0; count < 60; count += 1) chat = withMessage(chat, said('x'.repeat(4_000)));
    expect(chat.messages.length).toBeLessThanOrEqual(50);
  });
});
