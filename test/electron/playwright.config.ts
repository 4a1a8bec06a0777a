import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronRuntime } from './launchApp.ts';

const CACHE = join(import.meta.dirname, '../../.cache');

export default defineConfig({
  testDir: '..',
  testMatch: ['electron/conformance/**/*.spec.ts', 'desktop/**/*.spec.ts'],
  globalSetup: './sayBackend.ts',
  // One for each core of a small machine: 1.9 minutes; one alone takes 2.3.
  workers: 2,
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
