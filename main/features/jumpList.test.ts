import { describe, expect, it } from 'vitest';
import { createPageStore } from '../../test/fakes/shellStores.ts';
import { setupJumpList } from './jumpList.ts';

interface Entry {
  readonly label: string;
  readonly enabled: boolean;
  readonly click: () => void;
}

function setup(platform: NodeJS.Platform, launch = { program: 'C:\\Umeet.exe', args: [''] }) {
  const page = createPageStore();
  const tasks: { title: string; program: string; arguments: string }[][] = [];
  const menus: Entry[][] = [];
  const asked: string[] = [];
  const dock = { setMenu: (menu: Entry[]) => menus.push(menu) };
  setupJumpList({
    app: {
      dock: platform === 'darwin' ? dock : undefined,
      setUserTasks: (list: never) => tasks.push(list) > 0,
    } as never,
    Menu: { buildFromTemplate: (items: unknown) => items } as never,
    platform,
    launch,
    page: page.store,
    run: (command) => asked.push(command),
  });
  return { ...page, tasks, menus, asked };
}

describe('the jump list', () => {
  it('starts this program with a command, in the language of the page', () => {
    const { tasks, speaks } = setup('win32', { program: 'C:\\Umeet.exe', args: [] });
    speaks('zh-CN');
    expect(tasks.map((list) => list.map(({ title }) => title))).toEqual([
      ['New meeting', 'Settings'],
      ['发起会议', '设置'],
    ]);
    expect(tasks[0]).toMatchObject([
      { program: 'C:\\Umeet.exe', arguments: '--umeet-command=meeting.new' },
      { program: 'C:\\Umeet.exe', arguments: '--umeet-command=settings.open' },
    ]);
  });

  it('starts a program that is not installed from its folder', () => {
    const { tasks } = setup('win32', { program: 'C:\\electron.exe', args: ['C:\\my work'] });
    expect(tasks[0]?.[0]?.arguments).toBe('"C:\\my work" --umeet-command=meeting.new');
  });

  it('is the menu of the Dock on a Mac, and asks the running program', () => {
    const { menus, tasks, meets, asked } = setup('darwin');
    menus.at(-1)?.[0]?.click();
    expect(asked).toEqual(['meeting.new']);
    meets({ at: 'in' });
    expect(menus.at(-1)?.map(({ enabled }) => enabled)).toEqual([false, false]);
    expect(tasks).toEqual([]);
  });

  it('is left to the desktop entry on Linux', () => {
    const { menus, tasks } = setup('linux');
    expect([...menus, ...tasks]).toEqual([]);
  });
});
