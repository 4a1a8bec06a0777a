import type { App, BrowserWindow, NativeImage } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { MeetingFacts, PageFacts } from '../../domain/desktop/pageFacts.ts';
import { callState } from '../policy/callState.ts';
import { textsIn } from '../texts.ts';

type TaskbarWindow = Pick<
  BrowserWindow,
  'setOverlayIcon' | 'setProgressBar' | 'flashFrame' | 'isFocused'
>;

/** What taskbar and Dock need of Electron and of the program. */
export interface TaskbarParts {
  readonly app: Pick<App, 'dock'>;
  readonly platform: NodeJS.Platform;
  readonly overlay: (state: 'call' | 'muted') => NativeImage;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly window: () => TaskbarWindow | undefined;
}

/** The Dock's badge: full while I can be heard, hollow while I cannot. A number would look like unread messages. */
const DOCK_BADGE = { idle: '', call: '●', muted: '○' } as const;

/** More than whole is "nobody knows how long", less than nothing is none; so Electron has it. */
const UNKNOWN_PROGRESS = 2;
const NO_PROGRESS = -1;

/**
 * Shows the meeting where the system shows the program.
 * 1. A badge while in a meeting: an overlay on Windows, a dot on a Mac's Dock. Linux knows numbers only.
 * 2. Progress while joining.
 * 3. A call for attention, when somebody comes to a meeting in which the person waits alone behind other windows.
 */
export function setupTaskbar({ app, platform, overlay, page, window }: TaskbarParts): void {
  page.subscribe((facts, before) => {
    const shown = window();
    const state = callState(facts.meeting);
    const wasShown = callState(before.meeting);
    if (state !== wasShown) app.dock?.setBadge(DOCK_BADGE[state]);
    if (!shown) return;
    const isNew = state !== wasShown || facts.language !== before.language;
    if (platform === 'win32' && isNew) {
      if (state === 'idle') shown.setOverlayIcon(null, '');
      else shown.setOverlayIcon(overlay(state), textsIn(facts.language)(`taskbar.${state}`));
    }
    if (facts.meeting.at !== before.meeting.at) {
      shown.setProgressBar(facts.meeting.at === 'joining' ? UNKNOWN_PROGRESS : NO_PROGRESS);
    }
    if (hasCompany(facts.meeting, before.meeting) && !shown.isFocused()) {
      if (app.dock) app.dock.bounce('informational');
      else shown.flashFrame(true);
    }
  });
}

function hasCompany(now: MeetingFacts, before: MeetingFacts): boolean {
  return now.at === 'in' && before.at === 'in' && before.others === 0 && now.others > 0;
}
