import { silentPage } from '../domain/desktop/pageFacts.ts';
import { pickLanguage } from '../domain/settings/settings.ts';
import { callHandlers } from './calls.ts';
import { createCore, type Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { declareAppScheme, setupAppPage } from './features/appPage.ts';
import { setupCertificates } from './features/certificates.ts';
import { setupLaunchCommands } from './features/launchCommands.ts';
import { setupLifecycle } from './features/lifecycle.ts';
import { setupLinks } from './features/links.ts';
import { setupNavigation } from './features/navigation.ts';
import { setupPermissions } from './features/permissions.ts';
import { setupPower } from './features/power.ts';
import { setupUpdateNotice } from './features/updateNotice.ts';
import { APP_ID } from './policy/identity.ts';
import { startUpkeep } from './upkeep.ts';
import { openFirstWindow, setupSurroundings } from './surroundings.ts';

/**
 * The desktop program. Everything up to `whenReady` happens before Electron is ready, in the same turn in which
 * it loads this program, as Electron asks for.
 */
export function startDesktop(electron: ElectronParts, facts: Facts): void {
  const { app, protocol } = electron;
  declareAppScheme(protocol);
  app.enableSandbox();
  if (facts.platform === 'win32') app.setAppUserModelId(APP_ID);
  // A second start hands its link over to the first one and ends.
  if (!app.requestSingleInstanceLock()) return app.quit();

  const core = createCore(electron, facts);
  core.gate.handle(callHandlers(electron, facts, core));
  beforeReady(electron, facts, core);
  void app.whenReady().then(() => whenReady(electron, facts, core));
}

/** One line per concern that must not miss Electron's first events. */
function beforeReady({ app, shell }: ElectronParts, facts: Facts, core: Core): void {
  const { inbox, openWindow } = core;
  setupLinks({ app, inbox, argv: facts.argv, restart: facts.restart, openWindow });
  setupLaunchCommands({ app, argv: facts.argv, run: core.run });
  setupNavigation({ app, shell, ourOrigin: facts.page.origin, isPackaged: facts.isPackaged });
}

/** One line per concern that needs a ready Electron; the window comes last, when all guards stand. */
function whenReady(electron: ElectronParts, facts: Facts, core: Core): void {
  const { app, powerMonitor, powerSaveBlocker, protocol, session } = electron;
  const { files, platform } = facts;
  const { gate, page, pins, privacy, screens, service, openWindow } = core;
  page.setState(silentPage(pickLanguage(app.getPreferredSystemLanguages())), true);
  void startUpkeep(electron, core);
  setupAppPage(protocol, files.rendererRoot);
  const { defaultSession } = session;
  setupPermissions({ session: defaultSession, ourOrigin: facts.page.origin, privacy });
  screens.attach(defaultSession);
  const resumed = () => gate.emit('power:resumed', null);
  setupPower({ powerMonitor, powerSaveBlocker, page, resumed });
  setupUpdateNotice(core.upkeep.updates(), core.notifier);
  setupCertificates({ app, session: session.defaultSession, pins });
  setupSurroundings(electron, facts, core);
  setupLifecycle({ app, platform, openWindow, close: () => service.close() });
  openFirstWindow(app, facts, core);
}
