import type { Bridge } from '../../preload/contract.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { pictureOfDesktop } from './picture.ts';
import type { Platform } from './platform.ts';
import { createDesktopRecordings } from './recordings/desktop.ts';
import { createStorage } from './storage.ts';

/** What the desktop adapter needs of a window beside the bridge. */
export interface DesktopWindow {
  readonly navigator: { readonly languages: readonly string[] };
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  open(url: string, name: string): Window | null;
}

/** The platform of the desktop program, over the bridge that preload puts into the window. */
export function createDesktopPlatform(bridge: Bridge, window: DesktopWindow): Platform {
  return {
    kind: 'desktop',
    shell: bridge,
    openPicture: pictureOfDesktop((url, name) => window.open(url, name)),
    recordings: createDesktopRecordings(bridge),
    ownService: () => bridge.call('service:address', undefined),
    trust: async (service, fingerprint): Promise<Reply<null>> => {
      const host = hostOf(service.origin);
      if (host === undefined) return fail('link-invalid', 'not an origin');
      return bridge.call('service:pin', { host, fingerprint });
    },
    check: async (service) => {
      const host = hostOf(service.origin);
      return host === undefined ? ok(null) : bridge.call('service:check', { host });
    },
    languages: async () => {
      const info = await bridge.call('app:info', undefined);
      return info.ok ? info.value.languages : window.navigator.languages;
    },
    onLink: (listener) => listenForLinks(bridge, listener),
    store: createStorage(() => window.localStorage),
    windowStore: createStorage(() => window.sessionStorage),
  };
}

function listenForLinks(bridge: Bridge, listener: (link: string) => void): () => void {
  let listening = true;
  const undo = bridge.on('link:opened', listener);
  // Asked for after listening, so that a link between the two is not missed.
  void bridge.call('link:take', undefined).then((first) => {
    if (listening && first.ok && first.value !== null) listener(first.value);
    return undefined;
  });
  return () => {
    listening = false;
    undo();
  };
}

function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/?#]+)$/.exec(origin)?.[1];
}
