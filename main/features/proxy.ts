import type { Session } from 'electron';
import type { ProxySettings } from '../../domain/desktop/desktopSettings.ts';
import { proxyConfig } from '../policy/proxy.ts';
import type { Log } from './logs.ts';
import type { PreferenceKeeper } from './preferences.ts';

/** What the way to the network needs. */
export interface ProxyParts {
  readonly session: Pick<Session, 'setProxy' | 'closeAllConnections'>;
  readonly preferences: Pick<PreferenceKeeper, 'store'>;
  readonly log: Log;
}

/**
 * Takes the way to the network that was decided, now and whenever that changes. Connections of the old way are
 * closed then; a meeting comes back over the new one. The promise is the first time, before which nothing should
 * be loaded from the network.
 */
export async function setupProxy({ session, preferences, log }: ProxyParts): Promise<void> {
  const { store } = preferences;
  let used = store.getState().settings.proxy;
  const use = async (proxy: ProxySettings): Promise<void> => {
    used = proxy;
    try {
      await session.setProxy(proxyConfig(proxy));
      log('info', 'network', `the way to the network is: ${proxy.mode}`);
    } catch (error) {
      log('error', 'network', `the way to the network cannot be taken: ${String(error)}`);
    }
  };
  store.subscribe(async ({ settings: { proxy } }) => {
    if (JSON.stringify(proxy) === JSON.stringify(used)) return;
    await use(proxy);
    await session.closeAllConnections();
  });
  await use(used);
}
