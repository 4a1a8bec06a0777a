import { defineConfig } from 'vitest/config';

const PARTS = 'service,preload,main,renderer,scripts,bench,test/electron,test/network';

export default defineConfig({
  test: {
    environment: 'node',
    // A test that hangs is a bug; a slow machine is not.
    testTimeout: 15_000,
    restoreMocks: true,
    projects: [
      // Pure functions leave nothing behind, so their files share workers: half the time.
      { extends: true, test: { name: 'rules', include: ['domain/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'parts', include: [`{${PARTS}}/**/*.test.{ts,tsx}`] } },
    ],
  },
});
