import { spawn, type ChildProcess } from 'node:child_process';
import type { Browser } from './browsers.ts';
import { endWithLastPage } from './lastPage.ts';

/** What an app window shows, and with what. */
export interface AppWindow {
  readonly browser: Browser;
  readonly address: string;
  /** The window's own browser profile, apart from the person's. */
  readonly profile: string;
  /** Public key of the one certificate to accept without an authority. */
  readonly publicKeyHash: string | undefined;
}

/** Opens the address as a window of its own, without tabs and address bar. The process lives as long as the window. */
export function openAppWindow(
  window: AppWindow,
  platform: NodeJS.Platform = process.platform,
): ChildProcess {
  // A Mac keeps a browser running after its last window; elsewhere it ends by itself.
  const staysWithoutWindows = platform === 'darwin';
  const child = spawn(
    window.browser.path,
    appWindowArguments(window, {
      isRoot: process.getuid?.() === 0,
      isWatched: staysWithoutWindows,
    }),
    { stdio: ['ignore', 'ignore', 'ignore', ...pipes(staysWithoutWindows)] },
  );
  if (staysWithoutWindows) endWithLastPage(child);
  return child;
}

function pipes(wanted: boolean): 'pipe'[] {
  return wanted ? ['pipe', 'pipe'] : [];
}

/** The browser's command line. */
export function appWindowArguments(
  { address, profile, publicKeyHash }: Omit<AppWindow, 'browser'>,
  { isRoot, isWatched }: { isRoot: boolean; isWatched: boolean },
): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,800',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-mode',
    '--disable-component-update',
    // Voices must be heard after a reload without a click, as in the desktop program.
    '--autoplay-policy=no-user-gesture-required',
    // Nothing in this profile is worth asking for the system's key ring.
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium's sandbox does not start for root.
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(publicKeyHash ? [`--ignore-certificate-errors-spki-list=${publicKeyHash}`] : []),
    ...(isWatched ? ['--remote-debugging-pipe'] : []),
  ];
}
