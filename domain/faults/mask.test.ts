import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from './mask.ts';

const around = fc.tuple(
  fc.constantFrom('', 'from ', 'candidate:1 1 udp 2113937151 ', 'host=', '(', '"'),
  fc.constantFrom('', ' typ host', ' port 9', ')', '",', ', then'),
);

describe('the mask of a report', () => {
  it('hides every IPv4 address, wherever it stands', () => {
    fc.assert(
      fc.property(fc.ipV4(), around, (address, [before, after]) => {
        const text = createMask([]).text(`${before}${address}${after}`);
        expect(text).toBe(`${before}[address]${after}`);
      }),
    );
  });

  it('hides every IPv6 address in every way of writing it', () => {
    fc.assert(
      fc.property(fc.ipV6(), around, (address, [before, after]) => {
        const text = createMask([]).text(`${before}${address}${after}`);
        expect(text).toBe(`${before}[address]${after}`);
      }),
      { numRuns: 2_000 },
    );
    expect(createMask([]).text('fe80::1%eth0 and [2001:db8::1]:443')).toBe(
      '[address] and [[address]]:443',
    );
  });

  it('hides names of the local network', () => {
    fc.assert(
      fc.property(fc.uuid(), around, (id, [before, after]) => {
        expect(createMask([]).text(`${before}${id}.local${after}`)).toBe(
          `${before}[address]${after}`,
        );
      }),
    );
  });

  it('hides links, mail addresses, room codes, secrets and keys', () => {
    const key = fc.string({
      unit: fc.constantFrom(...'abcXYZ019_-'),
      minLength: 43,
      maxLength: 43,
    });
    fc.assert(
      fc.property(key, (value) => {
        const text = createMask([]).text(
          `key r.${value} token=${value} at https://h.example/#/m/abc-defg-hij?pin=${value}`,
        );
        expect(text).not.toContain(value);
        expect(text).not.toContain('h.example');
      }),
    );
    const { text } = createMask([]);
    expect(text('umeet://h/m/abc-defg-hij, turn:relay.example:3478?transport=udp')).toBe(
      '[link] [link]',
    );
    expect(text('room abc-defg-hij of ada@example.com, password: "a b"')).toBe(
      'room [room] of [mail], [secret]',
    );
    expect(text('Authorization: Bearer abc123')).toBe('[secret]');
  });

  it('calls each person the same everywhere, and leaves no name', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'XYZÄ李雷.*(-Q '),
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
        const known = names.filter((one) => one.trim().length > 2);
        const mask = createMask(known);
        for (const one of known) {
          const text = mask.text(`lost: ${one}; found: ${one.toLowerCase()}`);
          const label = mask.person(one);
          expect(label).toMatch(/^Person \d$/);
          expect(text.toLowerCase()).not.toContain(one.trim().toLowerCase());
          expect(mask.person(one.toUpperCase())).toBe(label);
        }
      }),
    );
    const { text, person } = createMask(['Ann', 'Ann Lee', 'Bo']);
    expect(text('Ann Lee, ann and bo saw the board')).toBe(
      'Person 2, Person 1 and Person 3 saw the board',
    );
    expect(person('Zoe')).toBe('Person');
  });

  it('leaves what says nothing of people and places as it is', () => {
    const { text } = createMask(['Ada']);
    const line = 'link recovering after 2500 ms, 3 of 4 samples, codec opus/48000, fault timeout';
    expect(text(line)).toBe(line);
  });
});
