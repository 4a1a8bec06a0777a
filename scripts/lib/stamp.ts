import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a build is made from and where it lands, in paths relative to `root`. */
export interface StampedWork {
  readonly root: string;
  /** Files, or folders with everything in them. Tests do not count; nobody builds them. */
  readonly inputs: readonly string[];
  /** Files that exist after the work. */
  readonly outputs: readonly string[];
  /** Where the hash of the inputs is kept. */
  readonly stampFile: string;
}

const NOT_BUILT = /\.(test|spec)\.tsx?$|\.md$/;

/** True when an output is missing or the inputs are not those of the last {@link stamp}. */
export function isStale(work: StampedWork): boolean {
  if (!work.outputs.every((output) => existsSync(join(work.root, output)))) return true;
  const stampPath = join(work.root, work.stampFile);
  return !existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== inputHash(work);
}

/** Remembers the inputs that the outputs were just made from, by the hash taken before the work began. */
export function stamp(work: StampedWork, hash: string): void {
  writeFileSync(join(work.root, work.stampFile), hash);
}

/** Hash of the names and the content of all inputs. */
export function inputHash(work: StampedWork): string {
  const hash = createHash('sha256');
  for (const file of inputFiles(work)) {
    const content = readFileSync(join(work.root, file));
    hash.update(`${file.replaceAll('\\', '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function inputFiles({ root, inputs }: StampedWork): string[] {
  const patterns = inputs.flatMap((input) => [input, `${input}/**`]);
  return globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}
