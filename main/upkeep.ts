import { join } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import type { PageFacts } from '../domain/desktop/pageFacts.ts';
import { fail, ok } from '../domain/reply.ts';
import type { Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { setupCrashReports, type CrashReports } from './features/crashReports.ts';
import { loadElectronUpdater } from './features/electronUpdater.ts';
import { offerGoingBack } from './features/goingBack.ts';
import { setupLastWords } from './features/lastWords.ts';
import type { Logs } from './features/logs.ts';
import { managedInfo } from './features/managed.ts';
import type { PreferenceKeeper } from './features/preferences.ts';
import { setupProxy } from './features/proxy.ts';
import { setupProxyLogin, type ProxyLogin } from './features/proxyLogin.ts';
import { setupReset } from './features/reset.ts';
import { setupUpdates, type Updates } from './features/updates.ts';
import { setupVault } from './features/vault.ts';
import { createJsonFile } from './files/jsonFile.ts';
import { createKeptVersions } from './files/keptVersions.ts';
import type { Gate, Handlers } from './ipc/gate.ts';
import type { Managed } from './policy/managed.ts';
import { proxyConfig } from './policy/proxy.ts';

/** What keeps the program itself in order. */
export interface Upkeep {
  readonly logs: Logs;
  readonly managed: Managed;
  readonly crashes: CrashReports;
  readonly proxyLogin: ProxyLogin;
  /** Newer versions; made when Electron is ready. */
  readonly updates: () => Updates;
}

interface UpkeepNeeds {
  readonly logs: Logs;
  readonly managed: Managed;
  readonly gate: Gate;
  readonly page: StoreApi<PageFacts>;
  readonly preferences: PreferenceKeeper;
}

/** Makes it, before Electron is ready: crashes are written down and failures logged from here on. */
export function createUpkeep(electron: ElectronParts, facts: Facts, needs: UpkeepNeeds): Upkeep {
  const { app, crashReporter, dialog, process, safeStorage } = electron;
  const { logs, managed, gate, page } = needs;
  const log = logs.write;
  const language = () => page.getState().language;
  const crashes = setupCrashReports(crashReporter, app.getPath('crashDumps'));
  crashes.prune();
  setupLastWords({ app, dialog, process, language, log });
  const vaultFile = createJsonFile(join(app.getPath('userData'), 'vault.json'));
  const vault = setupVault({ safeStorage, file: vaultFile, platform: facts.platform, log });
  const tell = (question: Parameters<typeof gate.emit<'proxy:ask'>>[1]) =>
    gate.emit('proxy:ask', question);
  const proxyLogin = setupProxyLogin({ app, vault, tell, log });
  let updates: Updates | undefined;
  return {
    logs,
    managed,
    crashes,
    proxyLogin,
    updates: () => (updates ??= createUpdates(electron, facts, { ...needs, proxyLogin })),
  };
}

/** What needs a ready Electron; the way to the network is taken before anything is loaded over it. */
export async function startUpkeep(electron: ElectronParts, core: Core): Promise<void> {
  const { preferences, upkeep } = core;
  const log = upkeep.logs.write;
  log('info', 'main', `Umeet ${electron.app.getVersion()} starts`);
  upkeep.updates();
  let way = preferences.store.getState().settings.proxy;
  preferences.store.subscribe(({ settings }) => {
    if (settings.proxy === way) return;
    way = settings.proxy;
    upkeep.proxyLogin.forgive();
  });
  await setupProxy({ session: electron.session.defaultSession, preferences, log });
}

function createUpdates(
  { app, dialog, loadUpdater }: ElectronParts,
  { updates }: Facts,
  needs: UpkeepNeeds & { readonly proxyLogin: ProxyLogin },
): Updates {
  const { logs, gate, page, preferences, proxyLogin } = needs;
  const folder = join(app.getPath('userData'), 'updates');
  const log = logs.write;
  return setupUpdates({
    load: () =>
      loadElectronUpdater({
        load: loadUpdater,
        config: updates.feed && writeFeed(folder, updates.feed),
        proxy: () => proxyConfig(preferences.store.getState().settings.proxy),
        login: (info, answer) => proxyLogin.answerKnown(info, answer),
        log,
      }),
    isPossible: updates.isPossible,
    current: app.getVersion(),
    currentInstaller: updates.ownFile,
    page,
    preferences,
    kept: createKeptVersions(join(folder, 'versions')),
    trial: createJsonFile(join(folder, 'trial.json')),
    offerGoingBack: (previous) =>
      offerGoingBack(dialog, { language: page.getState().language, previous }),
    tell: (state) => gate.emit('updates:changed', state),
    log,
    now: Date.now,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  });
}

/** Names a feed the way an installed program's file does; JSON is YAML. Returns the file's path. */
function writeFeed(folder: string, url: string): string {
  const path = join(folder, 'feed.yml');
  createJsonFile(path).write({ provider: 'generic', url, updaterCacheDirName: 'umeet-updater' });
  return path;
}

type UpkeepCall =
  | 'service:check'
  | `proxy:${string}`
  | 'managed:get'
  | 'log:write'
  | 'logs:open'
  | `crash:${string}`
  | `updates:${string}`
  | 'app:reset';

/** What is done for each call about the program itself. */
export function upkeepHandlers(
  { app, session }: ElectronParts,
  facts: Facts,
  { upkeep, pins, page, service }: Core,
): Pick<Handlers, Extract<keyof Handlers, UpkeepCall>> {
  const { logs, managed, crashes, proxyLogin, updates } = upkeep;
  return {
    'service:check': ({ host }) =>
      pins.wasRefused(host) ? fail('certificate-mismatch', host) : ok(null),
    'proxy:asked': () => ok(proxyLogin.asked()),
    'proxy:answer': (answer) => proxyLogin.answer(answer),
    'managed:get': () => ok(managedInfo(managed, facts.managed)),
    'log:write': (line) => logs.fromPage(line),
    'logs:open': () => logs.open(),
    'crash:reports': () => ok(crashes.list()),
    'crash:read': ({ id }) => crashes.read(id),
    'crash:clear': () => crashes.clear(),
    'updates:get': () => ok(updates().store.getState()),
    'updates:check': () => updates().check(),
    'updates:install': () => updates().install(),
    'updates:goBack': () => updates().goBack(),
    'app:reset': () =>
      setupReset({
        app,
        session: session.defaultSession,
        folder: app.getPath('userData'),
        isInMeeting: () => page.getState().meeting.at !== 'none',
        closeService: () => service.close(),
        log: logs.write,
      })(),
  };
}
