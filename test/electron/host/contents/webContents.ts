import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadFileOptions, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { HandlerDetails } from 'electron';
import { toInternal } from '../chromium/schemes.ts';
import { host } from '../host.ts';
import type { IpcMain } from '../ipc/ipcMain.ts';
import { endOf, type MessagePortMain } from '../ipc/messagePorts.ts';
import { NativeImage } from '../modules/nativeImage.ts';
import { record } from '../osLog.ts';
import { encode } from '../page/codec.ts';
import type { Session } from '../session.ts';
import { strict } from '../strict.ts';
import { app } from './appCore.ts';
import { createEvent } from './event.ts';
import { load } from './loading.ts';
import { Page, type PageWindow } from './page.ts';
import { pages } from './registry.ts';

const ZOOM_STEP = 1.2;
let lastId = 0;

/** A page as the app sees it. What happens behind it is in page.ts and the files around it. */
export class WebContents extends EventEmitter {
  readonly #page: Page;
  readonly id: number;
  readonly session: Session;
  readonly ipc: IpcMain;
  readonly mainFrame: object;
  readonly debugger: object = strict('webContents.debugger', {});
  readonly navigationHistory: object = strict('webContents.navigationHistory', {});
  #isThrottled = true;
  #isMuted = false;
  #userAgent = '';

