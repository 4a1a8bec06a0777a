import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import { launchApp, type LaunchOptions, type TestApp } from './launchApp.ts';
import { createPrograms, type Programs, type Running } from './programs.ts';

/** What a desktop test is given. */
export interface Fixtures {
  /** An empty folder that goes when the programs which may write there have ended. */
  folder: string;
  /** Starts the desktop program; it is closed when the test ends, and what it wrote is shown when the test failed. */
  launch: (options?: LaunchOptions) => Promise<TestApp>;
  /** A program that other tests use as well, for a test that leaves nothing behind in it. */
  running: Running;
  /**
   * A program that other tests use as well, in its first state: its page at Home, settings and Electron's functions as
   * after a start. For a test that neither ends the program nor looks at how it starts.
   */
  borrow: (options?: LaunchOptions) => Promise<Running>;
}

/** What lives longer than a test: until the last one, or one that failed, after which Playwright begins anew. */
export interface WorkerFixtures {
  programs: Programs;
}

/** Playwright's `test` with the desktop program. A test that only the host can do has `@host` in its tags. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'umeet-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // What needs the folder is torn down before it.
  launch: async ({ folder: _folder }, use, testInfo) => {
    const running: TestApp[] = [];
    await use(async (options) => {
      const app = await launchApp(options);
      running.push(app);
      return app;
    });
    await Promise.all(running.map((app) => app.close()));
    await showWhenFailed(running, testInfo);
  },
  running: async ({ programs }, use, testInfo) => {
    const running = await programs.look();
    await use(running);
    await showWhenFailed([running.app], testInfo);
  },
  borrow: async ({ programs }, use, testInfo) => {
    const borrowed: TestApp[] = [];
    await use(async (options) => {
      const running = await programs.borrow(options);
      borrowed.push(running.app);
      return running;
    });
    await showWhenFailed(borrowed, testInfo);
  },
  programs: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const programs = createPrograms();
      await use(programs);
      await programs.close();
    },
    { scope: 'worker' },
  ],
});

async function showWhenFailed(programs: readonly TestApp[], testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  for (const [index, app] of programs.entries()) {
    const body = app.output() || '(it wrote nothing)\n';
    await testInfo.attach(`program ${index + 1}`, { body, contentType: 'text/plain' });
    process.stderr.write(`--- what program ${index + 1} wrote ---\n${body}`);
  }
}

export { expect } from '@playwright/test';
