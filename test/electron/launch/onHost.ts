import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startHostProcess, type HostProcess } from './hostProcess.ts';
import type { Start, TestApp } from './types.ts';

const WINDOW_TIMEOUT_MS = 15_000;
const LOOK_EVERY_MS = 15;
const CLOSE_GRACE_MS = 5_000;

/** Starts the program on the host that stands in for Electron's runtime. */
export async function launchOnHost(start: Start): Promise<TestApp> {
  const host = startHostProcess(start);
  const browser = start.waitReady === false ? undefined : await connect(host);
  const windows = (): Page[] => openPages(browser);
  const evaluate = (run: (...all: never[]) => unknown, argument: unknown, atDoor: boolean) =>
    host.run({ code: run.toString(), argument, atDoor });
  const nextWindow = (known: ReadonlySet<Page>, what: string) =>
    untilPage(() => windows().find((page) => !known.has(page)), host, what);
  return {
    backend: 'host',
    userData: start.userData,
    pid: host.child.pid,
    exited: host.exited,
    output: host.output,
    evaluate: (run, argument) => evaluate(run, argument, false) as never,
    evaluateOnHost: (run, argument) => evaluate(run, argument, true) as never,
    windows,
    firstWindow: () => nextWindow(new Set(), 'a first window'),
    waitForWindow: async (trigger) => {
      const known = new Set(windows());
      await trigger?.();
      return nextWindow(known, 'another window');
    },
    close: () => close(host, browser, start.isForgotten === true),
  };
}

/** Windows that show something; Chromium's own empty one is none of them. */
function openPages(browser: Browser | undefined): Page[] {
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  return pages.filter((page) => page.url() !== 'about:blank' && !page.isClosed());
}

async function connect(host: HostProcess): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(`http://127.0.0.1:${await host.ready}`);
  } catch (error) {
    host.child.kill('SIGKILL');
    throw error;
  }
}

async function untilPage(
  look: () => Page | undefined,
  host: HostProcess,
  what: string,
): Promise<Page> {
  const giveUpMs = performance.now() + WINDOW_TIMEOUT_MS;
  while (performance.now() < giveUpMs && host.child.exitCode === null) {
    const page = look();
    if (page) {
      await page.waitForLoadState();
      return page;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`the program opened no window (${what} was expected)\n${host.output()}`);
}

async function close(
  host: HostProcess,
  browser: Browser | undefined,
  isForgotten: boolean,
): Promise<void> {
  await browser?.close().catch(() => undefined);
  if (host.child.exitCode === null && host.child.signalCode === null) {
    // Not awaited: a program that hangs does not answer.
    void host
      .run({
        code: '({ app, host }, forget) => { if (forget) host.forgetProfile(); app.exit(0); }',
        argument: isForgotten,
        atDoor: true,
      })
      .catch(() => undefined);
  }
  const timer = setTimeout(() => host.child.kill('SIGKILL'), CLOSE_GRACE_MS);
  await host.exited;
  clearTimeout(timer);
}
