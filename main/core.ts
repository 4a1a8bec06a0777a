import { join } from 'node:path';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { silentPage, type PageFacts } from '../domain/desktop/pageFacts.ts';
import type { Events } from '../preload/contract.ts';
import { createDialogue, type Dialogue } from './dialogue.ts';
import type { ElectronParts } from './electron.ts';
import type { Facts } from './facts.ts';
import {
  setupEmbeddedService,
  type EmbeddedService,
  type EmbeddedServiceParts,
} from './features/embeddedService.ts';
import { setupLogs, type Logs } from './features/logs.ts';
import { managedService, readManaged } from './features/managed.ts';
import { setupPreferences, type PreferenceKeeper } from './features/preferences.ts';
import { serviceProcess } from './features/serviceProcess.ts';
import { createJsonFile } from './files/jsonFile.ts';
import { createGate, type Gate } from './ipc/gate.ts';
import { guards } from './ipc/guards.ts';
import { createLinkInbox, type LinkInbox } from './policy/links.ts';
import { createPinStore, type PinStore } from './policy/pins.ts';
import { createSurroundings, windowManners, type Surroundings } from './surroundings.ts';
import { createUpkeep, type Upkeep } from './upkeep.ts';
import { setupMeetingWindow, type MeetingWindow } from './windows/meetingWindow.ts';

/** What the concerns of the desktop program share. */
export interface Core extends Dialogue, Surroundings {
  readonly gate: Gate;
  readonly window: MeetingWindow;
  /** Follows what the page says about itself: language, meeting, microphone. */
  readonly page: StoreApi<PageFacts>;
  readonly preferences: PreferenceKeeper;
  readonly pins: PinStore;
  readonly inbox: LinkInbox;
  readonly service: EmbeddedService;
  readonly upkeep: Upkeep;
  /** Opens the window or brings it to the front; nothing before Electron is ready. */
  readonly openWindow: () => void;
}

/** Makes the shared parts. No window is opened and no process started yet. */
export function createCore(electron: ElectronParts, facts: Facts): Core {
  const { app, ipcMain } = electron;
  const { files, isPackaged } = facts;
  const logs = setupLogs({ folder: app.getPath('logs'), shell: electron.shell, now: Date.now });
  const log = logs.write;
  const managed = readManaged({ path: facts.managed, platform: facts.platform, log });
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
      dialogue.screens.pageLeft();
      dialogue.recordings.pageLeft();
      around.commands.pageLeft();
    },
    seen: (isSeen) => gate.emit('window:seen', isSeen),
    now: Date.now,
    ...windowManners(electron, () => ({ preferences, ...around })),
  });
  const gate = createGate({
    ipcMain,
    guards,
    ourOrigin: facts.page.origin,
    page: () => window.page(),
    report: (name, error) => log('error', 'main', `${name} failed: ${String(error)}`),
  });
  const preferences = setupPreferences({
    file: createJsonFile(join(app.getPath('userData'), 'settings.json')),
    managed: managed.settings,
    tell: (all) => gate.emit('preferences:changed', all),
  });
  const tell = (state: Events['service:state']) => gate.emit('service:state', state);
  const service = managed.service
    ? managedService(managed.service, pins)
    : ownService(electron, facts, { pins, logs, tell });
  const openWindow = () => void (app.isReady() && window.open());
  const upkeep = createUpkeep(electron, facts, { logs, managed, gate, page, preferences });
  const around = createSurroundings(electron, { gate, page, openWindow });
  const dialogue = createDialogue(electron, facts, { gate, page, preferences, openWindow });
  return {
    gate,
    window,
    page,
    preferences,
    pins,
    inbox,
    service,
    openWindow,
    upkeep,
    ...dialogue,
    ...around,
  };
}

/** The service inside the program; what its process says goes into the log. */
function ownService(
  { app, utilityProcess }: ElectronParts,
  { files, service }: Facts,
  needs: Pick<EmbeddedServiceParts, 'tell'> & { readonly pins: PinStore; readonly logs: Logs },
): EmbeddedService {
  const { pins, logs, tell } = needs;
  const follow = (output: NodeJS.ReadableStream | null) => logs.follow('service', output);
  return setupEmbeddedService({
    ...serviceProcess({ app, utilityProcess, pins, files, service, follow }),
    tell,
    now: Date.now,
  });
}
