import type { App, Event, Shell, WebContents } from 'electron';
import { allowPicture } from './pictureInPicture.ts';
import { isOurAddress, mayOpenOutside } from '../policy/origins.ts';

/** What navigation needs of Electron. */
export interface NavigationParts {
  readonly app: Pick<App, 'on'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly ourOrigin: string;
  readonly isPackaged: boolean;
}

/**
 * Keeps every page of the program at home: no new windows but the small picture, no other addresses, no embedded pages. A link that
 * leads outside is opened by the system's browser or mail program, when it is of a kind that is safe to hand over.
 */
export function setupNavigation({ app, shell, ourOrigin, isPackaged }: NavigationParts): void {
  const openOutside = (address: string): void => {
    // The system says itself when it has no program for an address.
    if (mayOpenOutside(address)) shell.openExternal(address).catch(() => undefined);
  };
  const stayHome = (event: Event<{ url: string }>): void => {
    if (isOurAddress(event.url, ourOrigin)) return;
    event.preventDefault();
    openOutside(event.url);
  };
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const isOurPage = () => isOurAddress(contents.getURL(), ourOrigin);
    const picture = allowPicture({ contents, isOurPage, isPackaged });
    contents.setWindowOpenHandler((wish) => {
      const allowed = picture(wish);
      if (allowed) return allowed;
      openOutside(wish.url);
      return { action: 'deny' };
    });
    contents.on('will-navigate', stayHome);
    contents.on('will-redirect', stayHome);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
