import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Session } from 'electron';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Log } from './logs.ts';

/** What a reset removes in the folder of the program; the log files and kept versions stay. */
const FILES = ['settings.json', 'settings.json.broken', 'window.json', 'vault.json', 'service'];

/** What a reset needs. */
export interface ResetParts {
  readonly app: Pick<App, 'once' | 'relaunch' | 'quit'>;
  readonly session: Pick<Session, 'clearStorageData' | 'clearCache'>;
  readonly folder: string;
  readonly isInMeeting: () => boolean;
  /** Ends the service inside the program, which keeps files open. */
  readonly closeService: () => Promise<void>;
  readonly log: Log;
}

/** Makes the program as it was on the first day, and starts it again. `forbidden` while in a meeting. */
export function setupReset(parts: ResetParts): () => Promise<Reply<null>> {
  const { app, session, folder, isInMeeting, closeService, log } = parts;
  return async () => {
    if (isInMeeting()) return fail('forbidden', 'in a meeting');
    log('info', 'main', 'everything is forgotten, as the person asked for');
    await closeService();
    await session.clearStorageData();
    await session.clearCache();
    // Last of all: what closes until then still writes down where it was.
    app.once('quit', () => {
      for (const name of FILES) rmSync(join(folder, name), { recursive: true, force: true });
    });
    app.relaunch();
    app.quit();
    return ok(null);
  };
}
