import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

describe('links in a message', () => {
  test('are found without what ends the sentence', () => {
    expect(links('See https://a.example/b?c=d#e, and (http://x.example/y).')).toEqual([
      'https://a.example/b?c=d#e',
      'http://x.example/y',
    ]);
    expect(links('见 https://a.example/路径。')).toEqual(['https://a.example/路径']);
    expect(links('https://w.example/A_(b)')).toEqual(['https://w.example/A_(b)']);
  });

  test('are addresses of the web and nothing else', () => {
    const hostile = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://bank.example@evil.example/',
      'umeet://x',
      'https://',
    ];
    for (const text of hostile) expect(links(text)).toEqual([]);
  });

  test('leave the text as it is', () => {
    const piece = constantFrom('https://a.example', ' ', 'word', ')', '.', 'http://u@h', '\n');
    assert(
      property(array(piece), (pieces) => {
        const text = pieces.join('');
        const parts = linkify(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});
