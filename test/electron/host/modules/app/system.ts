import type { JumpListCategory, LoginItemSettings, Settings, Task } from 'electron';
import { record } from '../../osLog.ts';
import { strict } from '../../strict.ts';
import type { Menu } from '../menu.ts';

const protocols = new Set<string>();
const recentDocuments: string[] = [];
let loginItem: Settings = {};
let badgeCount = 0;

/** Undefined on other systems, as on the real runtime. */
function only<T>(platform: NodeJS.Platform, member: T): T | undefined {
  return process.platform === platform ? member : undefined;
}

function setBadgeCount(count = 0): boolean {
  badgeCount = count;
  record('badge', { count });
  return process.platform !== 'win32';
}

function getLoginItemSettings(): LoginItemSettings {
  const { openAtLogin = false } = loginItem;
  return {
    openAtLogin,
    wasOpenedAtLogin: false,
    status: openAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: openAtLogin,
    launchItems: [],
  };
}

/** The part of `app` that speaks to the desktop of the system: taskbar, Dock, start at login, links, documents. */
export const systemMembers = {
  setAsDefaultProtocolClient: (scheme: string, path?: string, args?: string[]): boolean => {
    protocols.add(scheme);
    record('protocol-client', { scheme, path, args });
    return true;
  },
  removeAsDefaultProtocolClient: (scheme: string): boolean => protocols.delete(scheme),
  isDefaultProtocolClient: (scheme: string): boolean => protocols.has(scheme),
  getApplicationNameForProtocol: (_url: string): string => '',
  setLoginItemSettings: (settings: Settings): void => {
    loginItem = { ...settings };
    record('login-item', { ...settings });
  },
  getLoginItemSettings,
  setAppUserModelId: (id: string): void => record('app-user-model-id', { id }),
  setDesktopName: (name: string): void => record('desktop-name', { name }),
  setBadgeCount,
  getBadgeCount: (): number => badgeCount,
  get badgeCount(): number {
    return badgeCount;
  },
  set badgeCount(count: number) {
    setBadgeCount(count);
  },
  setUserTasks: only('win32', (tasks: Task[]): boolean => {
    record('user-tasks', { tasks });
    return true;
  }),
  setJumpList: only('win32', (categories: JumpListCategory[] | null): string => {
    record('jump-list', { categories });
    return 'ok';
  }),
  getJumpListSettings: only('win32', () => ({ minItems: 10, removedItems: [] })),
  addRecentDocument: (path: string): void => {
    recentDocuments.push(path);
    record('recent-document', { path });
  },
  clearRecentDocuments: (): void => {
    recentDocuments.length = 0;
  },
  getRecentDocuments: (): string[] => [...recentDocuments],
  setAboutPanelOptions: (options: object): void => record('about-panel', { options }),
  showAboutPanel: (): void => record('about-panel', { action: 'show' }),
  isEmojiPanelSupported: (): boolean => false,
  focus: (): void => record('app-focus'),
  hide: only('darwin', (): void => record('app-hide')),
  show: only('darwin', (): void => record('app-show')),
  isHidden: only('darwin', (): boolean => false),
  isActive: only('darwin', (): boolean => true),
  setActivationPolicy: only('darwin', (policy: string): void =>
    record('activation-policy', { policy }),
  ),
  isInApplicationsFolder: only('darwin', (): boolean => true),
  moveToApplicationsFolder: only('darwin', (): boolean => true),
};

/** `app.dock`; on macOS only. */
export function createDock(): object | undefined {
  let badge = '';
  let menu: Menu | null = null;
  let isShown = true;
  const dock = {
    setBadge: (text: string): void => {
      badge = text;
      record('dock-badge', { text });
    },
    getBadge: (): string => badge,
    bounce: (kind = 'informational'): number => {
      record('dock-bounce', { bounce: kind });
      return 1;
    },
    cancelBounce: (id: number): void => record('dock-bounce', { cancel: id }),
    setMenu: (wanted: Menu): void => {
      menu = wanted;
    },
    getMenu: (): Menu | null => menu,
    setIcon: (): void => record('dock-icon'),
    downloadFinished: (path: string): void => record('dock-download', { path }),
    hide: (): void => {
      isShown = false;
    },
    show: async (): Promise<void> => {
      isShown = true;
    },
    isVisible: (): boolean => isShown,
  };
  return only('darwin', strict('app.dock', dock));
}
