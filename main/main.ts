import {
  app,
  autoUpdater,
  BrowserWindow,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
} from 'electron';
import { programFacts } from './facts.ts';
import { startDesktop } from './index.ts';

/** The package is CommonJS: where its names are depends on whether it was bundled. */
const loadUpdater = async () => {
  const loaded = await import('electron-updater');
  return 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
};

startDesktop(
  {
    app,
    autoUpdater,
    BrowserWindow,
    crashReporter,
    desktopCapturer,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    nativeImage,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    systemPreferences,
    Tray,
    utilityProcess,
    process,
    loadUpdater,
  },
  programFacts(process, import.meta.dirname, app.isPackaged),
);
