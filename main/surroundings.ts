import { join } from 'node:path';
import type { ShellCommand } from '../domain/desktop/pageFacts.ts';
import type { Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { setupGlobalMute } from './features/globalMute.ts';
import { createImages } from './features/images.ts';
import { setupJumpList } from './features/jumpList.ts';
import { systemLoginItem } from './features/loginItem.ts';
import { setupMenu } from './features/menu.ts';
import type { MenuActions } from './features/menuTemplate.ts';
import { setupOpenAtLogin } from './features/openAtLogin.ts';
import { createPresence, type PresenceKeeper } from './features/presence.ts';
import { watchQuit, type QuitWatch } from './features/quitWatch.ts';
import { setupTaskbar } from './features/taskbar.ts';
import { setupTray } from './features/tray.ts';
import { createJsonFile } from './files/jsonFile.ts';
import { createCommandInbox, type CommandInbox } from './policy/commandInbox.ts';
import { canRun, showsWindow } from './policy/commands.ts';
import { HIDDEN_FLAG, startsHidden } from './policy/launch.ts';
import { linkInArguments } from './policy/links.ts';
import type { MeetingWindowParts } from './windows/meetingWindow.ts';
import { createPlacementKeeper } from './windows/placementKeeper.ts';

const WEBSITE = 'https://www.umeet.com.cn/';

/** What is shared by all that the program shows and hears outside of its window: tray, menus, taskbar, keys. */
export interface Surroundings {
  readonly presence: PresenceKeeper;
  readonly commands: CommandInbox;
  readonly quit: QuitWatch;
  /** Lets the page do a command that makes sense now, and brings the window to the front where there is something to see. */
  readonly run: (command: ShellCommand) => void;
}

/** Makes them; nothing is shown yet. */
export function createSurroundings(
  { app, autoUpdater }: Pick<ElectronParts, 'app' | 'autoUpdater'>,
  { gate, page, openWindow }: Pick<Core, 'gate' | 'page' | 'openWindow'>,
): Surroundings {
  const commands = createCommandInbox((command) => {
    // Asked again: what waited for the page may make no sense any more in the meeting that it took up.
    if (canRun(command, page.getState().meeting)) gate.emit('command:run', command);
  });
  return {
    presence: createPresence((presence) => gate.emit('presence:changed', presence)),
    commands,
    quit: watchQuit(app, autoUpdater),
    run: (command) => {
      if (showsWindow(command)) openWindow();
      commands.offer(command);
    },
  };
}

/** How the window comes and goes: where it was, and into the tray when the person wishes so. */
export function windowManners(
  { app, screen }: Pick<ElectronParts, 'app' | 'screen'>,
  shared: () => Pick<Core, 'preferences' | 'presence' | 'quit'>,
): Pick<MeetingWindowParts, 'placement' | 'hidesOnClose' | 'sessionEnds'> {
  const file = createJsonFile(join(app.getPath('userData'), 'window.json'));
  return {
    placement: createPlacementKeeper({ file, screen }),
    hidesOnClose: () => {
      const { preferences, presence, quit } = shared();
      const isWanted = preferences.store.getState().settings.closeToTray;
      return isWanted && presence.store.getState().hasTray && !quit.isQuitting();
    },
    sessionEnds: () => shared().quit.begin(),
  };
}

/** One line per concern that shows or hears something outside of the window. */
export function setupSurroundings(electron: ElectronParts, facts: Facts, core: Core): void {
  const { app, globalShortcut, Menu, nativeImage, Tray } = electron;
  const { isPackaged, launch, platform } = facts;
  const { openWindow, page, run } = core;
  const presence = core.presence.store;
  const preferences = core.preferences.store;
  const images = createImages(nativeImage, facts.files.images, platform);
  const hasTray = setupTray({
    createTray: (image) => new Tray(image),
    image: images.tray,
    quit: () => app.quit(),
    Menu,
    platform,
    page,
    openWindow,
    run,
  });
  presence.setState({ hasTray });
  const actions = menuActions(electron.shell, facts, core);
  setupMenu({ app, Menu, page, platform, isPackaged, actions });
  setupTaskbar({ app, platform, page, overlay: images.overlay, window: core.window.current });
  setupJumpList({ app, Menu, platform, launch, page, run });
  const toggle = () => run('microphone.toggle');
  setupGlobalMute({ app, globalShortcut, preferences, page, presence, toggle });
  const hidden = { ...launch, args: [...launch.args, HIDDEN_FLAG] };
  const item = systemLoginItem({ app, platform, launch: hidden });
  core.presence.onAsk(setupOpenAtLogin({ item, preferences, presence }));
}

/** Opens the window at the start; at login it stays in the tray, unless there is something to see. */
export function openFirstWindow(
  app: Pick<ElectronParts['app'], 'getLoginItemSettings'>,
  { argv, platform }: Pick<Facts, 'argv' | 'platform'>,
  { commands, presence, window }: Pick<Core, 'commands' | 'presence' | 'window'>,
): void {
  const isMac = platform === 'darwin';
  const isHidden = startsHidden({
    argv,
    wasOpenedAtLogin: isMac && app.getLoginItemSettings().wasOpenedAtLogin,
    canBeFound: isMac || presence.store.getState().hasTray,
    hasWork: commands.hasWork() || linkInArguments(argv) !== undefined,
  });
  if (isHidden) window.openHidden();
  else window.open();
}

function menuActions(
  shell: Pick<ElectronParts['shell'], 'openExternal' | 'openPath'>,
  { files }: Pick<Facts, 'files'>,
  { run, upkeep }: Pick<Core, 'run' | 'upkeep'>,
): MenuActions {
  return {
    run,
    // The system says itself when it has no program for one of these.
    openDocumentation: () => void shell.openExternal(WEBSITE).catch(() => undefined),
    openLicences: () => void shell.openPath(files.licences),
    openLogs: () => void upkeep.logs.open(),
  };
}
