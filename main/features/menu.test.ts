import { describe, expect, it } from 'vitest';
import { commonTexts } from '../../renderer/i18n/commonTexts.ts';
import { appTexts } from '../../renderer/app/texts.ts';
import { homeTexts } from '../../renderer/features/home/texts.ts';
import { LANGUAGES } from '../../domain/settings/settings.ts';
import { SHELL_COMMANDS, silentPage } from '../../domain/desktop/pageFacts.ts';
import { createPageStore } from '../../test/fakes/shellStores.ts';
import { MAIN_TEXTS, type TextKey } from '../texts.ts';
import { setupMenu } from './menu.ts';
import { menuTemplate } from './menuTemplate.ts';

type Item = Electron.MenuItemConstructorOptions;

const PLATFORMS = ['win32', 'darwin', 'linux'] as const;

function setup(platform: NodeJS.Platform = 'win32', isPackaged = true) {
  const page = createPageStore();
  const menus: Item[][] = [];
  const asked: string[] = [];
  setupMenu({
    app: { setAboutPanelOptions: () => undefined, getVersion: () => '1.2.3' },
    Menu: {
      buildFromTemplate: (template: Item[]) => template,
      setApplicationMenu: (menu: Item[]) => menus.push(menu),
    } as never,
    page: page.store,
    platform,
    isPackaged,
    actions: {
      run: (command) => asked.push(command),
      openDocumentation: () => asked.push('documentation'),
      openLicences: () => asked.push('licences'),
      openLogs: () => asked.push('logs'),
    },
  });
  const items = () => flat(menus.at(-1) ?? []);
  const item = (id: string) => items().find((one) => one.id === id);
  return { ...page, menus, items, item, asked };
}

function flat(items: Item[]): Item[] {
  return items.flatMap((item) => [item, ...flat((item.submenu ?? []) as Item[])]);
}

const press = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.();

describe('the application menu', () => {
  it.each(PLATFORMS)('holds every command of the program, on %s', (platform) => {
    const { items } = setup(platform);
    const ids = items().flatMap(({ id }) => id ?? []);
    expect(ids.toSorted()).toEqual([...SHELL_COMMANDS].toSorted());
  });

  it('offers what makes sense where the page is', () => {
    const { item, meets } = setup();
    expect(item('meeting.leave')?.enabled).toBe(false);
    expect(item('meeting.new')?.enabled).toBe(true);
    meets({ at: 'in', microphone: 'on' });
    expect(item('meeting.leave')?.enabled).toBe(true);
    expect(item('settings.open')?.enabled).toBe(false);
    expect(item('microphone.toggle')).toMatchObject({ label: 'Mute', enabled: true });
    meets({ microphone: 'off' });
    expect(item('microphone.toggle')?.label).toBe('Unmute');
  });

  it('speaks the language of the page at once, in all its words', () => {
    const { items, speaks, menus } = setup('darwin');
    const known = new Set<string>(Object.values(MAIN_TEXTS['zh-CN']));
    speaks('zh-CN');
    expect(menus).toHaveLength(2);
    const labels = items().flatMap(({ label }) => label ?? []);
    expect(labels.filter((label) => !known.has(label))).toEqual([]);
    const silent = items().filter(({ label, type }) => label === undefined && type !== 'separator');
    expect(silent).toEqual([]);
  });

  it('is not set anew for what it does not show, since an open menu would go', () => {
    const { menus, meets } = setup();
    meets({ others: 3 });
    expect(menus).toHaveLength(1);
  });

  it('does what is chosen', () => {
    const { items, item, meets, asked } = setup();
    meets({ at: 'in' });
    press(item('meeting.leave'));
    for (const label of ['Umeet Website', 'Licences', 'Open Log Folder']) {
      press(items().find((one) => one.label === label));
    }
    expect(asked).toEqual(['meeting.leave', 'documentation', 'licences', 'logs']);
  });

  it('shows the keys of the page and leaves them to the page, where people type', () => {
    const keys = { 'microphone.toggle': 'M' };
    const withKeys = (platform: NodeJS.Platform) => {
      const made = setup(platform);
      made.store.setState({ keys });
      return made.item('microphone.toggle');
    };
    expect(withKeys('win32')).toMatchObject({
      accelerator: 'M',
      registerAccelerator: false,
    });
    const onMac = withKeys('darwin');
    expect(onMac).toMatchObject({ sublabel: 'M' });
    expect(onMac).not.toHaveProperty('accelerator');
    const actions = {} as never;
    const bare = PLATFORMS.flatMap((platform) =>
      flat(
        menuTemplate({ platform, isPackaged: true, page: { ...silentPage('en'), keys } }, actions),
      ),
    ).filter(({ accelerator, registerAccelerator }) => {
      const isBare = accelerator !== undefined && !String(accelerator).includes('+');
      return isBare && registerAccelerator !== false;
    });
    expect(bare).toEqual([]);
  });

  it('lets only developers reload and inspect', () => {
    const roles = (isPackaged: boolean) =>
      setup('linux', isPackaged)
        .items()
        .map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
});

describe('the words of the program', () => {
  it.each(LANGUAGES)('are the same as in its window, in %s', (language) => {
    const main = MAIN_TEXTS[language];
    const own = Object.keys(main).filter((key) => key in commonTexts[language]) as TextKey[];
    expect(own).toContain('command.mute');
    const window: Readonly<Record<string, string>> = commonTexts[language];
    expect(own.map((key) => main[key])).toEqual(own.map((key) => window[key]));
    expect(main['command.newMeeting']).toBe(homeTexts[language].newMeeting);
    expect(main['command.home']).toBe(appTexts[language].home);
    expect(main['command.settings']).toBe(appTexts[language].settings);
  });

  it('are there in both languages, and none is empty', () => {
    const [zh, en] = LANGUAGES.map((language) => MAIN_TEXTS[language]);
    expect(Object.keys(en ?? {}).toSorted()).toEqual(Object.keys(zh ?? {}).toSorted());
    for (const texts of [zh, en]) {
      expect(Object.values(texts ?? {}).filter((text) => text.trim() === '')).toEqual([]);
    }
  });
});
