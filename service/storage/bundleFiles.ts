import { appendFile, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFiles } from '../reports/bundleStore.ts';

/** Bundles as files in `evidence/` of the data folder, for this user only. */
export function bundleFiles(dataDir: string): BundleFiles {
  const folder = join(dataDir, 'evidence');
  const fileOf = (bundleId: number) => join(folder, `${bundleId}.zip`);
  return {
    async size(bundleId) {
      const found = await stat(fileOf(bundleId)).catch(ignoreMissing);
      return found?.size ?? 0;
    },
    async append(bundleId, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await appendFile(fileOf(bundleId), bytes, { mode: 0o600 });
    },
    async flush(bundleId) {
      await flush(fileOf(bundleId));
      // The file's name is an entry of the folder; Windows cannot flush one, and keeps a journal of them.
      if (process.platform !== 'win32') await flush(folder);
    },
    read: (bundleId) => readFile(fileOf(bundleId)),
    remove: (bundleId) => rm(fileOf(bundleId), { force: true }),
  };
}

async function flush(path: string): Promise<void> {
  const isWritable = path.endsWith('.zip');
  const handle = await open(path, isWritable ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
