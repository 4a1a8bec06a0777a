import type * as Electron from 'electron';
import type { UpdaterModule } from './features/electronUpdater.ts';

/**
 * The parts of Electron that the desktop program is built on. They are handed in by `main.ts`, the only file that
 * imports Electron itself, so that all others run in a test.
 */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'autoUpdater'
  | 'BrowserWindow'
  | 'crashReporter'
  | 'desktopCapturer'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'systemPreferences'
  | 'Tray'
  | 'utilityProcess'
> & {
  readonly process: Pick<NodeJS.Process, 'on'>;
  /** Loads the package that updates the program, which most starts do not need at once. */
  readonly loadUpdater: () => Promise<UpdaterModule>;
};
