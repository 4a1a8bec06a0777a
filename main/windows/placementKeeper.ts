import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import type { JsonFile } from '../files/jsonFile.ts';
import { fitWindow, readPlacement, type Area, type Placement } from '../policy/windowPlacement.ts';

/** A window that is dragged says so many times a second; it is noted when it comes to rest. */
const REST_MS = 500;

/** What remembering the window's place needs. */
export interface PlacementParts {
  readonly file: JsonFile;
  /** May be used only once Electron is ready. */
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on' | 'off'>;
}

/** Remembers where the window was, from one start to the next. */
export interface PlacementKeeper {
  /** Where the next window opens. */
  options(): BrowserWindowConstructorOptions;
  /** Brings a new window into its last state when it is first shown, and notes what becomes of it. */
  follow(window: BrowserWindow): void;
}

/** Makes the keeper. A window whose display goes away while it is open is brought back as well. */
export function createPlacementKeeper({ file, screen }: PlacementParts): PlacementKeeper {
  let kept: Placement | undefined;
  let isRead = false;
  const last = () => {
    if (!isRead) kept = readPlacement(file.read());
    isRead = true;
    return kept;
  };
  const workAreas = () => workAreasOf(screen);
  return {
    options: () => {
      const { size, place, minimum } = fitWindow(last()?.bounds, workAreas());
      return { ...size, ...place, minWidth: minimum.width, minHeight: minimum.height };
    },
    follow: (window) => {
      const placement = last();
      window.once('show', () => restoreState(window, placement));
      noteChanges(window, (next) => {
        kept = next;
        try {
          file.write(next);
        } catch {
          // A full disk costs the place of the window and nothing else.
        }
      });
      keepOnDisplays(window, screen, workAreas);
    },
  };
}

/** Showing comes first: a window that is maximised while it is hidden would be shown by that. */
function restoreState(window: BrowserWindow, placement: Placement | undefined): void {
  if (placement?.isMaximized) window.maximize();
  if (placement?.isFullScreen) window.setFullScreen(true);
}

function noteChanges(window: BrowserWindow, note: (placement: Placement) => void): void {
  let resting: NodeJS.Timeout | undefined;
  const noteNow = () => {
    clearTimeout(resting);
    resting = undefined;
    if (window.isDestroyed() || window.isMinimized()) return;
    note({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  };
  const changed = () => {
    clearTimeout(resting);
    resting = setTimeout(noteNow, REST_MS);
  };
  window.on('resize', changed);
  window.on('move', changed);
  window.on('maximize', changed);
  window.on('unmaximize', changed);
  window.on('enter-full-screen', changed);
  window.on('leave-full-screen', changed);
  window.on('close', noteNow);
  window.once('closed', () => clearTimeout(resting));
}

/** Systems move windows off a display that goes, but not all of them, and not always far enough. */
function keepOnDisplays(
  window: BrowserWindow,
  screen: PlacementParts['screen'],
  workAreas: () => readonly Area[],
): void {
  let resting: NodeJS.Timeout | undefined;
  const bringBack = () => {
    if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
    const bounds = window.getNormalBounds();
    const { size, place, minimum } = fitWindow(bounds, workAreas());
    window.setMinimumSize(minimum.width, minimum.height);
    const fitted = { ...bounds, ...size, ...place };
    if (!isSame(fitted, bounds)) window.setBounds(fitted);
  };
  const changed = () => {
    clearTimeout(resting);
    resting = setTimeout(bringBack, REST_MS);
  };
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  window.once('closed', () => {
    clearTimeout(resting);
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  });
}

function workAreasOf(screen: PlacementParts['screen']): Area[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function isSame(a: Area, b: Area): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
