import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Platform, Shell } from '../platform/index.ts';

/** What is known of the way to this client's own service. */
export interface Reach {
  /** Whether the system says that there is a network. */
  readonly network: boolean;
  /** `unknown` until it was asked; `restarting` when the desktop program starts its own service again. */
  readonly service: 'unknown' | 'reachable' | 'unreachable' | 'restarting';
}

/** Watches whether the own service answers, so that its absence is said before somebody needs it. */
export interface ServiceWatch {
  readonly store: Pick<StoreApi<Reach>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Looks now, for instance because a call has just failed. */
  look(): void;
  /** Idempotent. */
  close(): void;
}

/** What the watch needs. */
export interface ServiceWatchDeps {
  readonly platform: Pick<Platform, 'ownService'> & {
    readonly shell?: Pick<Shell, 'on'> | undefined;
  };
  readonly fetch: typeof fetch;
  readonly window: Pick<Window, 'addEventListener' | 'setTimeout' | 'clearTimeout'> & {
    readonly navigator: Pick<Navigator, 'onLine'>;
  };
}

const RETRY_MS = 5000;
const ANSWER_MS = 4000;

/** Starts watching. While the service answers it is not asked again until there is a reason to. */
export function createServiceWatch(deps: ServiceWatchDeps): ServiceWatch {
  const { window } = deps;
  const ended = new AbortController();
  const store = createStore<Reach>(() => ({
    network: window.navigator.onLine,
    service: 'unknown',
  }));
  let timer: number | undefined;
  let looking = false;
  let restarting = false;

  const look = async () => {
    if (looking || ended.signal.aborted) return;
    looking = true;
    window.clearTimeout(timer);
    const reachable = await answers(deps, ended.signal);
    looking = false;
    if (ended.signal.aborted) return;
    store.setState({
      service: reachable ? 'reachable' : restarting ? 'restarting' : 'unreachable',
    });
    if (!reachable) timer = window.setTimeout(() => void look(), RETRY_MS);
  };
  const onNetwork = () => {
    store.setState({ network: window.navigator.onLine });
    void look();
  };
  window.addEventListener('online', onNetwork, { signal: ended.signal });
  window.addEventListener('offline', onNetwork, { signal: ended.signal });
  const undo = deps.platform.shell?.on('service:state', (state) => {
    restarting = state === 'restarting';
    if (restarting) store.setState({ service: 'restarting' });
    else void look();
  });
  void look();

  return {
    store,
    look: () => void look(),
    close() {
      ended.abort();
      undo?.();
      window.clearTimeout(timer);
    },
  };
}

async function answers(deps: ServiceWatchDeps, ended: AbortSignal): Promise<boolean> {
  const own = await deps.platform.ownService();
  if (!own.ok) return false;
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(ANSWER_MS)]);
    const response = await deps.fetch(`${own.value.origin}/api/service`, {
      cache: 'no-store',
      signal,
    });
    return response.ok;
  } catch {
    return false;
  }
}
