import type { MenuItemConstructorOptions } from 'electron';
import type { PageFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';
import { textsIn, type MainTranslate } from '../texts.ts';
import { commandItem } from './commandItems.ts';

type Item = MenuItemConstructorOptions;

/** What the menu is for. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly page: PageFacts;
}

/** What the menu can do. */
export interface MenuActions {
  readonly run: (command: ShellCommand) => void;
  readonly openDocumentation: () => void;
  readonly openLicences: () => void;
  readonly openLogs: () => void;
}

/** Keys that the menu itself listens to. */
const MENU_KEYS: Readonly<Partial<Record<ShellCommand, string>>> = {
  'meeting.new': 'CommandOrControl+N',
  'settings.open': 'CommandOrControl+,',
};

/**
 * The application menu. Its words are our own, as Electron knows those of its roles in English only. Windows and
 * Linux keep it hidden until Alt is pressed.
 */
export function menuTemplate(facts: MenuFacts, actions: MenuActions): Item[] {
  const t = textsIn(facts.page.language);
  const isMac = facts.platform === 'darwin';
  const command = (name: ShellCommand): Item => ({
    ...commandItem(name, facts.page, actions.run),
    ...keysOf(name, facts.page, isMac),
  });
  const quit: Item = { role: 'quit', label: t('menu.quit') };
  const first: Item = isMac
    ? { label: t('app.name'), submenu: appItems(t, command('settings.open'), quit) }
    : {
        label: t('menu.file'),
        submenu: [command('settings.open'), { type: 'separator' }, quit],
      };
  const developer: Item[] = facts.isPackaged
    ? []
    : [{ label: t('menu.developer'), submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }];
  return [
    first,
    { label: t('menu.meeting'), submenu: meetingItems(command) },
    { label: t('menu.edit'), submenu: editItems(t) },
    { label: t('menu.view'), submenu: viewItems(t, command) },
    { role: 'window', label: t('menu.window'), submenu: windowItems(t, isMac) },
    ...developer,
    { role: 'help', label: t('menu.help'), submenu: helpItems(t, actions, isMac) },
  ];
}

/**
 * How an item shows its key. Keys of the page have no modifier, and only the page may listen to them: people type. On a Mac one
 * must never be the menu's: the system would take it before the page. It is written under the command instead.
 */
function keysOf(command: ShellCommand, { keys }: PageFacts, isMac: boolean): Item {
  const menuKey = MENU_KEYS[command];
  if (menuKey) return { accelerator: menuKey };
  const pageKey = keys?.[command];
  if (!pageKey) return {};
  return isMac ? { sublabel: pageKey } : { accelerator: pageKey, registerAccelerator: false };
}

function appItems(t: MainTranslate, settings: Item, quit: Item): Item[] {
  return [
    { role: 'about', label: t('menu.about') },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'services', label: t('menu.services') },
    { type: 'separator' },
    { role: 'hide', label: t('menu.hide') },
    { role: 'hideOthers', label: t('menu.hideOthers') },
    { role: 'unhide', label: t('menu.showAll') },
    { type: 'separator' },
    quit,
  ];
}

function meetingItems(command: (name: ShellCommand) => Item): Item[] {
  return [
    command('meeting.new'),
    { type: 'separator' },
    command('microphone.toggle'),
    command('camera.toggle'),
    command('hand.toggle'),
    command('invitation.copy'),
    { type: 'separator' },
    command('meeting.leave'),
  ];
}

function editItems(t: MainTranslate): Item[] {
  return [
    { role: 'undo', label: t('menu.undo') },
    { role: 'redo', label: t('menu.redo') },
    { type: 'separator' },
    { role: 'cut', label: t('menu.cut') },
    { role: 'copy', label: t('menu.copy') },
    { role: 'paste', label: t('menu.paste') },
    { role: 'selectAll', label: t('menu.selectAll') },
  ];
}

function viewItems(t: MainTranslate, command: (name: ShellCommand) => Item): Item[] {
  return [
    command('home.open'),
    command('layout.toggle'),
    command('chat.toggle'),
    command('people.toggle'),
    command('quality.toggle'),
    command('report.toggle'),
    { type: 'separator' },
    { role: 'togglefullscreen', label: t('menu.fullScreen') },
    { type: 'separator' },
    { role: 'resetZoom', label: t('menu.zoomReset') },
    { role: 'zoomIn', label: t('menu.zoomIn') },
    { role: 'zoomOut', label: t('menu.zoomOut') },
  ];
}

function windowItems(t: MainTranslate, isMac: boolean): Item[] {
  const common: Item[] = [
    { role: 'minimize', label: t('menu.minimize') },
    { role: 'close', label: t('menu.close') },
  ];
  if (!isMac) return common;
  return [
    ...common,
    { role: 'zoom', label: t('menu.zoom') },
    { type: 'separator' },
    { role: 'front', label: t('menu.front') },
  ];
}

function helpItems(t: MainTranslate, actions: MenuActions, isMac: boolean): Item[] {
  const about: Item[] = isMac
    ? []
    : [{ type: 'separator' }, { role: 'about', label: t('menu.about') }];
  return [
    { label: t('menu.documentation'), click: actions.openDocumentation },
    { label: t('menu.licences'), click: actions.openLicences },
    { label: t('menu.logs'), click: actions.openLogs },
    ...about,
  ];
}
