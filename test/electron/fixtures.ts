import { test as base } from '@playwright/test';
import { launchApp, type LaunchOptions, type TestApp } from './launchApp.ts';

/** What a desktop test is given. */
export interface Fixtures {
  /** Starts the desktop program; it is closed when the test ends, and what it wrote is shown when the test failed. */
  launch: (options?: LaunchOptions) => Promise<TestApp>;
}

/** Playwright's `test` with the desktop program. A test that only the host can do has `@host` in its tags. */
export const test = base.extend<Fixtures>({
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
});

export { expect } from '@playwright/test';
