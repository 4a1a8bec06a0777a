import { PICTURE_IN_PICTURE } from '../../domain/desktop/picture.ts';

/** CSS pixels of the small window when it opens: a 16:9 tile, and a row of buttons below it. */
const SIZE = { width: 360, height: 259 };

/** Opens the small window, empty and above all others; `undefined` when that is refused. Never rejects. */
export type OpenPicture = () => Promise<Window | undefined>;

/** Document Picture-in-Picture (WICG), which the library of DOM types does not know. */
export interface DocumentPictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** By the browser, where it has such windows; `undefined` where it has none. */
export function pictureOfBrowser(
  pictures: DocumentPictureInPicture | undefined,
): OpenPicture | undefined {
  if (!pictures) return undefined;
  return async () => {
    try {
      return await pictures.requestWindow(SIZE);
    } catch {
      // Not asked for by a press of a button or key, or forbidden.
      return undefined;
    }
  };
}

/**
 * By the desktop program, which allows its page this one window and says how large it is. Electron has the browser's
 * interface for it as well, and only fails (github.com/electron/electron/issues/39633).
 */
export function pictureOfDesktop(open: (url: string, name: string) => Window | null): OpenPicture {
  return async () => open('about:blank', PICTURE_IN_PICTURE) ?? undefined;
}
