import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronRuntime } from './launchApp.ts';

const CACHE = join(import.meta.dirname, '../../.cache');

// One worker: each test starts a Chromium of its own, and media needs the two cores.
export default defineConfig({
  testDir: '..',
  testMatch: ['electron/conformance/**/*.spec.ts', 'desktop/**/*.spec.ts'],
  globalSetup: './sayBackend.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: join(CACHE, 'desktop'),
  reporter: [['list'], ['json', { outputFile: join(CACHE, 'results/desktop.json') }]],
  // Some things only the host can pretend.
  ...(electronRuntime() !== undefined && { grepInvert: /@host/ }),
});
