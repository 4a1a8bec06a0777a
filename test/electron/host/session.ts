import { EventEmitter } from 'node:events';
import type { ClearStorageDataOptions, ProxyConfig, Session as ElectronSession } from 'electron';
import { host } from './host.ts';
import { record } from './osLog.ts';
import { createVerifier, type Verifier, type VerifyProc } from './session/certificates.ts';
import { createDisplayMedia, type DisplayMedia } from './session/displayMedia.ts';
import { createPermissions, type Permissions } from './session/permissions.ts';
import { defaultProtocol } from './session/protocol.ts';
import { whenHostUp } from './session/state.ts';
import { clearNetworkCache, clearStorage } from './session/storage.ts';
import { strict } from './strict.ts';

export { protocol } from './session/protocol.ts';
export { markHostUp, needReady, state } from './session/state.ts';

/** What pages and downloads need of a session; the app does not see it. */
export interface SessionCore {
  readonly permissions: Permissions;
  readonly displayMedia: DisplayMedia;
  readonly verifier: Verifier;
  /** Chromium's browser context; `undefined` for the default one. */
  readonly context: Promise<string | undefined>;
  /** Chosen by `setDownloadPath`; empty when it was not. */
  downloadPath: string;
}

const cores = new WeakMap<object, SessionCore>();

/** The inside of a session. */
export function coreOf(session: object): SessionCore {
  const core = cores.get(session);
  if (!core) throw new TypeError('not a session of this host');
  return core;
}

/**
 * A session: the default one, or one in memory with a storage of its own. `setProxy` is written down and changes
 * nothing, because there is nothing but this computer to reach.
 */
export class Session extends EventEmitter {
  readonly #core: SessionCore;
  readonly #isDefault: boolean;
  readonly protocol: object;
  #spellChecker = { enabled: true, languages: ['en-US'] };

  constructor(partition: string) {
    super();
    if (partition.startsWith('persist:')) {
      throw new Error('a partition that is kept on disk is not imitated by this host');
    }
    this.#isDefault = partition === '';
    this.#core = {
      permissions: createPermissions(),
      displayMedia: createDisplayMedia(),
      verifier: createVerifier(),
      context: this.#isDefault ? Promise.resolve(undefined) : createContext(),
      downloadPath: '',
    };
    this.protocol = strict('session.protocol', this.#isDefault ? defaultProtocol : {});
    cores.set(this, this.#core);
    const visible = strict('session', this);
    cores.set(visible, this.#core);
    return visible;
  }

  isPersistent(): boolean {
    return this.#isDefault;
  }
  setPermissionRequestHandler(
    handler: Parameters<ElectronSession['setPermissionRequestHandler']>[0],
  ): void {
    this.#core.permissions.onRequest(handler);
  }
  setPermissionCheckHandler(
    handler: Parameters<ElectronSession['setPermissionCheckHandler']>[0],
  ): void {
    this.#core.permissions.onCheck(handler);
  }
  setDisplayMediaRequestHandler(
    handler: Parameters<ElectronSession['setDisplayMediaRequestHandler']>[0],
    options: { useSystemPicker?: boolean } = {},
  ): void {
    this.#core.displayMedia.use(handler);
    record('display-media-handler', { useSystemPicker: options.useSystemPicker === true });
  }
  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.#core.verifier.use(proc);
  }
  setDownloadPath(path: string): void {
    this.#core.downloadPath = path;
  }
  get spellCheckerEnabled(): boolean {
    return this.#spellChecker.enabled;
  }
  set spellCheckerEnabled(enabled: boolean) {
    this.#spellChecker.enabled = enabled;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spellChecker.enabled = enabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker.enabled;
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.#spellChecker.languages = [...languages];
  }
  getSpellCheckerLanguages(): string[] {
    return [...this.#spellChecker.languages];
  }
  async setProxy(config: ProxyConfig): Promise<void> {
    record('proxy', { config });
  }
  async closeAllConnections(): Promise<void> {
    record('close-connections');
  }
  async forceReloadProxyConfig(): Promise<void> {
    record('proxy', { action: 'reload' });
  }
  async clearCache(): Promise<void> {
    await clearNetworkCache(await this.#core.context);
  }
  async clearStorageData(options?: ClearStorageDataOptions): Promise<void> {
    await clearStorage(await this.#core.context, options);
  }
  flushStorageData(): void {
    record('flush-storage');
  }
}

async function createContext(): Promise<string> {
  await whenHostUp;
  const { browserContextId } = await host.cdp.send('Target.createBrowserContext', {
    disposeOnDetach: true,
  });
  return browserContextId;
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string): Session {
  const known = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, known);
  return known;
}

/** The module `session`. */
export const session = strict('session', {
  get defaultSession(): Session {
    return fromPartition('');
  },
  fromPartition,
});
