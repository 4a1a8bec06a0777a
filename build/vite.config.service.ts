import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bundledPackages } from './bundledPackages.ts';

const ROOT = join(import.meta.dirname, '..');

// The meeting service with every package inside, so that the built folder runs without node_modules, and starts
// in less than half the time.
export default defineConfig({
  root: ROOT,
  publicDir: false,
  plugins: [bundledPackages(ROOT, 'service')],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/service',
    // For stack traces in the log of a service that somebody runs.
    sourcemap: true,
    rolldownOptions: {
      input: { standalone: 'service/standalone.ts', embedded: 'service/embedded.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
