import type { ClearStorageDataOptions } from 'electron';
import { toInternal } from '../chromium/schemes.ts';
import { host } from '../host.ts';

/** Electron's names of what a page can keep, and Chromium's. */
const KINDS: Readonly<Record<string, string>> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  shadercache: 'shader_cache',
  websql: 'websql',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
};

/** Runs something in an empty page of a browser context, where the storage of that context can be reached. */
async function inContext(
  context: string | undefined,
  run: (sessionId: string) => Promise<unknown>,
): Promise<void> {
  const { targetId } = await host.cdp.send('Target.createTarget', {
    url: 'about:blank',
    ...(context !== undefined && { browserContextId: context }),
  });
  try {
    const { sessionId } = await host.cdp.send('Target.attachToTarget', { targetId, flatten: true });
    await run(sessionId);
  } finally {
    await host.cdp.send('Target.closeTarget', { targetId });
  }
}

/** Forgets what pages keep: of one origin, or of all. */
export function clearStorage(
  context: string | undefined,
  { origin, storages }: ClearStorageDataOptions = {},
): Promise<void> {
  const wanted = storages?.map((name) => KINDS[name] ?? name).join(',');
  return inContext(context, (sessionId) =>
    host.cdp.send(
      'Storage.clearDataForOrigin',
      {
        origin: origin === undefined ? '*' : toInternal(origin).replace(/\/$/, ''),
        storageTypes: wanted ?? 'all',
      },
      sessionId,
    ),
  );
}

/** Forgets what was loaded over the network. */
export function clearNetworkCache(context: string | undefined): Promise<void> {
  return inContext(context, (sessionId) =>
    host.cdp.send('Network.clearBrowserCache', undefined, sessionId),
  );
}
