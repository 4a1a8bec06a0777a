import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '../fixtures.ts';
import { launchApp, type LaunchOptions, type TestApp } from '../launchApp.ts';

export const MODULES_APP = join(import.meta.dirname, 'modules-app');

/** A program of `modules-app/` and what happened to it. */
export interface Observed {
  readonly app: TestApp;
  /** What it wrote down so far, oldest first. */
  events(): string[];
  /** Waits until it has written this down. */
  until(event: string): Promise<void>;
}

interface Fixtures {
  /** Where the programs write; it goes after the last of them has ended. */
  notes: string;
  /** Starts the program of `modules-app/`. */
  observe: (options?: LaunchOptions) => Promise<Observed>;
}
interface WorkerFixtures {
  /** One running program for all tests that leave nothing behind in it. */
  shared: TestApp;
}

/** `test` with the program of `modules-app/`. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  notes: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'umeet-events-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  observe: async ({ notes, launch }, use) => {
    let started = 0;
    await use(async (options = {}) => {
      const file = join(notes, `${(started += 1)}.txt`);
      const env = { ...options.env, EVENTS_FILE: file };
      const app = await launch({ ...options, appDir: MODULES_APP, env });
      const events = () =>
        existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
      return { app, events, until: (event) => expect.poll(events).toContain(event) };
    });
  },
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const app = await launchApp({ appDir: MODULES_APP });
      await app.firstWindow();
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };
