import { join } from 'node:path';
import { defineConfig } from 'vite';

// The sandboxed preload: exactly one CommonJS file. A sandboxed preload cannot import, nor require anything
// but `electron`.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
  build: {
    target: 'chrome150',
    outDir: 'dist/preload',
    minify: false,
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
