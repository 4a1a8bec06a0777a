import { join } from 'node:path';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { silentPage, type PageFacts } from '../domain/desktop/pageFacts.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import { setupEmbeddedService, type EmbeddedService } from './features/embeddedService.ts';
import { setupPreferences, type PreferenceKeeper } from './features/preferences.ts';
import { serviceProcess } from './features/serviceProcess.ts';
import { createJsonFile } from './files/jsonFile.ts';
import { createGate, type Gate } from './ipc/gate.ts';
import { guards } from './ipc/guards.ts';
import { createLinkInbox, type LinkInbox } from './policy/links.ts';
import { createPinStore, type PinStore } from './policy/pins.ts';
import { setupMeetingWindow, type MeetingWindow } from './windows/meetingWindow.ts';

/** What the concerns of the desktop program share. */
export interface Core {
  readonly gate: Gate;
  readonly window: MeetingWindow;
  /** Follows what the page says about itself: language, meeting, microphone. */
  readonly page: StoreApi<PageFacts>;
  readonly preferences: PreferenceKeeper;
  readonly pins: PinStore;
  readonly inbox: LinkInbox;
  readonly service: EmbeddedService;
  /** Opens the window or brings it to the front; nothing before Electron is ready. */
  readonly openWindow: () => void;
}

/** Makes the shared parts. No window is opened and no process started yet. */
export function createCore(electron: ElectronParts, facts: Facts): Core {
  const { app, ipcMain, utilityProcess } = electron;
  const { files, isPackaged } = facts;
  const page = createStore<PageFacts>(() => silentPage('en'));
  const pins = createPinStore();
  const inbox = createLinkInbox((link) => gate.emit('link:opened', link));
  const window = setupMeetingWindow({
    createWindow: (options) => new electron.BrowserWindow(options),
    preload: files.preload,
    isPackaged,
    address: facts.page.address,
    pageLeft: () => {
      inbox.pageLeft();
      page.setState(silentPage(page.getState().language), true);
    },
    now: Date.now,
  });
  const gate = createGate({
    ipcMain,
    guards,
    ourOrigin: facts.page.origin,
    page: () => window.page(),
    report: (name, error) => process.stderr.write(`${name} failed: ${String(error)}\n`),
  });
  const preferences = setupPreferences({
    file: createJsonFile(join(app.getPath('userData'), 'settings.json')),
    managed: {},
    tell: (all) => gate.emit('preferences:changed', all),
  });
  const service = setupEmbeddedService({
    ...serviceProcess({ app, utilityProcess, pins, files, service: facts.service }),
    tell: (state) => gate.emit('service:state', state),
    now: Date.now,
  });
  const openWindow = () => {
    if (app.isReady()) window.open();
  };
  return { gate, window, page, preferences, pins, inbox, service, openWindow };
}
