/* oxlint-disable import/no-default-export -- vite reads the default export of its configuration */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundlesPackages } from './build/bundledPackages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string };

const packages = bundlesPackages(here('./'), 'renderer');

/** The client: one bundle for the desktop program and for browsers. */
export default defineConfig({
  // `root` comes by the plugin below: the scripts start every bundle in the project's folder, and only what a
  // plugin says goes before that.
  // Relative addresses work from `app://`, from the service and from any folder.
  base: './',
  publicDir: false,
  plugins: [
    react(),
    { name: 'umeet-root', config: () => ({ root: here('./renderer') }) },
    packages.page,
  ],
  // Of it only the logger is used, see there.
  resolve: { alias: { 'livekit-client': here('./build/livekitLogger.ts') } },
  worker: { format: 'es', plugins: () => [packages.worker] },
  define: { UMEET_VERSION: JSON.stringify(version) },
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page allows files of its own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
