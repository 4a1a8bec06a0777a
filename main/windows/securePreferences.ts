import type { WebPreferences } from 'electron';

/**
 * How every window of the program is set up, decided here once: the page has no Node, lives in a sandbox and sees
 * only what the preload bridge carries, or nothing without one. A window in the background keeps its speed, because
 * a call goes on there.
 */
export function securePreferences(
  preload: string | undefined,
  isPackaged: boolean,
): WebPreferences {
  return {
    ...(preload !== undefined && { preload }),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    backgroundThrottling: false,
    // Voices of a meeting that was taken up again after a reload must be heard without a click.
    autoplayPolicy: 'no-user-gesture-required',
    spellcheck: false,
    devTools: !isPackaged,
  };
}
