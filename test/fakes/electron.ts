import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronParts } from '../../main/electron.ts';
import { FakeTray, FakeWindow } from './electronWindows.ts';

type Invoke = (event: unknown, argument: unknown) => Promise<unknown>;

/** A notification of the system that remembers that it was shown. */
class FakeNotification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly options: Record<string, unknown>;
  isShown = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
  show(): void {
    this.isShown = true;
  }
  close(): void {
    this.isShown = false;
  }
}

/** What a {@link FakeElectron} is to answer. */
export interface FakeElectronOptions {
  readonly isFirst?: boolean;
}

/**
 * As much of Electron as the desktop program uses, in this process: it remembers what it was told, and a test
 * plays the person and the system.
 */
export class FakeElectron {
  readonly app: EventEmitter;
  readonly calls = new Map<string, Invoke>();
  readonly windows: FakeWindow[] = [];
  readonly openedOutside: string[] = [];
  readonly notifications: FakeNotification[] = [];
  /** Sends `suspend` and `resume`. */
  readonly powerMonitor = new EventEmitter();
  /** Sends `before-quit-for-update`. */
  readonly autoUpdater = new EventEmitter();
  /** The window that has the keyboard, as far as Electron says. */
  focused: unknown = null;
  readonly trays: FakeTray[] = [];
  /** Keys that the program holds, and what they do. */
  readonly keys = new Map<string, () => void>();
  readonly screen = Object.assign(new EventEmitter(), {
    displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
    getAllDisplays: () => this.screen.displays,
    getPrimaryDisplay: () => this.screen.displays[0],
  });
  readonly log: string[] = [];
  readonly session: Record<string, (...all: never[]) => unknown> = {};
  serve: ((request: Request) => Promise<Response>) | undefined;
  forked: EventEmitter[] = [];
  #ready: () => void = () => undefined;
  #isReady = false;
  readonly #folder = mkdtempSync(join(tmpdir(), 'umeet-electron-'));

  constructor({ isFirst = true }: FakeElectronOptions = {}) {
    const whenReady = new Promise<void>((resolve) => (this.#ready = resolve));
    this.app = Object.assign(new EventEmitter(), {
      enableSandbox: () => this.log.push('sandbox'),
      requestSingleInstanceLock: () => isFirst,
      setAsDefaultProtocolClient: (scheme: string) => this.log.push(`scheme ${scheme}`),
      whenReady: () => whenReady,
      isReady: () => this.#isReady,
      quit: () => this.log.push('quit'),
      getVersion: () => '1.2.3',
      getPreferredSystemLanguages: () => ['zh-CN', 'en'],
      getPath: (name: string) => join(this.#folder, name),
      setAboutPanelOptions: () => undefined,
      getLoginItemSettings: () => ({ openAtLogin: false, status: 'not-registered' }),
    });
  }

  /** Takes away what the program has written. */
  cleanUp(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What the program is handed. */
  get parts(): ElectronParts {
    const { app, calls, windows, openedOutside, log, forked, notifications, trays, keys } = this;
    const focused = () => this.focused;
    const remember = (name: string) => (handler: (...all: never[]) => unknown) => {
      this.session[name] = handler;
    };
    const parts = {
      app,
      autoUpdater: this.autoUpdater,
      BrowserWindow: class extends FakeWindow {
        constructor(options: Record<string, unknown>) {
          super(options);
          windows.push(this);
          app.emit('web-contents-created', {}, this.webContents);
        }
        static getFocusedWindow = focused;
      },
      crashReporter: { start: () => undefined },
      dialog: {
        showErrorBox: (title: string) => log.push(`error box ${title}`),
        showMessageBox: () => Promise.resolve({ response: 0 }),
      },
      desktopCapturer: { getSources: () => Promise.resolve([]) },
      globalShortcut: {
        register: (accelerator: string, run: () => void) => keys.set(accelerator, run).size > 0,
        unregister: (accelerator: string) => keys.delete(accelerator),
      },
      ipcMain: { handle: (name: string, run: Invoke) => calls.set(name, run) },
      Menu: {
        buildFromTemplate: (items: unknown) => items,
        setApplicationMenu: () => log.push('menu'),
      },
      nativeImage: { createFromPath: (path: string) => path },
      Notification: class extends FakeNotification {
        constructor(options: Record<string, unknown>) {
          super(options);
          notifications.push(this);
        }
      },
      powerMonitor: this.powerMonitor,
      powerSaveBlocker: {
        start: (kind: string) => log.push(`awake ${kind}`),
        stop: () => log.push('may sleep') > 0,
      },
      protocol: {
        registerSchemesAsPrivileged: () => log.push('privileged'),
        handle: (_scheme: string, handler: typeof this.serve) => (this.serve = handler),
      },
      session: {
        defaultSession: {
          setPermissionRequestHandler: remember('permissionRequest'),
          setPermissionCheckHandler: remember('permissionCheck'),
          setCertificateVerifyProc: remember('certificateVerify'),
          setDisplayMediaRequestHandler: remember('displayMedia'),
          setProxy: () => Promise.resolve(),
          closeAllConnections: () => Promise.resolve(),
        },
      },
      safeStorage: {
        isAsyncEncryptionAvailable: () => Promise.resolve(false),
        getSelectedStorageBackend: () => 'basic_text',
      },
      screen: this.screen,
      shell: { openExternal: (url: string) => Promise.resolve(void openedOutside.push(url)) },
      systemPreferences: {
        getMediaAccessStatus: () => 'granted',
        askForMediaAccess: () => Promise.resolve(true),
      },
      Tray: class extends FakeTray {
        constructor(image: unknown) {
          super(image);
          trays.push(this);
        }
      },
      utilityProcess: {
        fork: () => {
          const child = Object.assign(new EventEmitter(), {
            postMessage: (request: { kind: string }) => {
              if (request.kind === 'close') child.emit('exit');
            },
            kill: () => child.emit('exit'),
          });
          forked.push(child);
          return child;
        },
      },
      process: new EventEmitter(),
      loadUpdater: () => Promise.reject(new Error('there is no feed')),
    };
    return parts as unknown as ElectronParts;
  }

  /** Electron is ready; resolves when the program has done what it does then. */
  async becomeReady(): Promise<void> {
    this.#isReady = true;
    this.#ready();
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** The page of the program's window asks. */
  call(name: string, argument?: unknown): Promise<unknown> | undefined {
    return this.calls.get(name)?.(
      { senderFrame: { origin: 'app://bundle', parent: null } },
      argument,
    );
  }
}
