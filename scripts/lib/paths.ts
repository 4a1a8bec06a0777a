import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '../..');

/** An absolute path inside the project. */
export function inRoot(...parts: readonly string[]): string {
  return join(ROOT, ...parts);
}
