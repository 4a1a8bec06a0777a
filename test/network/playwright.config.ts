import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const CACHE = join(import.meta.dirname, '../../.cache');

// One worker: two people in HD are what two processor cores encode and decode in real time.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: join(CACHE, 'network'),
  reporter: [['list'], ['json', { outputFile: join(CACHE, 'results/network.json') }]],
});
