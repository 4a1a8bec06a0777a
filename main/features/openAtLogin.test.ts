import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopSettings, Preferences } from '../../domain/desktop/desktopSettings.ts';
import { createPreferenceStore, createPresenceStore } from '../../test/fakes/shellStores.ts';
import { systemLoginItem, type LoginItem } from './loginItem.ts';
import { setupOpenAtLogin } from './openAtLogin.ts';

function start(
  state: ReturnType<LoginItem['state']>,
  chosen: Partial<DesktopSettings> = {},
  locked: Preferences['locked'] = [],
) {
  const presence = createPresenceStore();
  const preferences = createPreferenceStore(chosen, locked);
  const set: boolean[] = [];
  const item = {
    now: state,
    state: () => item.now,
    set: (isOn: boolean) => {
      set.push(isOn);
      item.now = isOn ? 'on' : 'off';
    },
  };
  const look = setupOpenAtLogin({ item, preferences: preferences.store, presence });
  return { item, set, look, choose: preferences.choose, login: () => presence.getState().login };
}

describe('starting at login', () => {
  it('is handed to the system when it is chosen, and not with other settings', () => {
    const { choose, set, login } = start('off');
    choose({ closeToTray: true });
    expect(set).toEqual([]);
    choose({ openAtLogin: true });
    expect(login()).toBe('on');
    choose({ openAtLogin: false });
    expect(set).toEqual([true, false]);
    expect(login()).toBe('off');
  });

  it('is not forced on a person who switched it off in the system', () => {
    const { set, login, item, look } = start('blocked', { openAtLogin: true });
    expect(login()).toBe('blocked');
    item.now = 'off';
    look();
    expect(login()).toBe('blocked');
    item.now = 'on';
    look();
    expect(login()).toBe('on');
    expect(set).toEqual([]);
  });

  it('is enforced when an administrator decided it', () => {
    expect(start('off', { openAtLogin: true }, ['openAtLogin']).set).toEqual([true]);
    expect(start('on', { openAtLogin: false }, ['openAtLogin']).set).toEqual([false]);
  });

  it('is renewed for a program that moved, and taken back when nobody wishes it', () => {
    expect(start('on', { openAtLogin: true }).set).toEqual([true]);
    expect(start('on').set).toEqual([false]);
  });
});

describe('the login item of the system', () => {
  const launch = { program: '/opt/umeet', args: ['--hidden'] };
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'umeet-login-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function itemOn(platform: NodeJS.Platform, answer: object = {}) {
    const asked: unknown[] = [];
    const app = {
      getPath: () => folder,
      getLoginItemSettings: () => answer,
      setLoginItemSettings: (settings: unknown) => asked.push(settings),
    };
    return { asked, item: systemLoginItem({ app: app as never, platform, launch }) };
  }

  it('is an autostart file on Linux, which the desktop may switch off', () => {
    const { item } = itemOn('linux');
    const path = join(folder, 'autostart', 'umeet.desktop');
    expect(item.state()).toBe('off');
    item.set(true);
    expect(item.state()).toBe('on');
    expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/umeet" "--hidden"\n');
    writeFileSync(path, `${readFileSync(path, 'utf8')}Hidden=true\n`);
    expect(item.state()).toBe('blocked');
    item.set(false);
    expect(item.state()).toBe('off');
  });

  it.each([
    [{ openAtLogin: false, executableWillLaunchAtLogin: false }, 'off'],
    [{ openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
    [{ openAtLogin: true, executableWillLaunchAtLogin: false }, 'blocked'],
  ])('is read from Windows: %j is %s', (answer, state) => {
    const { item, asked } = itemOn('win32', answer);
    expect(item.state()).toBe(state);
    item.set(true);
    expect(asked).toEqual([{ openAtLogin: true, path: '/opt/umeet', args: ['--hidden'] }]);
  });

  it.each([
    ['enabled', 'on'],
    ['requires-approval', 'blocked'],
    ['not-registered', 'off'],
    ['not-found', 'off'],
  ])('is read from macOS: %s is %s', (status, state) => {
    const { item, asked } = itemOn('darwin', { status });
    expect(item.state()).toBe(state);
    item.set(false);
    expect(asked).toEqual([{ openAtLogin: false }]);
  });
});
