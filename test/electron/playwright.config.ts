import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronRuntime } from './launchApp.ts';

const CACHE = join(import.meta.dirname, '../../.cache');

// One worker: with two (1.9 minutes instead of 2.5) a refused certificate is now and then not noticed as one.
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
