import type { Bridge } from '../../preload/contract.ts';
import { createBrowserPlatform, type BrowserWindow } from './browser.ts';
import { createDesktopPlatform, type DesktopWindow } from './electron.ts';
import type { Platform } from './platform.ts';

export type { OpenPicture } from './picture.ts';
export type { Platform, Shell } from './platform.ts';

/** The platform this window runs on: the desktop program when preload has put its bridge there. */
export function pickPlatform(
  window: BrowserWindow & DesktopWindow & { readonly umeet?: Bridge },
): Platform {
  return window.umeet ? createDesktopPlatform(window.umeet, window) : createBrowserPlatform(window);
}
