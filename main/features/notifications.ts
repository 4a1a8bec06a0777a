import type { Notification, NotificationConstructorOptions } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { Preferences } from '../../domain/desktop/desktopSettings.ts';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import type { NoticeAction, ShellNotice } from '../../domain/desktop/shellNotice.ts';
import { createNoticeLimit } from '../policy/noticeLimit.ts';
import { noticeWords } from '../policy/noticeWords.ts';

/** What notifications need of Electron and of the program. */
export interface NotifierParts {
  readonly isSupported: () => boolean;
  readonly create: (
    options: NotificationConstructorOptions,
  ) => Pick<Notification, 'on' | 'show' | 'close'>;
  /** Whether the person looks at the window: then it tells them itself. */
  readonly isLooking: () => boolean;
  readonly page: Pick<StoreApi<PageFacts>, 'getState'>;
  readonly preferences: Pick<StoreApi<Preferences>, 'getState'>;
  readonly openWindow: () => void;
  readonly toggleMicrophone: () => void;
  readonly rejoin: () => void;
  /** The system could not show it. */
  readonly failed: (notice: ShellNotice) => void;
  readonly now: () => number;
}

/** Tells the person something by the system's means. */
export interface Notifier {
  /**
   * Shows a notice, if the person does not look at the window, wishes to be told and was not just told. `restart` is
   * what its button of that name does; the others are known here.
   */
  show(notice: ShellNotice, restart?: () => void): void;
}

/** Makes it. A press on a notice opens the window; a button of it does what it says as well. */
export function createNotifier(parts: NotifierParts): Notifier {
  const { page } = parts;
  const mayShow = createNoticeLimit();
  // Electron forgets a notification that nobody holds, and the presses on it.
  const shown = new Map<ShellNotice['kind'], Pick<Notification, 'close'>>();

  function act(action: NoticeAction | undefined, restart: (() => void) | undefined): void {
    parts.openWindow();
    // Pressed late, it must not unmute.
    const isHeard = page.getState().meeting.microphone === 'on';
    if (action === 'mute' && isHeard) parts.toggleMicrophone();
    if (action === 'rejoin') parts.rejoin();
    if (action === 'restart') restart?.();
  }

  function display(notice: ShellNotice, restart: (() => void) | undefined): void {
    const { title, body, actions } = noticeWords(notice, page.getState());
    const notification = parts.create({
      title,
      body,
      actions: actions.map(({ text }) => ({ type: 'button', text })),
    });
    const forget = () => {
      if (shown.get(notice.kind) === notification) shown.delete(notice.kind);
    };
    notification.on('click', () => act(undefined, restart));
    notification.on('action', ({ actionIndex }) => act(actions[actionIndex]?.action, restart));
    notification.on('close', forget);
    notification.on('failed', () => {
      forget();
      parts.failed(notice);
    });
    shown.get(notice.kind)?.close();
    shown.set(notice.kind, notification);
    notification.show();
  }

  return {
    show: (notice, restart) => {
      if (parts.isLooking() || !parts.preferences.getState().settings.notifications) return;
      if (!mayShow(notice.kind, parts.now())) return;
      if (parts.isSupported()) display(notice, restart);
      else parts.failed(notice);
    },
  };
}
