import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What one start of the app window leaves for the next. */
export interface Instance {
  /** Kept from start to start, because a browser keeps what it remembers by address. */
  readonly port: number;
  /** Set while it runs. */
  readonly running: { readonly pid: number; readonly address: string } | undefined;
}

/** Reads what the last start left; `undefined` for nothing, or for what cannot be read. */
export function readInstance(file: string): Instance | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Instance>;
    if (typeof kept.port !== 'number') return undefined;
    return { port: kept.port, running: kept.running };
  } catch {
    return undefined;
  }
}

/** Keeps it for the next start. */
export function writeInstance(file: string, instance: Instance): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(instance));
}

/** True while a process with this id lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
