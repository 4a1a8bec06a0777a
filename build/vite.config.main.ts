import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bundledPackages } from './bundledPackages.ts';
import { programImages } from './programImages.ts';

const ROOT = join(import.meta.dirname, '..');

// The desktop's main process: one ES module that needs nothing but Electron and Node.
export default defineConfig({
  root: ROOT,
  publicDir: false,
  plugins: [bundledPackages(ROOT, 'main'), programImages(ROOT)],
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
