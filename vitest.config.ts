import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{domain,service,preload,main,renderer,scripts,bench,test/electron,test/network}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    // Importing a file does nothing and a test leaves nothing behind, so files share workers: a third of the work.
    isolate: false,
    // A test that hangs is a bug; a slow machine is not.
    testTimeout: 15_000,
    restoreMocks: true,
  },
});
