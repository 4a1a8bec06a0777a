import type { BrowserWindow, WebContents, WindowOpenHandlerResponse } from 'electron';
import { mayOpenPicture, type WindowWish } from '../policy/pictureInPicture.ts';
import { securePreferences } from '../windows/securePreferences.ts';

/** What the small picture needs to know of the page that opens it. */
export interface PictureParts {
  readonly contents: WebContents;
  /** Whether the page is ours; asked when it opens the picture. */
  readonly isOurPage: () => boolean;
  readonly isPackaged: boolean;
}

/** Decides about the wish for a window; `undefined` when it is no picture that may be opened. */
export type PictureDecision = (wish: WindowWish) => WindowOpenHandlerResponse | undefined;

/** Room for a 16:9 tile and a row of buttons below it. */
const SIZE = { width: 360, height: 259, useContentSize: true };
const SMALLEST = { minWidth: 240, minHeight: 180 };

/**
 * Lets a page open its one picture-in-picture: an empty window that stays above all others, has no bridge, goes
 * nowhere, opens nothing, and ends with the page that fills it.
 */
export function allowPicture({ contents, isOurPage, isPackaged }: PictureParts): PictureDecision {
  let picture: BrowserWindow | undefined;
  const close = () => {
    if (picture && !picture.isDestroyed()) picture.destroy();
    picture = undefined;
  };
  contents.on('did-create-window', (window) => {
    picture = window;
    keepOnTop(window);
    window.webContents.on('will-navigate', (event) => event.preventDefault());
    window.once('closed', () => {
      if (picture === window) picture = undefined;
    });
  });
  contents.on('did-navigate', close);
  contents.on('render-process-gone', close);
  contents.on('destroyed', close);
  return (wish) => {
    const opener = { isOurPage: isOurPage(), hasPicture: picture !== undefined };
    if (!mayOpenPicture(wish, opener)) return undefined;
    return {
      action: 'allow',
      overrideBrowserWindowOptions: {
        ...SIZE,
        ...SMALLEST,
        title: 'Umeet',
        alwaysOnTop: true,
        maximizable: false,
        fullscreenable: false,
        autoHideMenuBar: true,
        webPreferences: securePreferences(undefined, isPackaged),
      },
    };
  };
}

/** Above other programs' full screens as well, without the program vanishing from a Mac's Dock for it. */
function keepOnTop(window: BrowserWindow): void {
  window.setAlwaysOnTop(true, 'floating');
  window.setVisibleOnAllWorkspaces(true, {
    visibleOnFullScreen: true,
    skipTransformProcessType: true,
  });
}
