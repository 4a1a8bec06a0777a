import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

const KINDS: ReadonlySet<string> = new Set(['prevent-app-suspension', 'prevent-display-sleep']);

const running = new Map<number, string>();
let lastId = 0;

/** The module `powerSaveBlocker`. */
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (kind: string): number => {
    if (!KINDS.has(kind)) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${kind}`);
    }
    lastId += 1;
    running.set(lastId, kind);
    record('power-save-blocker', { action: 'start', id: lastId, type: kind });
    return lastId;
  },
  /** Says whether there was such a blocker. */
  stop: (id: number): boolean => {
    if (running.has(id)) record('power-save-blocker', { action: 'stop', id });
    return running.delete(id);
  },
  isStarted: (id: number): boolean => running.has(id),
});
