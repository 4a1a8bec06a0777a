import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openAppWindow } from './appWindow.ts';
import { findBrowser, type Browser } from './browsers.ts';
import { publicKeyHash } from './certificate.ts';
import { foldersIn } from './dataFolder.ts';
import { isAlive, readInstance, writeInstance } from './instance.ts';
import { endProcess, exitCode, onAbort } from './processes.ts';
import { say } from './say.ts';
import { freePort, isFree, startService, type RunningService } from './service.ts';

const WINDOW_GRACE_MS = 3_000;

/** How the app is opened in a browser's window. */
export interface WebAppStart {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly data: string;
  /** False where no window can be shown, or none is wanted. */
  readonly showWindow: boolean;
  readonly stopped: AbortSignal;
}

/**
 * Starts the meeting service and opens the app in a window of an installed browser. Ends when the window is
 * closed, the service ends, or this process is told to. Without a window it prints the address and runs on.
 */
export async function runWebApp(start: WebAppStart): Promise<number> {
  const folders = foldersIn(start.data);
  const browser = start.showWindow ? findBrowser() : undefined;
  const kept = readInstance(folders.state);
  if (kept?.running && isAlive(kept.running.pid) && !(await isFree(kept.port))) {
    return openAnotherWindow(kept.running.address, browser, folders.browser);
  }
  const port = await choosePort(start.port, kept?.port);
  if (start.stopped.aborted) return 0;
  const service = await startService({
    host: start.host,
    port,
    data: folders.service,
    log: folders.log,
  });
  const address = service.origin;
  writeInstance(folders.state, { port, running: { pid: process.pid, address } });
  try {
    return await showUntilClosed(service, address, { ...start, browser });
  } finally {
    await service.close();
    writeInstance(folders.state, { port, running: undefined });
  }
}

async function choosePort(wanted: number | undefined, kept: number | undefined): Promise<number> {
  if (wanted !== undefined && wanted !== 0) return wanted;
  if (wanted === undefined && kept !== undefined && (await isFree(kept))) return kept;
  return freePort();
}

async function showUntilClosed(
  service: RunningService,
  address: string,
  { browser, showWindow, data, stopped }: WebAppStart & { browser: Browser | undefined },
): Promise<number> {
  const window = browser && (await openWindow(address, browser, foldersIn(data).browser));
  if (window)
    say(`Umeet is open in a window of ${browser.name}. Close it, or press Ctrl+C, to end.`);
  else {
    const reason = showWindow ? 'No Chromium, Chrome or Edge was found. ' : '';
    say(`${reason}Open ${address} in a browser. Ctrl+C ends Umeet.`);
  }
  const code = await Promise.race([
    new Promise<number>((resolve) => onAbort(stopped, () => resolve(0))),
    service.ended,
    ...(window ? [windowClosed(window, address)] : []),
  ]);
  if (window) await endProcess(window, WINDOW_GRACE_MS);
  return stopped.aborted ? 0 : code;
}

async function openWindow(
  address: string,
  browser: Browser,
  profile: string,
): Promise<ChildProcess> {
  const { protocol, hostname, port } = new URL(address);
  const hash = protocol === 'https:' ? await publicKeyHash(hostname, Number(port)) : undefined;
  return openAppWindow({ browser, address, profile, publicKeyHash: hash });
}

/** Resolves when the person closed the window; a browser that could not open one leaves the service running. */
async function windowClosed(window: ChildProcess, address: string): Promise<number> {
  const code = await exitCode(window);
  if (code === 0) return 0;
  say(`The browser did not open a window. Open ${address} yourself. Ctrl+C ends Umeet.`);
  return new Promise(() => undefined);
}

async function openAnotherWindow(
  address: string,
  browser: Browser | undefined,
  profile: string,
): Promise<number> {
  if (!browser) {
    say(`Umeet is running already. Open ${address} in a browser.`);
    return 0;
  }
  say('Umeet is running already: opening one more window.');
  // The browser that has the profile takes the window over, and with it every setting it was started with.
  const child = spawn(browser.path, windowRequest(address, profile), { stdio: 'ignore' });
  return exitCode(child);
}

function windowRequest(address: string, profile: string): string[] {
  const args = [`--app=${address}`, `--user-data-dir=${profile}`];
  return process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args;
}
