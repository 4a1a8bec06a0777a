import type { EventEmitter } from 'node:events';
import type { Rectangle, WebPreferences } from 'electron';
import type { Cdp } from '../chromium/cdp.ts';
import { toInternal } from '../chromium/schemes.ts';
import { host } from '../host.ts';
import { createIpcInbox } from '../ipc/ipcMain.ts';
import type { PortLink } from '../ipc/messagePorts.ts';
import { FROM_HOST, type HostMessage } from '../page/messages.ts';
import { coreOf, session as sessions, type Session } from '../session.ts';
import type { Asker } from '../session/permissions.ts';
import { createEvent } from './event.ts';
import { createFrame } from './frame.ts';
import { createPopups } from './popups.ts';

/** What a page needs of the window it is in. */
export interface PageWindow {
  /** As the app sees it. */
  readonly visible: EventEmitter;
  bounds(): Rectangle;
  isFocused(): boolean;
  focus(): void;
  readyToShow(): void;
  titled(title: string): void;
  close(): void;
  gone(): void;
}

/** Where the app sees a page. */
export interface PageParts {
  readonly id: number;
  /** webContents as the app sees it. */
  readonly contents: EventEmitter;
  readonly preferences: WebPreferences;
  readonly window: PageWindow;
}

/** The two worlds of the page that is shown now; 0 while there is none. */
interface Worlds {
  main: number;
  isolated: number;
}

/** The inside of a webContents: one page of Chromium. */
export class Page {
  readonly id: number;
  readonly contents: EventEmitter;
  readonly window: PageWindow;
  readonly preferences: WebPreferences;
  readonly session: Session;
  readonly core: ReturnType<typeof coreOf>;
  readonly inbox = createIpcInbox('webContents.ipc');
  readonly popups = createPopups(this);
  /** Ports whose other end is in the page. */
  readonly ports = new Map<number, PortLink>();
  readonly worlds: Worlds = { main: 0, isolated: 0 };
  readonly frame: object;
  /** Loaders whose page has finished loading. */
  readonly loaded = new Set<string>();
  /** Addresses whose certificate was refused, and why. */
  readonly distrusted = new Map<string, string>();
  /** Addresses the app itself sends the page to; they need no permission. */
  readonly sentTo = new Set<string>();

  targetId = '';
  sessionId = '';
  mainFrameId = '';
  url = '';
  /** What the main frame asked for last, to tell its certificate from those of its parts. */
  mainRequest = '';
  /** An address of the app's schemes that the page may go to. */
  goingTo: string | undefined;
  title = '';
  zoomFactor = 1;
  isLoading = false;
  isDestroyed = false;
  isCrashed = false;

  readonly #ready = Promise.withResolvers<void>();
  #lastPort = -1;

  constructor({ id, contents, preferences, window }: PageParts) {
    this.id = id;
    this.contents = contents;
    this.preferences = preferences;
    this.window = window;
    this.session =
      (preferences.session as Session | undefined) ??
      sessions.fromPartition(preferences.partition ?? '');
    this.core = coreOf(this.session);
    this.frame = createFrame(this);
  }

  /** Resolves when Chromium's page is there and set up. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }
  isSetUp(): void {
    this.#ready.resolve();
  }

  get asker(): Asker {
    return { contents: this.contents, frame: this.frame, url: this.url };
  }

  /** A command for this page. */
  readonly cdp: Cdp['send'] = (method, params) => host.cdp.send(method, params, this.sessionId);

  /** A command whose failure tells nothing: the page is on its way out. */
  readonly tryCdp: (...command: Parameters<Cdp['send']>) => void = (method, params) => {
    host.cdp.send(method, params, this.sessionId).catch(() => undefined);
  };

  emit(name: string, ...args: unknown[]): void {
    this.contents.emit(name, ...args);
  }

  /** A message to a page that is not there is lost, as in Electron. */
  tell(message: HostMessage): void {
    if (this.worlds.isolated === 0 || this.isDestroyed) return;
    this.tryCdp('Runtime.callFunctionOn', {
      executionContextId: this.worlds.isolated,
      functionDeclaration: `(text) => ${FROM_HOST}(text)`,
      arguments: [{ value: JSON.stringify(message) }],
    });
  }

  /** The number of a port that goes to the page; those made in the page are even. */
  nextPort(): number {
    this.#lastPort += 2;
    return this.#lastPort;
  }

  /** A larger zoom is a smaller page of larger pixels. */
  applyMetrics(): Promise<unknown> {
    const { width, height } = this.window.bounds();
    return this.cdp('Emulation.setDeviceMetricsOverride', {
      width: Math.max(1, Math.round(width / this.zoomFactor)),
      height: Math.max(1, Math.round(height / this.zoomFactor)),
      deviceScaleFactor: this.zoomFactor,
      mobile: false,
    });
  }
  zoom(factor: number): void {
    this.zoomFactor = factor;
    void this.ready.then(() => this.applyMetrics()).catch(() => undefined);
  }
  applyTheme(isDark: boolean): void {
    const value = isDark ? 'dark' : 'light';
    this.tryCdp('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    });
  }

  /** The app sends the page somewhere: no handler is asked. */
  send(url: string): void {
    this.sentTo.add(new URL(toInternal(url)).href.replace(/#.*/, ''));
  }

  /** The page left; ports and worlds went with it. */
  left(): void {
    this.worlds.main = 0;
    this.worlds.isolated = 0;
    for (const port of this.ports.values()) port.close();
    this.ports.clear();
  }

  gone(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.left();
    this.emit('destroyed', createEvent());
  }
}
