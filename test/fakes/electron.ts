import { EventEmitter } from 'node:events';
import type { ElectronParts } from '../../main/electron.ts';

type Invoke = (event: unknown, argument: unknown) => Promise<unknown>;

/** A page in a window that remembers what it was sent. */
class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  windowOpen: ((details: { url: string }) => unknown) | undefined;
  send(...all: unknown[]): void {
    this.sent.push(all);
  }
  isDestroyed(): boolean {
    return false;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpen = handler;
  }
}

/** A window that remembers how it was made. */
class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  loaded: string | undefined;
  shown = 0;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
  loadURL(address: string): Promise<void> {
    this.loaded = address;
    return Promise.resolve();
  }
  isMinimized(): boolean {
    return false;
  }
  show(): void {
    this.shown += 1;
  }
  focus(): void {}
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
  readonly log: string[] = [];
  readonly session: Record<string, (...all: never[]) => unknown> = {};
  serve: ((request: Request) => Promise<Response>) | undefined;
  forked: EventEmitter[] = [];
  #ready: () => void = () => undefined;
  #isReady = false;

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
      getPath: () => '/data',
    });
  }

  /** What the program is handed. */
  get parts(): ElectronParts {
    const { app, calls, windows, openedOutside, log, forked } = this;
    const remember = (name: string) => (handler: (...all: never[]) => unknown) => {
      this.session[name] = handler;
    };
    const parts = {
      app,
      BrowserWindow: class extends FakeWindow {
        constructor(options: Record<string, unknown>) {
          super(options);
          windows.push(this);
          app.emit('web-contents-created', {}, this.webContents);
        }
      },
      ipcMain: { handle: (name: string, run: Invoke) => calls.set(name, run) },
      Menu: {
        buildFromTemplate: (items: unknown) => items,
        setApplicationMenu: () => log.push('menu'),
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
        },
      },
      shell: { openExternal: (url: string) => Promise.resolve(void openedOutside.push(url)) },
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
