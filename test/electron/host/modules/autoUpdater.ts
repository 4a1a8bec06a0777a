import { emitter } from '../emitter.ts';
import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

let feed = '';

/** The built-in module `autoUpdater`: it remembers its feed and never finds anything. */
export const autoUpdater = strict(
  'autoUpdater',
  emitter({
    setFeedURL: ({ url }: { url: string }): void => {
      feed = url;
      record('update-feed', { url });
    },
    getFeedURL: (): string => feed,
    checkForUpdates: (): void => record('update-check'),
    quitAndInstall: (): void => record('update-install'),
  }),
);