  /** `made` is given the page behind it. */
  constructor(preferences: WebPreferences, window: PageWindow, made: (page: Page) => void) {
    super();
    this.setMaxListeners(0);
    lastId += 1;
    this.id = lastId;
    const visible = strict('webContents', this);
    const page = new Page({ id: this.id, contents: visible, preferences, window });
    this.#page = page;
    this.session = page.session;
    this.ipc = page.inbox.ipc;
    this.mainFrame = page.frame;
    this.#isThrottled = preferences.backgroundThrottling ?? true;
    this.#page.zoomFactor = preferences.zoomFactor ?? 1;
    pages.set(this.id, page);
    this.once('destroyed', () => pages.delete(this.id));
    made(page);
    return visible;
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.#mustBeThere();
    this.#page.tell({ t: 'message', channel, args: encode(args) });
  }
  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const page = this.#page;
    const args = encode(message);
    const ports = transfer.map((port) => ({ id: page.nextPort(), end: endOf(port) }));
    page.tell({ t: 'posted', channel, args, ports: ports.map(({ id }) => id) });
    for (const { id, end } of ports) {
      const way = end.handOn({
        deliver: (data) => page.tell({ t: 'port-data', port: id, data }),
        close: () => page.tell({ t: 'port-close', port: id }),
      });
      page.ports.set(id, way);
    }
  }
  #mustBeThere(): void {
    if (this.#page.isDestroyed) throw new TypeError('Object has been destroyed');
  }

  loadURL(url: string): Promise<void> {
    return load(this.#page, url);
  }
  loadFile(path: string, { hash, search }: LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(resolve(app.getAppPath(), path));
    if (hash !== undefined) url.hash = hash;
    if (search !== undefined) url.search = search;
    return this.loadURL(url.href);
  }
  reload(): void {
    this.#page.send(this.#page.url);
    this.#page.tryCdp('Page.reload');
  }
  reloadIgnoringCache(): void {
    this.#page.send(this.#page.url);
    this.#page.tryCdp('Page.reload', { ignoreCache: true });
  }
  stop(): void {
    this.#page.tryCdp('Page.stopLoading');
  }
  getURL(): string {
    return this.#page.isDestroyed ? '' : this.#page.url;
  }
  getTitle(): string {
    return this.#page.title;
  }
  isLoading(): boolean {
    return this.#page.isLoading;
  }
  isLoadingMainFrame(): boolean {
    return this.#page.isLoading;
  }
  isDestroyed(): boolean {
    return this.#page.isDestroyed;
  }
  isCrashed(): boolean {
    return this.#page.isCrashed;
  }
  isFocused(): boolean {
    return this.#page.window.isFocused();
  }
  focus(): void {
    this.#page.window.focus();
  }
  close(): void {
    this.#page.window.close();
  }
  getType(): string {
    return 'window';
  }
  getProcessId(): number {
    return this.id;
  }
  getOSProcessId(): number {
    return host.proc.pid ?? 0;
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#page.popups.handler = handler;
  }

  /** Pages never slow down here; what was asked for is kept. */
  setBackgroundThrottling(isThrottled: boolean): void {
    this.#isThrottled = isThrottled;
  }
  getBackgroundThrottling(): boolean {
    return this.#isThrottled;
  }
  get backgroundThrottling(): boolean {
    return this.#isThrottled;
  }
  set backgroundThrottling(isThrottled: boolean) {
    this.#isThrottled = isThrottled;
  }
  /** Nothing sounds here; what was asked for is kept. */
  setAudioMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
  }
  isAudioMuted(): boolean {
    return this.#isMuted;
  }
  get audioMuted(): boolean {
    return this.#isMuted;
  }
  set audioMuted(isMuted: boolean) {
    this.#isMuted = isMuted;
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
    this.#page.zoom(factor);
  }
  getZoomFactor(): number {
    return this.#page.zoomFactor;
  }
  get zoomFactor(): number {
    return this.#page.zoomFactor;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  setZoomLevel(level: number): void {
    this.#page.zoom(ZOOM_STEP ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.#page.zoomFactor) / Math.log(ZOOM_STEP);
  }
  get zoomLevel(): number {
    return this.getZoomLevel();
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }
  /** There is nobody to pinch. */
  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    record('visual-zoom-limits', { minimum, maximum });
  }
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
    this.#page.tryCdp('Emulation.setUserAgentOverride', { userAgent });
  }
  getUserAgent(): string {
    return this.#userAgent;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    record('webrtc-policy', { policy });
  }

  openDevTools(): void {
    record('devtools', { action: 'open' });
  }
  closeDevTools(): void {
    record('devtools', { action: 'close' });
  }
  toggleDevTools(): void {
    record('devtools', { action: 'toggle' });
  }
  isDevToolsOpened(): boolean {
    return false;
  }

  /** Rejects with the message of what the code throws. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.#page.ready;
    const { result, exceptionDetails } = await this.#page.cdp('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      ...(this.#page.worlds.main !== 0 && { contextId: this.#page.worlds.main }),
    });
    if (!exceptionDetails) return result.value;
    const [line] = exceptionDetails.exception?.description?.split('\n') ?? [];
    throw new Error(line ?? 'Script failed to execute');
  }
  async capturePage(): Promise<NativeImage> {
    await this.#page.ready;
    const { data } = await this.#page.cdp('Page.captureScreenshot');
    return new NativeImage(Buffer.from(data, 'base64'));
  }
  async printToPDF(): Promise<Buffer> {
    const { data } = await this.#page.cdp('Page.printToPDF');
    return Buffer.from(data, 'base64');
  }
  downloadURL(url: string): void {
    const link = `Object.assign(document.createElement('a'), { href: ${JSON.stringify(toInternal(url))}, download: '' })`;
    void this.executeJavaScript(`${link}.click()`);
  }
  forcefullyCrashRenderer(): void {
    this.#page.tryCdp('Page.crash');
  }

  /** Chromium's own editing commands, as a menu calls them. */
  #edit(command: string): void {
    this.#page.tryCdp('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  }
  undo(): void {
    this.#edit('undo');
  }
  redo(): void {
    this.#edit('redo');
  }
  cut(): void {
    this.#edit('cut');
  }
  copy(): void {
    this.#edit('copy');
  }
  paste(): void {
    this.#edit('paste');
  }
  pasteAndMatchStyle(): void {
    this.#edit('pasteAndMatchStyle');
  }
  delete(): void {
    this.#edit('delete');
  }
  selectAll(): void {
    this.#edit('selectAll');
  }
}

/** Tells the app of a page that was made; its listeners see it before anything is loaded. */
export function announceContents(page: Page): void {
  app.emit('web-contents-created', createEvent(), page.contents);
}

/** The module `webContents`. */
export const webContents = strict('webContents', {
  getAllWebContents: (): WebContents[] => [...pages.values()].map(visible),
  fromId: (id: number): WebContents | undefined => {
    const page = pages.get(id);
    return page && visible(page);
  },
  getFocusedWebContents: (): WebContents | null => {
    const page = [...pages.values()].find(({ window }) => window.isFocused());
    return page ? visible(page) : null;
  },
});

function visible(page: Page): WebContents {
  return page.contents as WebContents;
}
