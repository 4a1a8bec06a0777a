import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Folders of `assets/` whose pictures the main process hands to the system. */
const FOLDERS = ['tray', 'overlay'];

/** Puts the pictures beside the bundle, as `tray/idle.png`. Electron finds `tray/idle@2x.png` by itself. */
export function programImages(root: string): Plugin {
  const assets = join(root, 'assets');
  return {
    name: 'umeet-program-images',
    generateBundle() {
      for (const file of globSync(`{${FOLDERS.join(',')}}/*.png`, { cwd: assets })) {
        const fileName = file.replaceAll('\\', '/');
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(assets, file)) });
      }
    },
  };
}
