import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures.ts';
import { launchApp, type TestApp } from '../launchApp.ts';

const PAGES_APP = join(import.meta.dirname, 'pages-app');

type Run = (value: number) => number | Promise<number>;

/** What `pages-app/preload.cjs` puts into the page. */
interface PagesApi {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  sendSync(channel: string, ...args: unknown[]): unknown;
  on(channel: string, listener: (...args: never[]) => void): () => void;
  sendPort(channel: string): Promise<unknown>;
  readonly bridge: {
    add(a: number, b: number): number;
    fail(): never;
    reject(): Promise<never>;
    callBack(run: Run): number;
    callBackLater(run: Run): Promise<number>;
    same<T>(value: T): T;
    home<T>(run: T): T;
    date(): Date;
    point(): object;
    readonly ipcRenderer: object;
    readonly deep: { readonly deeper: { run(): string } };
  };
  readonly sees: Readonly<Record<string, string | boolean>>;
}

declare global {
  interface Window {
    readonly api: PagesApi;
    shared?: Promise<unknown>;
    wantsAudio?: boolean;
  }
}

/** The running program of `pages-app/` and the page in its window. */
export interface Pages {
  readonly app: TestApp;
  readonly page: Page;
}

interface WorkerFixtures {
  /** One running program for all tests that leave nothing behind in it. */
  shared: Pages;
}

async function open(app: TestApp): Promise<Pages> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => document.readyState === 'complete' && 'api' in window);
  return { app, page };
}

/** Opens another window of the program, with this address in it. */
export function openWindow(app: TestApp, url: string): Promise<Page> {
  return app.waitForWindow(() =>
    app.evaluate(({ BrowserWindow }, address) => new BrowserWindow().loadURL(address), url),
  );
}

/** `test` with the program of `pages-app/`. */
export const test = base.extend<{ own: Pages }, WorkerFixtures>({
  /** A program for one test, which may do with it what it likes. */
  own: async ({ launch }, use) => {
    await use(await open(await launch({ appDir: PAGES_APP })));
  },
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const app = await launchApp({ appDir: PAGES_APP });
      await use(await open(app));
      await app.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };
