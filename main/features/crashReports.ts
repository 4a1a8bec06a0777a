import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashReporter } from 'electron';
import type { CrashReport } from '../../domain/desktop/upkeep.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';

const MOST_REPORTS = 10;
const LARGEST_READ = 32 * 1024 * 1024;
const MOST_BYTES = 128 * 1024 * 1024;
/** Where Crashpad puts finished reports: the first on Windows, the others elsewhere. */
const FOLDERS = ['reports', 'completed', 'pending', 'new'] as const;
const DUMP = /^([a-z0-9-]{1,64})\.dmp$/i;

/** Reports of crashes. They stay on this computer unless a person hands one on. */
export interface CrashReports {
  /** The newest first. */
  list(): readonly CrashReport[];
  read(id: string): Reply<Uint8Array>;
  clear(): Reply<null>;
  /** Removes the oldest beyond ten reports or 128 MB. */
  prune(): void;
}

/** Lets crashes of any of the program's processes be written down, and nothing be sent. Before Electron is ready. */
export function setupCrashReports(
  crashReporter: Pick<CrashReporter, 'start'>,
  folder: string,
): CrashReports {
  crashReporter.start({ uploadToServer: false });
  return {
    list: () => dumpsIn(folder).map(({ id, timeMs, size }) => ({ id, timeMs, size })),
    read: (id) => {
      const dump = dumpsIn(folder).find((one) => one.id === id);
      if (!dump) return fail('not-found', id);
      if (dump.size > LARGEST_READ) return fail('too-large', id);
      return ok(new Uint8Array(readFileSync(dump.path)));
    },
    clear: () => {
      remove(dumpsIn(folder));
      return ok(null);
    },
    prune: () => {
      let bytes = 0;
      remove(
        dumpsIn(folder).filter(({ size }, index) => {
          bytes += size;
          return index >= MOST_REPORTS || bytes > MOST_BYTES;
        }),
      );
    },
  };
}

interface Dump extends CrashReport {
  readonly path: string;
}

function remove(files: readonly Dump[]): void {
  for (const { path } of files) {
    rmSync(path, { force: true });
    // Crashpad keeps what it knows of a report beside it.
    rmSync(path.replace(/\.dmp$/, '.meta'), { force: true });
  }
}

function dumpsIn(folder: string): Dump[] {
  return FOLDERS.flatMap((name) => dumpsOf(join(folder, name))).toSorted(
    (a, b) => b.timeMs - a.timeMs,
  );
}

function dumpsOf(folder: string): Dump[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const id = DUMP.exec(name)?.[1];
    const path = join(folder, name);
    const found = id === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (id === undefined || !found?.isFile()) return [];
    return [{ id, path, timeMs: Math.round(found.mtimeMs), size: found.size }];
  });
}
