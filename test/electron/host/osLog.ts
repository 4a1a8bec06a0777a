/** One thing the operating system was asked to do. */
export interface OsEntry {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** Everything the operating system was asked to do, oldest first: nothing of it is really done. */
export const log: OsEntry[] = [];

/** Writes down a wish to the operating system. */
export function record(kind: string, details: object = {}): void {
  log.push({ ...details, kind });
}
