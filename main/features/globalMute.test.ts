import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { DesktopSettings } from '../../domain/desktop/desktopSettings.ts';
import {
  createPageStore,
  createPreferenceStore,
  createPresenceStore,
} from '../../test/fakes/shellStores.ts';
import { setupGlobalMute } from './globalMute.ts';

const KEYS = 'CommandOrControl+Shift+M';

function setup(chosen: Partial<DesktopSettings>, taken: readonly string[] = []) {
  const app = new EventEmitter();
  const page = createPageStore();
  const preferences = createPreferenceStore(chosen);
  const presence = createPresenceStore();
  const held = new Map<string, () => void>();
  const tried: string[] = [];
  let toggled = 0;
  setupGlobalMute({
    app: app as never,
    globalShortcut: {
      register: (keys: string, run: () => void) => {
        tried.push(keys);
        if (keys.includes('Super')) throw new TypeError('conversion failure');
        if (taken.includes(keys)) return false;
        held.set(keys, run);
        return true;
      },
      unregister: (keys: string) => held.delete(keys),
    } as never,
    preferences: preferences.store,
    page: page.store,
    presence,
    toggle: () => (toggled += 1),
  });
  return {
    ...page,
    app,
    held,
    tried,
    presence,
    choose: preferences.choose,
    toggled: () => toggled,
  };
}

describe('keys for the microphone everywhere', () => {
  it('are not touched unless the person wishes so', () => {
    const { meets, tried, presence } = setup({});
    meets({ at: 'in' });
    expect(tried).toEqual([]);
    expect(presence.getState().muteKeys).toBe('free');
  });

  it('are held in a meeting only, and switch the microphone', () => {
    const { meets, held, toggled } = setup({ globalMute: true });
    expect([...held.keys()]).toEqual([]);
    meets({ at: 'in' });
    held.get(KEYS)?.();
    expect(toggled()).toBe(1);
    meets({ microphone: 'on' });
    expect([...held.keys()]).toEqual([KEYS]);
    meets({ at: 'none' });
    expect([...held.keys()]).toEqual([]);
  });

  it('are exchanged in the middle of a meeting', () => {
    const { meets, choose, held } = setup({ globalMute: true });
    meets({ at: 'in' });
    choose({ muteKeys: 'Alt+F9' });
    expect([...held.keys()]).toEqual(['Alt+F9']);
    choose({ globalMute: false });
    expect([...held.keys()]).toEqual([]);
  });

  it('are tried when they are chosen, so that the person hears at once that they are taken', () => {
    const { choose, held, presence } = setup({}, [KEYS]);
    choose({ globalMute: true });
    expect(presence.getState().muteKeys).toBe('taken');
    choose({ muteKeys: 'Alt+F9' });
    expect(presence.getState().muteKeys).toBe('free');
    choose({ muteKeys: 'Super+M' });
    expect(presence.getState().muteKeys).toBe('taken');
    expect([...held.keys()]).toEqual([]);
  });

  it('are tried once and not with every word of the page', () => {
    const { meets, tried, choose } = setup({ globalMute: true });
    meets({ at: 'joining' });
    meets({ others: 2 });
    choose({ notifications: false });
    expect(tried).toEqual([KEYS]);
  });

  it('are let go when the program ends', () => {
    const { app, meets, held } = setup({ globalMute: true });
    meets({ at: 'in' });
    app.emit('will-quit');
    expect([...held.keys()]).toEqual([]);
  });
});
