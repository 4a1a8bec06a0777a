import type { App, AutoUpdater } from 'electron';

/** Knows whether the program is about to end. */
export interface QuitWatch {
  isQuitting(): boolean;
  /** The session ends, and the program with it. */
  begin(): void;
}

/** Watches for the program's end. Closing the last window to the tray must never stand in its way. */
export function watchQuit(app: Pick<App, 'on'>, autoUpdater: Pick<AutoUpdater, 'on'>): QuitWatch {
  let isQuitting = false;
  const begin = () => {
    isQuitting = true;
  };
  app.on('before-quit', begin);
  // Installing an update closes the windows first and quits then.
  autoUpdater.on('before-quit-for-update', begin);
  return { isQuitting: () => isQuitting, begin };
}
