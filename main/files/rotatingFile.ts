import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much is kept. */
export interface RotationLimits {
  /** Bytes of one file; a line that does not fit begins the next. */
  readonly fileBytes: number;
  /** Full files kept beside the one that is written. */
  readonly oldFiles: number;
}

/** A text file that only grows, and never beyond its limits: the oldest lines go. */
export interface RotatingFile {
  /** Writes one line at once. A disk that refuses loses the line; nothing throws. */
  write(line: string): void;
}

/** Names the file `<name>.log`, full ones `<name>.1.log` (the newest) and so on. Nothing is touched yet. */
export function createRotatingFile(
  folder: string,
  name: string,
  limits: RotationLimits,
): RotatingFile {
  const nth = (index: number) => join(folder, index === 0 ? `${name}.log` : `${name}.${index}.log`);
  let size: number | undefined;
  return {
    write: (line) => {
      const bytes = Buffer.from(`${line}\n`).subarray(0, limits.fileBytes);
      try {
        size ??= start(folder, nth(0));
        if (size > 0 && size + bytes.length > limits.fileBytes) {
          shift(nth, limits.oldFiles);
          size = 0;
        }
        appendFileSync(nth(0), bytes, { mode: 0o600 });
        size += bytes.length;
      } catch {
        // The next line looks anew: the folder may have been deleted, or the disk be full for a while.
        size = undefined;
      }
    },
  };
}

function start(folder: string, file: string): number {
  mkdirSync(folder, { recursive: true });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function shift(nth: (index: number) => string, oldFiles: number): void {
  rmSync(nth(oldFiles), { force: true });
  for (let index = oldFiles - 1; index >= 0; index -= 1) {
    if (statSync(nth(index), { throwIfNoEntry: false })) renameSync(nth(index), nth(index + 1));
  }
}
