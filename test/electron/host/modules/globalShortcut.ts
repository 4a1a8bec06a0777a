import { record } from '../osLog.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';
import { canonicalAccelerator } from './accelerator.ts';

const registered = new Map<string, () => void>();
let isSuspended = false;

function canonical(accelerator: string): string {
  needReady('globalShortcut');
  const known = canonicalAccelerator(accelerator);
  if (known === undefined) {
    throw new TypeError(
      `Error processing argument at index 0, conversion failure from ${accelerator}`,
    );
  }
  return known;
}

/** The module `globalShortcut`. A combination that another program holds is one this program already holds. */
export const globalShortcut = strict('globalShortcut', {
  register: (accelerator: string, callback: () => void): boolean => {
    const key = canonical(accelerator);
    if (registered.has(key)) return false;
    registered.set(key, callback);
    record('global-shortcut', { action: 'register', accelerator });
    return true;
  },
  registerAll: (accelerators: readonly string[], callback: () => void): void => {
    for (const accelerator of accelerators) globalShortcut.register(accelerator, callback);
  },
  isRegistered: (accelerator: string): boolean => registered.has(canonical(accelerator)),
  unregister: (accelerator: string): void => {
    registered.delete(canonical(accelerator));
    record('global-shortcut', { action: 'unregister', accelerator });
  },
  unregisterAll: (): void => {
    needReady('globalShortcut');
    registered.clear();
    record('global-shortcut', { action: 'unregister-all' });
  },
  setSuspended: (suspended: boolean): void => {
    isSuspended = suspended;
  },
  isSuspended: (): boolean => isSuspended,
});

/** Presses the keys anywhere in the system. Says whether the program listens to them. */
export function pressShortcut(accelerator: string): boolean {
  const callback = isSuspended ? undefined : registered.get(canonical(accelerator));
  callback?.();
  return callback !== undefined;
}
