import type * as Electron from 'electron';

/**
 * The parts of Electron that the desktop program is built on. They are handed in by `main.ts`, the only file that
 * imports Electron itself, so that all others run in a test.
 */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'protocol' | 'session' | 'shell' | 'utilityProcess'
>;
