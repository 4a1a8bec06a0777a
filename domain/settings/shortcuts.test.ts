import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SHORTCUTS, keyOf, parseKey, withKey, type Shortcuts } from './shortcuts.ts';

const DEFAULTS = { mute: 'm', camera: 'v', chat: 'c', copy: undefined };
const ids = fc.constantFrom('mute', 'camera', 'chat', 'copy');
const keys = fc.constantFrom('m', 'v', 'c', 'x', '1', null);

const change = (shortcuts: Shortcuts, id: string, key: string | null) => {
  const changed = withKey(shortcuts, DEFAULTS, { id, key });
  return 'shortcuts' in changed ? changed.shortcuts : shortcuts;
};

describe('a shortcut', () => {
  it('is what it came with until it is changed, and nothing while keys are off', () => {
    expect(keyOf('mute', DEFAULTS, DEFAULT_SHORTCUTS)).toBe('m');
    expect(keyOf('copy', DEFAULTS, DEFAULT_SHORTCUTS)).toBeUndefined();
    const changed = change(DEFAULT_SHORTCUTS, 'mute', 'x');
    expect(keyOf('mute', DEFAULTS, changed)).toBe('x');
    expect(keyOf('mute', DEFAULTS, { ...changed, isOn: false })).toBeUndefined();
    expect(keyOf('mute', DEFAULTS, change(changed, 'mute', null))).toBeUndefined();
    expect(change(changed, 'mute', 'm')).toEqual(DEFAULT_SHORTCUTS);
  });

  it('that another command has is refused, and says whose it is', () => {
    expect(withKey(DEFAULT_SHORTCUTS, DEFAULTS, { id: 'copy', key: 'm' })).toEqual({
      takenBy: 'mute',
    });
    // Free again once its owner has another one.
    const moved = change(DEFAULT_SHORTCUTS, 'mute', 'x');
    expect(withKey(moved, DEFAULTS, { id: 'copy', key: 'm' })).toHaveProperty('shortcuts');
  });

  it('is never shared, whatever is changed in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, keys)), (changes) => {
        const shortcuts = changes.reduce(
          (before, [id, key]) => change(before, id, key),
          DEFAULT_SHORTCUTS,
        );
        const used = Object.keys(DEFAULTS).flatMap((id) => keyOf(id, DEFAULTS, shortcuts) ?? []);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });

  it('is one letter, digit or question mark', () => {
    expect(['M', '7', '?', ' ', 'Enter', 'F5', 'é', 'ctrl+a'].map(parseKey)).toEqual([
      'm',
      '7',
      '?',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
