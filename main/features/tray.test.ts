import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPageStore } from '../../test/fakes/shellStores.ts';
import { setupTray, type TrayParts } from './tray.ts';

interface Entry {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly click?: () => void;
}

function setup(overrides: Partial<TrayParts> = {}) {
  const page = createPageStore();
  const asked: string[] = [];
  const tray = Object.assign(new EventEmitter(), {
    image: '',
    text: '',
    menu: [] as Entry[],
    setImage: (image: string) => void (tray.image = image),
    setToolTip: (text: string) => void (tray.text = text),
    setContextMenu: (menu: Entry[]) => void (tray.menu = menu),
  });
  const exists = setupTray({
    createTray: (image) => {
      tray.image = String(image);
      return tray as never;
    },
    Menu: { buildFromTemplate: (items: unknown) => items } as never,
    platform: 'win32',
    image: (state) => `${state}.png` as never,
    page: page.store,
    openWindow: () => asked.push('open'),
    run: (command) => asked.push(command),
    quit: () => asked.push('quit'),
    ...overrides,
  });
  const labels = () => tray.menu.flatMap(({ label }) => label ?? []);
  const choose = (label: string) => tray.menu.find((entry) => entry.label === label)?.click?.();
  return { ...page, tray, exists, asked, labels, choose };
}

describe('the tray', () => {
  it('shows whether I am in a meeting and can be heard', () => {
    const { tray, meets } = setup();
    const seen = [tray.image];
    meets({ at: 'in', microphone: 'on' });
    seen.push(tray.image, tray.text);
    meets({ microphone: 'off' });
    seen.push(tray.image, tray.text);
    meets({ at: 'none' });
    seen.push(tray.image, tray.text);
    expect(seen).toEqual([
      'idle.png',
      'call.png',
      'Umeet: in a meeting, microphone on',
      'muted.png',
      'Umeet: in a meeting, microphone off',
      'idle.png',
      'Umeet',
    ]);
  });

  it('offers mute and leave in a meeting only, in the language of the page', () => {
    const { labels, meets, speaks } = setup();
    expect(labels()).toEqual(['Open Umeet', 'New meeting', 'Settings', 'Quit Umeet']);
    meets({ at: 'in', microphone: 'off' });
    expect(labels()).toEqual([
      'Open Umeet',
      'Unmute',
      'Leave',
      'New meeting',
      'Settings',
      'Quit Umeet',
    ]);
    speaks('zh-CN');
    expect(labels()).toContain('解除静音');
  });

  it('does what is chosen', () => {
    const { choose, meets, asked } = setup();
    choose('New meeting');
    meets({ at: 'in', microphone: 'on' });
    for (const label of ['Mute', 'Leave', 'Open Umeet', 'Quit Umeet']) choose(label);
    expect(asked).toEqual(['meeting.new', 'microphone.toggle', 'meeting.leave', 'open', 'quit']);
  });

  it('opens the window by a click, but not on a Mac, where a click opens the menu', () => {
    const onWindows = setup();
    onWindows.tray.emit('click');
    expect(onWindows.asked).toEqual(['open']);
    const onMac = setup({ platform: 'darwin' });
    onMac.tray.emit('click');
    expect(onMac.asked).toEqual([]);
  });

  it('is done without where the desktop has none', () => {
    const createTray = () => {
      throw new Error('no tray');
    };
    const { exists, meets } = setup({ createTray });
    expect(exists).toBe(false);
    expect(() => meets({ at: 'in' })).not.toThrow();
  });
});
