import type { MenuItemConstructorOptions } from 'electron';

/** What a role brings with it. */
export interface Role {
  readonly label: string;
  readonly accelerator?: string;
  /** Method of the focused window, its page, or the program that a click calls. */
  readonly window?: string;
  readonly page?: string;
  readonly app?: string;
  readonly submenu?: readonly MenuItemConstructorOptions[];
}

const isMac = (): boolean => process.platform === 'darwin';

/** Roles in the writing of a template; a dash is a separator. */
function items(roles: readonly string[]): MenuItemConstructorOptions[] {
  return roles.map(
    (role) => (role === '-' ? { type: 'separator' } : { role }) as MenuItemConstructorOptions,
  );
}

/** The roles by name, spelled in small letters, for the system the program runs on. */
export function menuRoles(appName: string): Readonly<Record<string, Role>> {
  return {
    ...editRoles(),
    ...pageRoles(),
    ...windowRoles(),
    ...appRoles(appName),
    ...menus(appName),
  };
}

function editRoles(): Record<string, Role> {
  return {
    undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', page: 'undo' },
    redo: {
      label: 'Redo',
      accelerator: process.platform === 'win32' ? 'Control+Y' : 'Shift+CommandOrControl+Z',
      page: 'redo',
    },
    cut: { label: 'Cut', accelerator: 'CommandOrControl+X', page: 'cut' },
    copy: { label: 'Copy', accelerator: 'CommandOrControl+C', page: 'copy' },
    paste: { label: 'Paste', accelerator: 'CommandOrControl+V', page: 'paste' },
    pasteandmatchstyle: { label: 'Paste and Match Style', page: 'pasteAndMatchStyle' },
    delete: { label: 'Delete', page: 'delete' },
    selectall: { label: 'Select All', accelerator: 'CommandOrControl+A', page: 'selectAll' },
    startspeaking: { label: 'Start Speaking' },
    stopspeaking: { label: 'Stop Speaking' },
  };
}

function pageRoles(): Record<string, Role> {
  return {
    reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', page: 'reload' },
    forcereload: {
      label: 'Force Reload',
      accelerator: 'Shift+CmdOrCtrl+R',
      page: 'reloadIgnoringCache',
    },
    toggledevtools: {
      label: 'Toggle Developer Tools',
      accelerator: isMac() ? 'Alt+Command+I' : 'Ctrl+Shift+I',
      page: 'toggleDevTools',
    },
    resetzoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0' },
    zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus' },
    zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-' },
    togglespellchecker: { label: 'Check Spelling While Typing' },
  };
}

function windowRoles(): Record<string, Role> {
  return {
    togglefullscreen: {
      label: 'Toggle Full Screen',
      accelerator: isMac() ? 'Control+Command+F' : 'F11',
    },
    minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', window: 'minimize' },
    close: {
      label: isMac() ? 'Close Window' : 'Close',
      accelerator: 'CommandOrControl+W',
      window: 'close',
    },
    zoom: { label: 'Zoom' },
    front: { label: 'Bring All to Front' },
  };
}

function appRoles(appName: string): Record<string, Role> {
  return {
    about: { label: isMac() ? `About ${appName}` : 'About', app: 'showAboutPanel' },
    services: { label: 'Services' },
    hide: { label: `Hide ${appName}`, accelerator: 'Command+H', app: 'hide' },
    hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
    unhide: { label: 'Show All' },
    quit: {
      label: process.platform === 'win32' ? 'Exit' : isMac() ? `Quit ${appName}` : 'Quit',
      accelerator: process.platform === 'win32' ? undefined : 'CommandOrControl+Q',
      app: 'quit',
    } as Role,
    recentdocuments: { label: 'Open Recent' },
    clearrecentdocuments: { label: 'Clear Menu', app: 'clearRecentDocuments' },
    window: { label: 'Window' },
    help: { label: 'Help' },
  };
}

function menus(appName: string): Record<string, Role> {
  const mac = process.platform === 'darwin';
  const application = ['about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit'];
  const edit = ['undo', 'redo', '-', 'cut', 'copy', 'paste'];
  const editMore = mac
    ? ['pasteAndMatchStyle', 'delete', 'selectAll', '-', 'startSpeaking', 'stopSpeaking']
    : ['delete', '-', 'selectAll'];
  const view = ['reload', 'forceReload', 'toggleDevTools', '-', 'resetZoom', 'zoomIn', 'zoomOut'];
  const window = ['minimize', 'zoom'];
  return {
    appmenu: { label: appName, submenu: items(application) },
    filemenu: { label: 'File', submenu: items([mac ? 'close' : 'quit']) },
    editmenu: { label: 'Edit', submenu: items([...edit, ...editMore]) },
    viewmenu: { label: 'View', submenu: items([...view, '-', 'togglefullscreen']) },
    windowmenu: {
      label: 'Window',
      submenu: items(mac ? [...window, '-', 'front'] : [...window, 'close']),
    },
  };
}
