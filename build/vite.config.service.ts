import { join } from 'node:path';
import { defineConfig } from 'vite';

// The meeting service with every package inside, so that the built folder runs without node_modules, and starts
// in less than half the time.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
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
