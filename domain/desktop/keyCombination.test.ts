import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeyCombination, keyCombinationOf, keyCombinationText } from './keyCombination.ts';

const press = (code: string, held: string) => ({
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
});

describe('keys for the whole system', () => {
  it.each([
    ['CommandOrControl+Shift+M', true],
    ['Control+Alt+Shift+Super+9', true],
    ['Shift+F5', true],
    ['Alt+Space', true],
    ['M', false],
    ['F5', false],
    ['Shift+M', false],
    ['AltGr+E', false],
    ['Control+Control+M', false],
    ['Control+F25', false],
    ['Control+', false],
    ['Control+Enter', false],
    ['', false],
  ])('%s may be taken: %s', (text, may) => expect(isKeyCombination(text)).toBe(may));

  it('are read from a press, by the place of the key and not by what it types', () => {
    expect(keyCombinationOf(press('KeyM', 'cs'), false)).toBe('Control+Shift+M');
    expect(keyCombinationOf(press('Digit4', 'm'), true)).toBe('Command+4');
    expect(keyCombinationOf(press('Space', 'am'), false)).toBe('Alt+Super+Space');
  });

  it('are none while only modifiers are held, or with a key that is needed for typing', () => {
    expect(keyCombinationOf(press('ControlLeft', 'c'), false)).toBeUndefined();
    expect(keyCombinationOf(press('KeyM', 's'), false)).toBeUndefined();
    expect(keyCombinationOf(press('Enter', 'c'), false)).toBeUndefined();
  });

  it('that were read from a press are always valid', () => {
    const codes = fc.constantFrom('KeyA', 'Digit0', 'F1', 'F12', 'F24', 'Space', 'Tab', 'AltLeft');
    fc.assert(
      fc.property(codes, fc.subarray(['c', 'a', 's', 'm']), fc.boolean(), (code, held, isMac) => {
        const read = keyCombinationOf(press(code, held.join('')), isMac);
        expect(read === undefined || isKeyCombination(read)).toBe(true);
      }),
    );
  });

  it('are written as the system writes them', () => {
    expect(keyCombinationText('CommandOrControl+Shift+M', false)).toBe('Ctrl+Shift+M');
    expect(keyCombinationText('CommandOrControl+Shift+M', true)).toBe('⌘⇧M');
    expect(keyCombinationText('Control+Alt+Super+F5', false)).toBe('Ctrl+Alt+Win+F5');
  });
});
