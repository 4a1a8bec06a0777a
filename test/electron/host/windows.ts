import type { EventEmitter } from 'node:events';
import { app as core, type AppCore } from './contents/appCore.ts';
import { connectTargets } from './contents/targets.ts';
import { mainInbox } from './ipc/ipcMain.ts';
import { openChildWindow } from './windows/browserWindow.ts';

export { Preventable } from './contents/event.ts';
export { contentsOfFrame } from './contents/registry.ts';
export { theme } from './contents/theme.ts';
export { WebContents, webContents } from './contents/webContents.ts';
export { MessageChannelMain } from './ipc/messagePorts.ts';
export { BrowserWindow } from './windows/browserWindow.ts';

/** The emitter under the module `app`, which puts its members in. */
export const app: EventEmitter & Pick<AppCore, 'getName'> = core;

/** The module `ipcMain`. */
export const ipcMain = mainInbox.ipc;

/** Joins Chromium's pages to the program's windows; once, when Chromium runs. */
export function wireTargets(): Promise<void> {
  return connectTargets(openChildWindow);
}
