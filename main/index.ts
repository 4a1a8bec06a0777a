import { silentPage } from '../domain/desktop/pageFacts.ts';
import { pickLanguage } from '../domain/settings/settings.ts';
import { callHandlers } from './calls.ts';
import { createCore, type Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { declareAppScheme, setupAppPage } from './features/appPage.ts';
import { setupCertificates } from './features/certificates.ts';
import { setupLifecycle } from './features/lifecycle.ts';
import { setupLinks } from './features/links.ts';
import { setupMenu } from './features/menu.ts';
import { setupNavigation } from './features/navigation.ts';
import { setupPermissions } from './features/permissions.ts';

/**
 * The desktop program. Everything up to `whenReady` happens before Electron is ready, in the same turn in which
 * it loads this program, as Electron asks for.
 */
export function startDesktop(electron: ElectronParts, facts: Facts): void {
  const { app, protocol } = electron;
  declareAppScheme(protocol);
  app.enableSandbox();
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
  setupNavigation({ app, shell, ourOrigin: facts.page.origin });
}

/** One line per concern that needs a ready Electron; the window comes last, when all guards stand. */
function whenReady(electron: ElectronParts, facts: Facts, core: Core): void {
  const { app, Menu, protocol, session } = electron;
  const { files, isPackaged, platform } = facts;
  const { page, pins, service, openWindow } = core;
  page.setState(silentPage(pickLanguage(app.getPreferredSystemLanguages())), true);
  setupAppPage(protocol, files.rendererRoot);
  setupPermissions(session.defaultSession, facts.page.origin);
  setupCertificates({ app, session: session.defaultSession, pins });
  setupMenu(Menu, { platform, isPackaged });
  setupLifecycle({ app, platform, openWindow, close: () => service.close() });
  core.window.open();
}
