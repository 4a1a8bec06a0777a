import type { AuthInfo, ProxyConfig } from 'electron';
import type { AppUpdater, CancellationToken } from 'electron-updater';
import type { OfferedUpdate } from '../../domain/desktop/updates.ts';
import { plainNotes } from '../policy/updates.ts';
import type { Log } from './logs.ts';
import type { AnswerLogin } from './proxyLogin.ts';

/** What looks for newer versions, fetches and installs them. Its promises reject with the error of whoever failed. */
export interface UpdateEngine {
  /** The version the feed offers, if this program would take it. */
  check(): Promise<OfferedUpdate | null>;
  /** Fetches what was offered and makes sure that it is whole; the installer's path. */
  fetch(onProgress: (fraction: number) => void, signal: AbortSignal): Promise<string>;
  /** Ends the program, installs and starts it again. */
  install(): void;
  /** Takes another feed, and from it an older version as well. */
  goBackTo(feed: string): void;
}

/** The package, as far as it is used here; loaded when it is first needed. */
export interface UpdaterModule {
  readonly autoUpdater: AppUpdater;
  readonly CancellationToken: new () => CancellationToken;
}

/** What the engine is made of. */
export interface UpdaterParts {
  readonly load: () => Promise<UpdaterModule>;
  /** A file that says where to look, for a program that is not installed; an installed one has its own. */
  readonly config: string | undefined;
  readonly proxy: () => ProxyConfig;
  readonly login: (info: AuthInfo, answer: AnswerLogin) => void;
  readonly log: Log;
}

/** Loads electron-updater and sets it up: nothing is fetched or installed that was not asked for. */
export async function loadElectronUpdater(parts: UpdaterParts): Promise<UpdateEngine> {
  const { autoUpdater, CancellationToken } = await parts.load();
  setUp(autoUpdater, parts);
  return {
    check: async () => {
      await autoUpdater.netSession.setProxy(parts.proxy());
      const result = await autoUpdater.checkForUpdates();
      if (!result?.isUpdateAvailable) return null;
      const { version, releaseNotes } = result.updateInfo;
      return { version, notes: plainNotes(releaseNotes) };
    },
    fetch: async (onProgress, signal) => {
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      const progress = ({ percent }: { percent: number }) => onProgress(percent / 100);
      const done = Promise.withResolvers<string>();
      const fetched = (event: { downloadedFile: string }) => done.resolve(event.downloadedFile);
      signal.addEventListener('abort', cancel, { once: true });
      autoUpdater.on('download-progress', progress);
      autoUpdater.once('update-downloaded', fetched);
      try {
        await autoUpdater.downloadUpdate(token);
        return await done.promise;
      } finally {
        signal.removeEventListener('abort', cancel);
        autoUpdater.off('download-progress', progress);
        autoUpdater.off('update-downloaded', fetched);
      }
    },
    install: () => autoUpdater.quitAndInstall(true, true),
    goBackTo: (feed) => {
      autoUpdater.setFeedURL({ provider: 'generic', url: feed });
      autoUpdater.allowDowngrade = true;
    },
  };
}

function setUp(updater: AppUpdater, { config, login, log }: UpdaterParts): void {
  const write = (level: Parameters<Log>[0]) => (text?: unknown) =>
    log(level, 'updates', String(text));
  updater.logger = { info: write('info'), warn: write('warn'), error: write('error') };
  updater.autoDownload = false;
  // Fetched by then and not installed yet: quitting is the moment that disturbs nobody.
  updater.autoInstallOnAppQuit = true;
  updater.disableWebInstaller = true;
  // Without a name and a password the request is given up, which the package's types leave out.
  updater.on('login', (info, answer) => login(info, answer as AnswerLogin));
  // Failures come back from each call; without a listener the event would end the program.
  updater.on('error', () => undefined);
  if (config === undefined) return;
  updater.forceDevUpdateConfig = true;
  updater.updateConfigPath = config;
}
