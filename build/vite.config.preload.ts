import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bundledPackages } from './bundledPackages.ts';

const ROOT = join(import.meta.dirname, '..');

// The sandboxed preload: exactly one CommonJS file. A sandboxed preload cannot import, nor require anything
// but `electron`.
export default defineConfig({
  root: ROOT,
  publicDir: false,
  plugins: [bundledPackages(ROOT, 'preload')],
  build: {
    target: 'chrome150',
    outDir: 'dist/preload',
    minify: false,
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
