import { describe, expect, it } from 'vitest';
import { createPageStore } from '../../test/fakes/shellStores.ts';
import { setupTaskbar } from './taskbar.ts';

function setup(platform: NodeJS.Platform, { isFocused = false, isOpen = true } = {}) {
  const page = createPageStore();
  const shown: unknown[][] = [];
  const note =
    (what: string) =>
    (...all: unknown[]) =>
      shown.push([what, ...all]);
  const window = {
    setOverlayIcon: note('overlay'),
    setProgressBar: note('progress'),
    flashFrame: note('flash'),
    isFocused: () => isFocused,
  };
  const dock = { setBadge: note('badge'), bounce: note('bounce') };
  setupTaskbar({
    app: { dock: platform === 'darwin' ? dock : undefined } as never,
    platform,
    overlay: (state) => state as never,
    page: page.store,
    window: () => (isOpen ? (window as never) : undefined),
  });
  return { ...page, shown };
}

describe('the taskbar', () => {
  it('shows on Windows that I am in a meeting, and whether I can be heard', () => {
    const { meets, shown, speaks } = setup('win32');
    meets({ at: 'in', microphone: 'on' });
    meets({ microphone: 'off' });
    speaks('zh-CN');
    meets({ at: 'none' });
    expect(shown.filter(([what]) => what === 'overlay')).toEqual([
      ['overlay', 'call', 'In a meeting, microphone on'],
      ['overlay', 'muted', 'In a meeting, microphone off'],
      ['overlay', 'muted', '会议中，麦克风未开启'],
      ['overlay', null, ''],
    ]);
  });

  it('shows a full or hollow dot on the Dock, with or without a window', () => {
    const { meets, shown } = setup('darwin', { isOpen: false });
    meets({ at: 'in', microphone: 'on' });
    meets({ microphone: 'failed' });
    meets({ at: 'none' });
    expect(shown).toEqual([
      ['badge', '●'],
      ['badge', '○'],
      ['badge', ''],
    ]);
  });

  it('shows that something is going on while I join', () => {
    const { meets, shown } = setup('linux');
    meets({ at: 'joining' });
    meets({ at: 'in' });
    expect(shown).toEqual([
      ['progress', 2],
      ['progress', -1],
    ]);
  });

  it('calls me when somebody comes to the meeting I wait in, and only then', () => {
    const { meets, shown } = setup('linux');
    meets({ at: 'in', others: 0 });
    shown.length = 0;
    meets({ others: 1 });
    meets({ others: 2 });
    meets({ others: 0 });
    expect(shown).toEqual([['flash', true]]);
  });

  it('does not call me when I look, nor when I come to others', () => {
    const looking = setup('linux', { isFocused: true });
    looking.meets({ at: 'in' });
    looking.meets({ others: 1 });
    const late = setup('linux');
    late.meets({ at: 'in', others: 4 });
    expect([...looking.shown, ...late.shown].filter(([what]) => what === 'flash')).toEqual([]);
  });

  it('bounces once on a Mac', () => {
    const { meets, shown } = setup('darwin');
    meets({ at: 'in' });
    meets({ others: 1 });
    expect(shown.at(-1)).toEqual(['bounce', 'informational']);
  });
});
