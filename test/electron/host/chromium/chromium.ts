import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findBrowser } from '../../../../scripts/lib/browsers.ts';
import { Cdp } from './cdp.ts';

/** How Chromium is started. */
export interface ChromiumOptions {
  readonly profile: string;
  readonly userAgent: string;
  /** The app's own, by `app.commandLine`. */
  readonly switches: readonly string[];
  /** The declared schemes and the port they are served at. */
  readonly schemes: Iterable<string>;
  readonly port: number;
}

/** A running Chromium. */
export interface Chromium {
  readonly process: ChildProcess;
  readonly cdp: Cdp;
  /** Where Playwright connects to. */
  readonly debugPort: number;
}

const FEATURES_OFF = [
  'Translate',
  // The browser's own pages, which no window of the app shows.
  'PreloadTopChromeWebUI',
  // What drops down under the address bar is such a page too: a process and a quarter of a start, for each window.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  // A process kept ready for the next page: a program with one window pays for it at each start.
  'SpareRendererForSitePerProcess',
  'OptimizationHints',
  'MediaRouter',
  'WebRtcHideLocalIpsWithMdns',
  // Electron switches the checks of Local Network Access off as well.
  'LocalNetworkAccessChecks',
];
const PORT_TIMEOUT_MS = 5_000;
const CLOSE_GRACE_MS = 1_000;
const KILL_AFTER_MS = 1_500;

/** Starts Chromium without a screen, with fake camera and microphone, and waits until it can be spoken to. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  mkdirSync(options.profile, { recursive: true });
  const portFile = join(options.profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(executable(), argumentsFor(options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const cdp = new Cdp(child);
  await cdp.send('Browser.getVersion');
  return { process: child, cdp, debugPort: await readPort(portFile) };
}

/** Asks Chromium to end, so that it writes its profile, and makes it end when it does not. */
export async function stopChromium({ process: child, cdp }: Chromium): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const asked = cdp.send('Browser.close').catch(() => undefined);
  await Promise.race([asked, pause(CLOSE_GRACE_MS)]);
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await gone;
  clearTimeout(timer);
}

function executable(): string {
  // Debian's `chromium` is a script that adds flags of its own; the program itself starts faster and as told.
  const debian = '/usr/lib/chromium/chromium';
  if (!process.env['UMEET_CHROMIUM'] && existsSync(debian)) return debian;
  const browser = findBrowser();
  if (!browser) throw new Error('no Chromium, Chrome or Edge found; UMEET_CHROMIUM names one');
  return browser.path;
}

function argumentsFor({ profile, userAgent, switches, schemes, port }: ChromiumOptions): string[] {
  const isRoot = process.getuid?.() === 0;
  const names = [...schemes].map((scheme) => `MAP *.${scheme}.localhost 127.0.0.1:${port}`);
  return [
    '--headless=new',
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    // For the header rules of pageOrigin.ts.
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${profile}`,
    ...(isRoot ? ['--no-sandbox'] : []),
    `--host-resolver-rules=${names.join(', ')}`,
    `--user-agent=${userAgent}`,
    '--use-fake-device-for-media-stream',
    // Questions to the person are answered by the app's permission handlers instead.
    '--use-fake-ui-for-media-stream',
    '--disable-popup-blocking',
    '--autoplay-policy=no-user-gesture-required',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--password-store=basic',
    '--use-mock-keychain',
    '--mute-audio',
    `--disable-features=${FEATURES_OFF.join(',')}`,
    // Pages are opened by the app alone; the browser's own first window costs a quarter of the start.
    '--no-startup-window',
    ...switches,
  ];
}

async function readPort(file: string): Promise<number> {
  const end = Date.now() + PORT_TIMEOUT_MS;
  while (Date.now() < end) {
    const port = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
    if (port > 0) return port;
    await pause(10);
  }
  throw new Error('Chromium does not say where it can be debugged');
}
