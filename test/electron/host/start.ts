import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wireDownloads } from './downloads.ts';
import { host } from './host.ts';
import { app, lifecycle } from './modules/app.ts';
import { switches } from './modules/app/commandLine.ts';
import { userAgent } from './modules/app/identity.ts';
import { useProfileKey } from './modules/safeStorage.ts';
import { options } from './options.ts';
import { markHostUp } from './session.ts';
import { BrowserWindow, Preventable, wireTargets } from './windows.ts';

/** How long a program that waits for `ready` while it is still loading may take to do what comes before that. */
const LOADING_GRACE_MS = 100;

/** Exit code of a program whose Chromium died under it. */
const CHROMIUM_GONE = 70;

/**
 * Starts Chromium and makes the program ready. Electron waits for the program's entry module to load, but not when
 * that module itself waits for `ready`.
 */
export async function startWhenLoaded(loaded: Promise<unknown>): Promise<void> {
  await Promise.race([loaded, lifecycle.isAwaited.then(() => pause(LOADING_GRACE_MS))]);
  // The process ends by itself, once it has done what a quit asks for.
  if (lifecycle.isQuitting()) return new Promise(() => undefined);
  mkdirSync(app.getPath('userData'), { recursive: true });
  useProfileKey(app.getPath('userData'));
  await host.start({
    profileDir: join(app.getPath('sessionData'), 'chromium'),
    userAgent: userAgent(),
    switches,
  });
  host.cdp.on('closed', () => {
    if (lifecycle.isQuitting()) return;
    console.error('Chromium died');
    process.exit(CHROMIUM_GONE);
  });
  await wireTargets();
  markHostUp();
  await wireDownloads();
  if (process.platform === 'darwin' && options.openUrl !== undefined) {
    app.emit('open-url', new Preventable(), options.openUrl);
  }
  lifecycle.becomeReady();
  if (process.platform === 'darwin') setImmediate(activate);
}

/** macOS tells every program that was started that it is in front. */
function activate(): void {
  app.emit('activate', new Preventable(), BrowserWindow.getAllWindows().length > 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
