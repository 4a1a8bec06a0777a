import { EventEmitter } from 'node:events';

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
  getURL(): string {
    return 'app://bundle/';
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpen = handler;
  }
}

/** A window that remembers how it was made. */
export class FakeWindow extends EventEmitter {
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
  hidden = 0;
  bounds = { x: 0, y: 0, width: 1280, height: 800 };
  state = { isMaximized: false, isFullScreen: false };
  /** What was shown for it in the taskbar. */
  readonly taskbar: unknown[][] = [];
  hide(): void {
    this.hidden += 1;
  }
  isDestroyed(): boolean {
    return false;
  }
  isFocused(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return this.state.isMaximized;
  }
  isFullScreen(): boolean {
    return this.state.isFullScreen;
  }
  maximize(): void {
    this.state.isMaximized = true;
  }
  setFullScreen(isFullScreen: boolean): void {
    this.state.isFullScreen = isFullScreen;
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen');
  }
  getNormalBounds() {
    return this.bounds;
  }
  setBounds(bounds: FakeWindow['bounds']): void {
    this.bounds = bounds;
  }
  setMinimumSize(): void {}
  setProgressBar(progress: number): void {
    this.taskbar.push(['progress', progress]);
  }
  setOverlayIcon(icon: unknown, description: string): void {
    this.taskbar.push(['overlay', icon, description]);
  }
  flashFrame(isOn: boolean): void {
    this.taskbar.push(['flash', isOn]);
  }
}

/** An icon in the tray that remembers what it shows. */
export class FakeTray extends EventEmitter {
  image: unknown;
  toolTip = '';
  menu: { label?: string; click?: () => void }[] = [];
  constructor(image: unknown) {
    super();
    this.image = image;
  }
  setImage(image: unknown): void {
    this.image = image;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(menu: FakeTray['menu']): void {
    this.menu = menu;
  }
}
