import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Core } from './core.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { createNotifier, type Notifier } from './features/notifications.ts';
import { setupPrivacy, type Privacy } from './features/privacy.ts';
import { createRecordings, type RecordingKeeper } from './features/recordings.ts';
import { createScreenShare, type ScreenShare } from './features/screenShare.ts';
import { createJsonFile } from './files/jsonFile.ts';

/** What the program asks of the person, tells them and keeps for them. */
export interface Dialogue {
  readonly privacy: Privacy;
  readonly screens: ScreenShare;
  readonly notifier: Notifier;
  readonly recordings: RecordingKeeper;
}

/** Makes its parts; nothing is asked or shown yet. */
export function createDialogue(
  electron: ElectronParts,
  facts: Pick<Facts, 'platform' | 'isWayland' | 'page'>,
  {
    gate,
    page,
    preferences,
    openWindow,
  }: Pick<Core, 'gate' | 'page' | 'preferences' | 'openWindow'>,
): Dialogue {
  const { app, BrowserWindow, Notification, desktopCapturer, shell, systemPreferences } = electron;
  const { platform, isWayland } = facts;
  const privacy = setupPrivacy({ platform, systemPreferences, shell });
  return {
    privacy,
    screens: createScreenShare({
      platform,
      isWayland,
      privacy,
      desktopCapturer,
      ourOrigin: facts.page.origin,
      choose: (request) => gate.emit('screen:choose', request),
      closed: (request) => gate.emit('screen:closed', { request }),
      newId: randomUUID,
    }),
    recordings: createRecordings({
      folder: () => app.getPath('videos'),
      book: createJsonFile(join(app.getPath('userData'), 'recordings.json')),
      shell,
      now: Date.now,
      newId: randomUUID,
    }),
    notifier: createNotifier({
      isSupported: () => Notification.isSupported(),
      create: (options) => new Notification(options),
      isLooking: () => BrowserWindow.getFocusedWindow() !== null,
      page,
      preferences: preferences.store,
      openWindow,
      toggleMicrophone: () => gate.emit('command:run', 'microphone.toggle'),
      rejoin: () => gate.emit('meeting:rejoin', null),
      failed: (notice) => gate.emit('notice:failed', notice),
      now: Date.now,
    }),
  };
}
