import { ok } from '../domain/reply.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { readAppInfo } from './features/appInfo.ts';
import { declareAppScheme, setupAppPage } from './features/appPage.ts';
import { setupCertificates } from './features/certificates.ts';
import { setupEmbeddedService } from './features/embeddedService.ts';
import { setupLifecycle } from './features/lifecycle.ts';
import { setupLinks } from './features/links.ts';
import { setupMenu } from './features/menu.ts';
import { setupNavigation } from './features/navigation.ts';
import { setupPermissions } from './features/permissions.ts';
import { serviceProcess } from './features/serviceProcess.ts';
import { createGate } from './ipc/gate.ts';
import { guards } from './ipc/guards.ts';
import { createLinkInbox } from './policy/links.ts';
import { createPinStore } from './policy/pins.ts';
import { setupMeetingWindow } from './windows/meetingWindow.ts';

/**
 * The desktop program: one line per concern. Everything up to `whenReady` happens before Electron is ready, in
 * the same turn in which it loads this program, as Electron asks for.
 */
export function startDesktop(electron: ElectronParts, facts: Facts): void {
  const { app, ipcMain, Menu, protocol, session, shell, utilityProcess } = electron;
  const { files, isPackaged, page, platform } = facts;

  declareAppScheme(protocol);
  app.enableSandbox();
  // A second start hands its link over to the first one and ends.
  if (!app.requestSingleInstanceLock()) return app.quit();

  const pins = createPinStore();
  const inbox = createLinkInbox((link) => gate.emit('link:opened', link));
  const window = setupMeetingWindow({
    createWindow: (options) => new electron.BrowserWindow(options),
    preload: files.preload,
    isPackaged,
    address: page.address,
    pageLeft: () => inbox.pageLeft(),
    now: () => Date.now(),
  });
  const gate = createGate({
    ipcMain,
    guards,
    ourOrigin: page.origin,
    page: () => window.page(),
    report: (name, error) => process.stderr.write(`${name} failed: ${String(error)}\n`),
  });
  const service = setupEmbeddedService({
    ...serviceProcess({ app, utilityProcess, pins, files, service: facts.service }),
    tell: (state) => gate.emit('service:state', state),
    now: () => Date.now(),
  });
  const openWindow = () => {
    if (app.isReady()) window.open();
  };

  gate.handle({
    'app:info': () => ok(readAppInfo(app, platform)),
    'service:address': () => service.address(),
    'service:pin': ({ host, fingerprint }) => {
      pins.pin(host, fingerprint);
      return ok(null);
    },
    'link:take': () => ok(inbox.take()),
  });
  setupLinks({ app, inbox, argv: facts.argv, restart: facts.restart, openWindow });
  setupNavigation({ app, shell, ourOrigin: page.origin });

  const whenReady = () => {
    setupAppPage(protocol, files.rendererRoot);
    setupPermissions(session.defaultSession, page.origin);
    setupCertificates({ app, session: session.defaultSession, pins });
    setupMenu(Menu, { platform, isPackaged });
    setupLifecycle({ app, platform, openWindow, close: () => service.close() });
    window.open();
  };
  void app.whenReady().then(whenReady);
}
