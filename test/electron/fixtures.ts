import { test as base, type Page } from '@playwright/test';
import { launchApp, type LaunchOptions, type TestApp } from './launchApp.ts';

/** What a desktop test is given. */
export interface Fixtures {
  /** Starts the desktop program; it is closed when the test ends, and what it wrote is shown when the test failed. */
  launch: (options?: LaunchOptions) => Promise<TestApp>;
}

/** What lives longer than a test. */
export interface WorkerFixtures {
  /** One running program and its page, for tests that leave nothing behind in it: starting one costs two seconds. */
  running: { readonly app: TestApp; readonly page: Page };
}

/** Playwright's `test` with the desktop program. A test that only the host can do has `@host` in its tags. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  launch: async ({}, use, testInfo) => {
    const running: TestApp[] = [];
    await use(async (options) => {
      const app = await launchApp(options);
      running.push(app);
      return app;
    });
    await Promise.all(running.map((app) => app.close()));
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const [index, app] of running.entries()) {
      const body = app.output() || '(it wrote nothing)\n';
      await testInfo.attach(`program ${index + 1}`, { body, contentType: 'text/plain' });
      process.stderr.write(`--- what program ${index + 1} wrote ---\n${body}`);
    }
  },
  running: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const app = await launchApp();
      await use({ app, page: await app.firstWindow() });
      await app.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
