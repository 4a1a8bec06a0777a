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
  return bundlesPackages(root, bundle).page;
}

/** As {@link bundledPackages}, for a bundle with workers, which are bundles of their own: `worker` belongs into each. */
export function bundlesPackages(
  root: string,
  bundle: string,
): { readonly page: Plugin; readonly worker: Plugin } {
  const inside = new Set<string>();
  const note: Plugin['generateBundle'] = (_options, output) => {
    for (const part of Object.values(output)) {
      const folders = part.type === 'chunk' ? part.moduleIds.map(packageFolder) : [];
      for (const folder of folders) if (folder) inside.add(toPosix(relative(root, folder)));
    }
  };
  return {
    worker: { name: 'umeet-bundled-packages-of-a-worker', generateBundle: note },
    page: {
      name: 'umeet-bundled-packages',
      generateBundle: note,
      writeBundle({ dir }) {
        // Beside the bundle's folder, not in it: it is no part of the program.
        const file = join(dir ?? root, '..', packagesFileName(bundle));
        writeFileSync(file, `${JSON.stringify([...inside].toSorted(), null, 2)}\n`);
      },
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
