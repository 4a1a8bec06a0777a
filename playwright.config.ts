import { defineConfig } from '@playwright/test';

// One worker: two people at 720p are what two cores encode and decode in real time (docs/testing.md).
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  outputDir: '.cache/e2e',
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
});
