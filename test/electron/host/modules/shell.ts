import { existsSync } from 'node:fs';
import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

/** The module `shell`: nothing is opened, everything is written down. */
export const shell = strict('shell', {
  openExternal: async (url: string): Promise<void> => {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    record('os-open-external', { url, by: 'shell' });
  },
  /** Resolves with an empty text, or with what went wrong. */
  openPath: async (path: string): Promise<string> => {
    record('os-open-path', { path });
    return existsSync(path) ? '' : 'Failed to open path';
  },
  showItemInFolder: (path: string): void => record('os-show-item', { path }),
  trashItem: async (path: string): Promise<void> => {
    if (!existsSync(path)) throw new Error('Failed to move item to trash');
    record('os-trash', { path });
  },
  beep: (): void => record('beep'),
});
