import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { createBackoff } from '../policy/backoff.ts';
import { securePreferences } from './securePreferences.ts';

/** What the window is made of. */
export interface MeetingWindowParts {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly preload: string;
  readonly isPackaged: boolean;
  /** Address of our page. */
  readonly address: string;
  /** The page is gone or is loaded anew: what it was told is forgotten. */
  readonly pageLeft: () => void;
  readonly now: () => number;
}

/** The one window of the program. */
export interface MeetingWindow {
  /** Opens the window, or brings it to the front. */
  open(): void;
  /** The page in it; `undefined` while there is no window. */
  page(): WebContents | undefined;
}

/** Makes the window's keeper; no window is opened yet. */
export function setupMeetingWindow(parts: MeetingWindowParts): MeetingWindow {
  let window: BrowserWindow | undefined;
  const forget = () => {
    window = undefined;
    parts.pageLeft();
  };
  return {
    open: () => {
      if (window) return bringToFront(window);
      window = createMeetingWindow(parts);
      window.once('closed', forget);
    },
    page: () => window?.webContents,
  };
}

function createMeetingWindow(parts: MeetingWindowParts): BrowserWindow {
  const window = parts.createWindow({
    title: 'Umeet',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    // Shown with its first picture in it, so that nobody sees an empty frame.
    show: false,
    autoHideMenuBar: true,
    webPreferences: securePreferences(parts.preload, parts.isPackaged),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-navigate', parts.pageLeft);
  reloadAfterCrash(window.webContents, parts);
  void window.loadURL(parts.address);
  return window;
}

/** A page that crashed comes back by itself, and takes up the meeting it was in. */
function reloadAfterCrash(page: WebContents, { now, pageLeft }: MeetingWindowParts): void {
  const backoff = createBackoff();
  page.on('did-finish-load', () => backoff.started(now()));
  page.on('render-process-gone', (_event, { reason }) => {
    pageLeft();
    if (reason === 'clean-exit') return;
    setTimeout(() => {
      if (!page.isDestroyed()) page.reload();
    }, backoff.ended(now()));
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
