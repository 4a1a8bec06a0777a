import { join } from 'node:path';
import { defineConfig } from 'vite';

// The desktop's main process: one ES module that needs nothing but Electron and Node.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/main',
    rolldownOptions: {
      input: { main: 'main/main.ts' },
      external: ['electron'],
      output: { entryFileNames: '[name].js' },
    },
  },
});
