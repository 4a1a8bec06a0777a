import { describe, expect, test } from 'vitest';
import { isNotForUs } from './shortcuts.ts';

/** A key press on an element that matches exactly these selectors. */
function press(selectors: readonly string[], change: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const matches = (list: string) => list.split(',').some((one) => selectors.includes(one));
  return {
    defaultPrevented: false,
    repeat: false,
    isComposing: false,
    target: { matches, closest: (list: string) => (matches(list) ? {} : null) },
    currentTarget: {},
    ...change,
  } as unknown as KeyboardEvent;
}

describe('shortcuts', () => {
  test('are heard on the page and on a button', () => {
    expect(isNotForUs(press([]))).toBe(false);
    expect(isNotForUs(press(['button']))).toBe(false);
  });

  test.each(['input', 'textarea', 'select', '[contenteditable]'])(
    'do not fire while a person types in %s',
    (selector) => {
      expect(isNotForUs(press([selector]))).toBe(true);
    },
  );

  test('leave letters to an open menu, held keys and input methods', () => {
    expect(isNotForUs(press(['[role="menu"]']))).toBe(true);
    expect(isNotForUs(press([], { repeat: true }))).toBe(true);
    expect(isNotForUs(press([], { isComposing: true }))).toBe(true);
    expect(isNotForUs(press([], { defaultPrevented: true }))).toBe(true);
  });
});
