import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { createBackoff } from '../policy/backoff.ts';
import type { PlacementKeeper } from './placementKeeper.ts';
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
  readonly placement: PlacementKeeper;
  /** Whether closing the window only hides it; asked whenever it is closed. */
  readonly hidesOnClose: () => boolean;
  /** Whether the window can be seen now, whenever that changes. */
  readonly seen: (isSeen: boolean) => void;
  /** The system ends the session, and the program with it. */
  readonly sessionEnds: () => void;
  readonly now: () => number;
}

/** The one window of the program. */
export interface MeetingWindow {
  /** Opens the window, or brings it to the front. */
  open(): void;
  /** Opens the window without showing it: the program is there, in the tray. */
  openHidden(): void;
  /** The window; `undefined` while there is none. */
  current(): BrowserWindow | undefined;
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
  const create = () => {
    window = createMeetingWindow(parts);
    window.once('closed', forget);
    return window;
  };
  return {
    open: () => {
      if (window) return bringToFront(window);
      const opened = create();
      opened.once('ready-to-show', () => opened.show());
    },
    openHidden: () => {
      if (!window) create();
    },
    current: () => window,
    page: () => window?.webContents,
  };
}

function createMeetingWindow(parts: MeetingWindowParts): BrowserWindow {
  const window = parts.createWindow({
    title: 'Umeet',
    ...parts.placement.options(),
    // Shown with its first picture in it, so that nobody sees an empty frame.
    show: false,
    autoHideMenuBar: true,
    webPreferences: securePreferences(parts.preload, parts.isPackaged),
  });
  parts.placement.follow(window);
  window.on('close', (event) => {
    if (!parts.hidesOnClose()) return;
    event.preventDefault();
    hide(window);
  });
  window.on('session-end', parts.sessionEnds);
  window.on('minimize', () => parts.seen(false));
  window.on('hide', () => parts.seen(false));
  window.on('restore', () => parts.seen(true));
  window.on('show', () => parts.seen(true));
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

/** A Mac would leave a black screen behind where a window was hidden out of full screen. */
function hide(window: BrowserWindow): void {
  if (!window.isFullScreen()) return window.hide();
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
