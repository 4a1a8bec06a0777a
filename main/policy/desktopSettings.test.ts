import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DESKTOP_SETTINGS } from '../../domain/desktop/desktopSettings.ts';
import { preferencesOf, readSettings, settingsChangeSchema } from './desktopSettings.ts';

const accepts = (change: unknown) => settingsChangeSchema.safeParse(change).success;

describe('desktop settings', () => {
  it('reads back its own defaults whole', () => {
    expect(readSettings(DEFAULT_DESKTOP_SETTINGS)).toEqual(DEFAULT_DESKTOP_SETTINGS);
  });

  it('loses one wrong field of a file and no other', () => {
    expect(readSettings({ openAtLogin: 'yes', closeToTray: true, unknown: 1 })).toEqual({
      closeToTray: true,
    });
  });

  it('reads anything without falling over', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { settings } = preferencesOf(readSettings(value), {});
        expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_DESKTOP_SETTINGS));
      }),
    );
  });

  it('puts an administrator before the person, and says so', () => {
    const preferences = preferencesOf(
      { openAtLogin: true, closeToTray: true },
      { openAtLogin: false },
    );
    expect(preferences.settings).toMatchObject({ openAtLogin: false, closeToTray: true });
    expect(preferences.locked).toEqual(['openAtLogin']);
  });

  it.each([
    [{ closeToTray: true }, true],
    [{}, true],
    [{ closeToTray: 1 }, false],
    [{ closeToTray: true, more: true }, false],
    [{ muteKeys: 'CommandOrControl+Alt+F5' }, true],
    [{ muteKeys: 'M' }, false],
    [{ muteKeys: 'Shift+Enter; rm' }, false],
    [{ proxy: { mode: 'fixed', server: 'proxy.example:8080', bypass: '<local>;*.example' } }, true],
    [{ proxy: { mode: 'fixed', server: 'a b', bypass: '' } }, false],
    [{ proxy: { mode: 'script', address: 'https://proxy.example/proxy.pac' } }, true],
    [{ proxy: { mode: 'script', address: 'file:///etc/passwd' } }, false],
  ])('accepts the change %j: %s', (change, expected) => {
    expect(accepts(change)).toBe(expected);
  });
});
