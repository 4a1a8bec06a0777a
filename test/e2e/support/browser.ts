import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../../scripts/lib/browsers.ts';

/** Arguments of every browser of a test. */
export const QUIET: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** What a browser has in the way of (fake) cameras. Its microphones stay. */
export interface FakeDevices {
  readonly cameras?: number;
}

/** Another way to start it than by its own path, and more arguments. */
export interface Launch {
  readonly executablePath?: string;
  readonly args?: readonly string[];
  /** Whether what pages play can be captured; Playwright mutes it otherwise. */
  readonly isHeard?: boolean;
}

/** Chromium with a fake camera (a moving picture, 30 frames a second) and a fake microphone (a beep a second). */
export async function launchBrowser(
  devices: FakeDevices = {},
  launch: Launch = {},
): Promise<Browser> {
  const browser = findBrowser();
  if (!browser)
    throw new Error('no Chromium, Chrome or Edge found; `npm test` says how to get one');
  const count = devices.cameras ?? 1;
  return chromium.launch({
    executablePath: launch.executablePath ?? browser.path,
    ...(launch.isHeard && { ignoreDefaultArgs: ['--mute-audio'] }),
    args: [
      `--use-fake-device-for-media-stream=fps=30,device-count=${count}`,
      ...QUIET,
      ...(launch.args ?? []),
    ],
  });
}
