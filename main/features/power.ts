import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';

/** What power needs of Electron and of the program. */
export interface PowerParts {
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  /** The computer slept during a meeting and is awake again. */
  readonly resumed: () => void;
}

/**
 * Keeps the screen on from joining a meeting until it is over, and tells the page when the computer wakes up in one.
 * A locked screen changes nothing: people lock it and go on listening.
 */
export function setupPower({ powerSaveBlocker, powerMonitor, page, resumed }: PowerParts): void {
  const isInMeeting = () => page.getState().meeting.at !== 'none';
  let blocker: number | undefined;
  const follow = () => {
    if (isInMeeting()) {
      blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    } else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  };
  page.subscribe(follow);
  follow();
  powerMonitor.on('resume', () => {
    if (isInMeeting()) resumed();
  });
}
