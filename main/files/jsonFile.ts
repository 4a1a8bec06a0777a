import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A small file of JSON that survives a crash in the middle of writing. */
export interface JsonFile {
  /**
   * What is in it; `undefined` when it is not there or is not JSON. A file that is not JSON is moved aside as
   * `<name>.broken`, so that nothing a person wrote is lost by the next writing.
   */
  read(): unknown;
  /** Replaces the whole file, atomically and on disk when it returns. Throws the file system's error. */
  write(value: unknown): void;
}

/** Names the file; nothing is touched before it is read or written. */
export function createJsonFile(path: string): JsonFile {
  return {
    read: () => {
      const text = readText(path);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        renameSync(path, `${path}.broken`);
        return undefined;
      }
    },
    write: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.new`;
      const file = openSync(draft, 'w', 0o600);
      try {
        writeSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
    },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
