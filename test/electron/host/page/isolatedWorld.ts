import { ASK, ASK_NOW } from './askHost.ts';
import { createBridge, type Bridge } from './bridge.ts';
import { createHostLink, type HostLink } from './hostLink.ts';
import { createIpc } from './ipcRenderer.ts';
import { FROM_HOST, TO_HOST, type HostMessage, type WorldFacts } from './messages.ts';
import { SmallEmitter } from './smallEmitter.ts';

/** A preload script as CommonJS wraps it, or the reason it cannot be read. */
export type Preload = { readonly path: string } & (
  | { readonly problem: string }
  | { readonly run: (...wrapper: unknown[]) => void }
);

/** Sets up the world that the preload script lives in, and runs it. */
export function startIsolatedWorld(secret: string, facts: WorldFacts, preload?: Preload): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[TO_HOST] as (text: string) => void;
  delete world[TO_HOST];
  const link = createHostLink(facts, post);
  const bridge = createBridge(secret, 'isolated', 'main');
  const { ipcRenderer, receive } = createIpc(link);
  world[FROM_HOST] = (text: string) => receive(JSON.parse(text) as HostMessage);
  bridge.serve(ASK, (kind: string, details: unknown) => link.ask(kind, details));
  bridge.serve(ASK_NOW, (kind: string, args: unknown) => link.requestNow({ kind, args }));

  const process = createProcess(facts.process);
  document.addEventListener('DOMContentLoaded', () => process.emit('loaded'), { once: true });
  document.addEventListener('DOMContentLoaded', () => tellTitle(link), { once: true });
  const electron = createElectron(ipcRenderer, bridge, link);
  if (preload) runPreload(preload, requireFrom(electron), process, link);
}

/** Chromium does not say when a page changes its title. */
function tellTitle(link: HostLink): void {
  const tell = (): void => link.send({ t: 'title', title: document.title });
  const watch = { childList: true, characterData: true, subtree: true };
  if (document.head) new MutationObserver(tell).observe(document.head, watch);
  tell();
}

/** Known modules and members only; the rest throws its name. */
function refuseOthers<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (known, key) => {
      if (key in known || typeof key === 'symbol' || key === 'then') return Reflect.get(known, key);
      throw new Error(`${name}.${key} is not imitated by this host`);
    },
  });
}

function createElectron(ipcRenderer: SmallEmitter, bridge: Bridge, link: HostLink): object {
  let zoomFactor = 1;
  return refuseOthers('electron', {
    ipcRenderer,
    contextBridge: refuseOthers('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    webFrame: refuseOthers('webFrame', {
      setZoomFactor: (factor: number) => {
        zoomFactor = factor;
        link.send({ t: 'zoom', factor });
      },
      getZoomFactor: () => zoomFactor,
    }),
    webUtils: refuseOthers('webUtils', {}),
    crashReporter: refuseOthers('crashReporter', {}),
    nativeImage: refuseOthers('nativeImage', {}),
  });
}

function createProcess(facts: object): SmallEmitter {
  const refuse = (name: string) => () => {
    throw new Error(`process.${name} is not imitated by this host`);
  };
  const startedMs = performance.timeOrigin;
  return Object.assign(new SmallEmitter(), facts, {
    crash: refuse('crash'),
    hang: refuse('hang'),
    getBlinkMemoryInfo: refuse('getBlinkMemoryInfo'),
    getCPUUsage: refuse('getCPUUsage'),
    getHeapStatistics: refuse('getHeapStatistics'),
    getIOCounters: refuse('getIOCounters'),
    getProcessMemoryInfo: refuse('getProcessMemoryInfo'),
    getSystemMemoryInfo: refuse('getSystemMemoryInfo'),
    getSystemVersion: refuse('getSystemVersion'),
    getCreationTime: () => startedMs,
    uptime: () => performance.now() / 1000,
  });
}

/** A sandboxed preload script can require Electron and nothing else; Node's few modules went with Electron 45. */
function requireFrom(electron: object): (name: string) => object {
  const names = new Set(['electron', 'electron/common', 'electron/renderer']);
  return (name) => {
    if (names.has(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
}

function runPreload(
  preload: Preload,
  require: (name: string) => object,
  process: SmallEmitter,
  link: HostLink,
): void {
  try {
    if ('problem' in preload) throw new SyntaxError(preload.problem);
    const exports = {};
    preload.run(require, process, exports, { exports }, globalThis);
  } catch (error) {
    const { message = String(error), stack = '' } = (error ?? {}) as Partial<Error>;
    console.error(`Unable to load preload script: ${preload.path}`);
    console.error(error);
    link.send({ t: 'preload-error', path: preload.path, message, stack });
  }
}
