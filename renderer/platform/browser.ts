import { ok } from '../../domain/reply.ts';
import { pictureOfBrowser, type DocumentPictureInPicture } from './picture.ts';
import type { Platform } from './platform.ts';
import { createBrowserRecordings, type BrowserRecordingsDeps } from './recordings/browser.ts';
import { download } from './recordings/download.ts';
import { createStorage } from './storage.ts';

/** What the browser adapter needs of a window. */
export interface BrowserWindow {
  readonly location: { readonly origin: string };
  readonly navigator: {
    readonly languages: readonly string[];
  } & BrowserRecordingsDeps['navigator'];
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  readonly documentPictureInPicture?: DocumentPictureInPicture;
}

/** The platform of a plain browser: the service is where the page came from. */
export function createBrowserPlatform(window: BrowserWindow): Platform {
  const store = createStorage(() => window.localStorage);
  return {
    kind: 'browser',
    shell: undefined,
    openPicture: pictureOfBrowser(window.documentPictureInPicture),
    ownService: async () => ok({ origin: window.location.origin }),
    // A page cannot vouch for a certificate; the browser shows its own warning and asks the person.
    trust: async () => ok(null),
    check: async () => ok(null),
    languages: async () => window.navigator.languages,
    // A browser opens links as pages: what is in the address bar is the router's business.
    onLink: () => () => {},
    recordings: createBrowserRecordings({
      navigator: window.navigator,
      // The worker's file is wanted by those who record, and by nobody else.
      openWorker: async () => (await import('./recordings/openWorker.ts')).openStoreWorker(),
      download,
      now: () => Date.now(),
      store,
    }),
    store,
    windowStore: createStorage(() => window.sessionStorage),
  };
}
