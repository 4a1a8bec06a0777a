import type { BrowserWindowConstructorOptions, LoadFileOptions } from 'electron';
import { app, windowNews } from '../contents/appCore.ts';
import { createEvent } from '../contents/event.ts';
import type { Page, PageWindow } from '../contents/page.ts';
import { closeTarget, createTarget } from '../contents/targets.ts';
import { mayClose } from '../contents/unload.ts';
import { announceContents, WebContents } from '../contents/webContents.ts';
import type { NativeImage } from '../modules/nativeImage.ts';
import { state } from '../session.ts';
import { strict } from '../strict.ts';
import { refuseInsecure } from './policy.ts';
import { WindowPlace } from './windowPlace.ts';

const windows = new Map<number, BrowserWindow>();
const pageOf = new WeakMap<WebContents, Page>();
let focused: BrowserWindow | undefined;

/** A window with a page in it. */
export class BrowserWindow extends WindowPlace {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #visible: BrowserWindow;
  readonly #page: Page;
  readonly #parent: BrowserWindow | null;
  readonly #isModal: boolean;
  #isShown = false;
  #isReady = false;
  #isClosing = false;
  #isDestroyed = false;

  /** `isPopup`: a page opened it, and Chromium's target is there already. */
  constructor(options: BrowserWindowConstructorOptions = {}, isPopup = false) {
    if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    refuseInsecure(preferences);
    super(options, options.title ?? app.getName(), {
      resized: () => void this.#page.ready.then(() => this.#page.applyMetrics()).catch(ignore),
      mustShow: () => this.showInactive(),
      mustBlur: () => this.blur(),
    });
    this.#parent = options.parent ? (options.parent as unknown as BrowserWindow) : null;
    this.#isModal = options.modal ?? false;
    this.#visible = strict('BrowserWindow', this);
    let page: Page | undefined;
    const contents = new WebContents(preferences, this.#windowForPage(), (made) => (page = made));
    if (!page) throw new TypeError('a page without an inside');
    this.#page = page;
    this.webContents = contents;
    this.id = contents.id;
    pageOf.set(contents, page);
    windows.set(this.id, this.#visible);
    announceContents(page);
    if (!isPopup) createTarget(page).catch(ignore);
    app.emit('browser-window-created', createEvent(), this.#visible);
    this.#begin(options.show !== false);
    return this.#visible;
  }

  /** The window is there at once; its events come when somebody can listen to them. */
  #begin(isShown: boolean): void {
    this.#isShown = isShown;
    if (!isShown) return;
    queueMicrotask(() => {
      if (this.#isDestroyed || !this.#isShown) return;
      this.emit('show', createEvent());
      this.focus();
    });
  }
  #windowForPage(): PageWindow {
    return {
      visible: this.#visible,
      bounds: () => this.getBounds(),
      isFocused: () => this.isFocused(),
      focus: () => this.focus(),
      readyToShow: () => this.#becameReady(),
      titled: (title) => this.#titled(title),
      close: () => this.close(),
      gone: () => this.#gone(),
    };
  }
  #becameReady(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.emit('ready-to-show', createEvent());
  }
  #titled(title: string): void {
    const event = createEvent();
    this.#page.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.setTitle(title);
  }
  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this.id);
    this.blur();
    this.#page.gone();
    this.emit('closed', createEvent());
    if (windows.size === 0) windowNews.allClosed();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  loadFile(path: string, options?: LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(path, options);
  }
  reload(): void {
    this.webContents.reload();
  }
  capturePage(): Promise<NativeImage> {
    return this.webContents.capturePage();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.#isDestroyed || this.#isShown) return;
    this.#isShown = true;
    this.emit('show', createEvent());
  }
  hide(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.emit('hide', createEvent());
    this.blur();
  }
  isVisible(): boolean {
    return this.#isShown && !this.isMinimized();
  }
  focus(): void {
    if (focused === this.#visible || !this.isVisible()) return;
    focused?.blur();
    focused = this.#visible;
    this.emit('focus', createEvent());
    app.emit('browser-window-focus', createEvent(), this.#visible);
  }
  blur(): void {
    if (focused !== this.#visible) return;
    focused = undefined;
    this.emit('blur', createEvent());
    app.emit('browser-window-blur', createEvent(), this.#visible);
  }
  isFocused(): boolean {
    return focused === this.#visible;
  }
  isModal(): boolean {
    return this.#isModal;
  }
  getParentWindow(): BrowserWindow | null {
    return this.#parent;
  }
  getChildWindows(): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter((one) => one.getParentWindow() === this.#visible);
  }
  /** Id of the window for `desktopCapturer` and getUserMedia. */
  getMediaSourceId(): string {
    return `window:${this.id}:0`;
  }

  /** The app is asked (`close`), then the page (`beforeunload`); each may refuse. */
  close(): void {
    if (this.#isDestroyed || this.#isClosing) return;
    const event = createEvent();
    this.emit('close', event);
    if (event.defaultPrevented) {
      windowNews.staysOpen();
      return;
    }
    this.#isClosing = true;
    void this.#closeUnlessRefused();
  }
  async #closeUnlessRefused(): Promise<void> {
    await this.#page.ready;
    // A page that crashed cannot be asked.
    if (this.#page.isCrashed || (await mayClose(this.#page))) return this.destroy();
    this.#isClosing = false;
    windowNews.staysOpen();
  }
  /** Closes without asking anybody. */
  destroy(): void {
    if (this.#isDestroyed) return;
    void closeTarget(this.#page);
    this.#gone();
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.get(contents.id) ?? null;
  }
}

/** The window of a page that another page opened. */
export function openChildWindow(options: BrowserWindowConstructorOptions): Page {
  const { webContents } = new BrowserWindow(options, true);
  const page = pageOf.get(webContents);
  if (!page) throw new TypeError('a page without an inside');
  return page;
}

function ignore(): void {
  // Chromium or the page is gone; whoever has to know hears of it by `closed`.
}
