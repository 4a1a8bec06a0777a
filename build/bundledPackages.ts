import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Name of the file in `dist/` that lists the packages inside a bundle. */
export function packagesFileName(bundle: string): string {
  return `.packages-${bundle}.json`;
}

/**
 * Notes which packages went into a bundle, as folders from the project's on, for the list of third-party licences.
 * Only what is really inside counts: a package that was shaken out is not passed on.
 */
export function bundledPackages(root: string, bundle: string): Plugin {
  return {
    name: 'umeet-bundled-packages',
    writeBundle({ dir }, output) {
      const modules = Object.values(output).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : [],
      );
      const folders = modules.map(packageFolder).filter((folder) => folder !== undefined);
      const inside = [...new Set(folders.map((folder) => toPosix(relative(root, folder))))];
      // Beside the bundle's folder, not in it: it is no part of the program.
      const file = join(dir ?? root, '..', packagesFileName(bundle));
      writeFileSync(file, `${JSON.stringify(inside.toSorted(), null, 2)}\n`);
    },
  };
}

/** Folder of the package that a module belongs to; `undefined` for our own modules and made-up ones. */
export function packageFolder(moduleId: string): string | undefined {
  // Bundlers mark modules that they made from a file with a leading NUL, and add a query to others.
  const path = toPosix(moduleId).replace(/^\0/, '').replace(/\?.*$/, '');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
