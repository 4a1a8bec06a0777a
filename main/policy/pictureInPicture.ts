import { PICTURE_IN_PICTURE } from '../../domain/desktop/picture.ts';

/** A page's wish for a window. */
export interface WindowWish {
  readonly url: string;
  readonly frameName: string;
}

/**
 * Decides whether a page may open a window: our own page, under the one name, one at a time, and empty, so that it
 * holds nothing but what our page puts into it.
 */
export function mayOpenPicture(
  { url, frameName }: WindowWish,
  opener: { readonly isOurPage: boolean; readonly hasPicture: boolean },
): boolean {
  const isPicture = frameName === PICTURE_IN_PICTURE && url === 'about:blank';
  return isPicture && opener.isOurPage && !opener.hasPicture;
}
