import { SYNC_PATH } from '../chromium/schemeServer.ts';
import { host } from '../host.ts';
import { pageScripts } from '../page/inject.ts';
import { TO_HOST } from '../page/messages.ts';
import type { Page } from './page.ts';
import { handlePageEvent, ISOLATED_WORLD } from './pageEvents.ts';
import { theme } from './theme.ts';

/** Where a page of Chromium was found. */
export interface Target {
  readonly sessionId: string;
  readonly targetId: string;
  /** It was opened by a page, and not by the app. */
  readonly isPopup: boolean;
}

/** Joins a page to the target of Chromium it is to be, and lets that run when it is set up. */
export async function attach(page: Page, { sessionId, targetId, isPopup }: Target): Promise<void> {
  page.sessionId = sessionId;
  page.targetId = targetId;
  page.mainFrameId = targetId;
  host.cdp.listen(sessionId, (event) => handlePageEvent(page, event));
  const scripts = scriptsFor(page, isPopup);
  const inject = async (): Promise<void> => {
    const add = 'Page.addScriptToEvaluateOnNewDocument';
    const { main, isolated } = scripts;
    await Promise.all([
      page.cdp(add, { source: main, runImmediately: isPopup }),
      page.cdp(add, { source: isolated, worldName: ISOLATED_WORLD, runImmediately: isPopup }),
    ]);
  };
  const setUp = [
    page.cdp('Page.enable'),
    page.cdp('Runtime.enable'),
    page.cdp('Inspector.enable'),
    page.cdp('Security.enable'),
    page.cdp('Security.setOverrideCertificateErrors', { override: true }),
    page.cdp('Page.setLifecycleEventsEnabled', { enabled: true }),
    page.cdp('Runtime.addBinding', { name: TO_HOST, executionContextName: ISOLATED_WORLD }),
    ...(isPopup ? [] : [inject()]),
    page.cdp('Fetch.enable', {
      patterns: [{ resourceType: 'Document', requestStage: 'Request' }],
    }),
    page.cdp('Emulation.setFocusEmulationEnabled', { enabled: true }),
    page.applyMetrics(),
  ];
  page.applyTheme(theme.dark);
  Promise.all(setUp).catch((error: Error) => {
    const isExpected = host.cdp.isClosed || page.isDestroyed;
    if (!isExpected) console.error(`a page could not be set up: ${error.message}`);
  });
  await page.cdp('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  // A page that stands still dispatches no events, so the scripts of a popup go in when it runs.
  if (isPopup) await inject().catch(() => undefined);
  page.isSetUp();
}

function scriptsFor(page: Page, isPopup: boolean): ReturnType<typeof pageScripts> {
  const { additionalArguments = [], preload } = page.preferences;
  const { arch, platform, version, versions, env, execPath } = process;
  return pageScripts({
    secret: `host-${host.token}`,
    preload,
    isPopup,
    facts: {
      token: host.token,
      contents: page.id,
      syncOrigin: host.syncOrigin,
      syncPath: SYNC_PATH,
      process: {
        type: 'renderer',
        sandboxed: true,
        contextIsolated: true,
        isMainFrame: true,
        platform,
        arch,
        version,
        versions: { ...versions },
        env: { ...env },
        argv: [execPath, ...additionalArguments],
        execPath,
        pid: page.id,
        resourcesPath: (process as { resourcesPath?: string }).resourcesPath,
      },
    },
  });
}
