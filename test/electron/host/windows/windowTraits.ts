import { EventEmitter } from 'node:events';
import type { BaseWindowConstructorOptions, ThumbarButton } from 'electron';
import { createEvent } from '../contents/event.ts';
import { record } from '../osLog.ts';

/**
 * What a window is besides its place and its page. No window is drawn here: what the app says is kept and given back,
 * and what the system would do about it is written down.
 */
export class WindowTraits extends EventEmitter {
  resizable: boolean;
  movable: boolean;
  minimizable: boolean;
  maximizable: boolean;
  closable: boolean;
  fullScreenable: boolean;
  focusable: boolean;
  autoHideMenuBar: boolean;
  menuBarVisible = true;
  title: string;
  #isOnTop: boolean;
  #opacity: number;
  #hasShadow: boolean;
  #background: string;
  #isEnabled = true;
  #isOnAllWorkspaces = false;
  #isProtected = false;

  constructor(options: BaseWindowConstructorOptions, title: string) {
    super();
    this.title = title;
    this.resizable = options.resizable ?? true;
    this.movable = options.movable ?? true;
    this.minimizable = options.minimizable ?? true;
    this.maximizable = options.maximizable ?? true;
    this.closable = options.closable ?? true;
    this.fullScreenable = options.fullscreenable ?? true;
    this.focusable = options.focusable ?? true;
    this.autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.#isOnTop = options.alwaysOnTop ?? false;
    this.#opacity = options.opacity ?? 1;
    this.#hasShadow = options.hasShadow ?? true;
    this.#background = options.backgroundColor ?? '#FFFFFF';
  }

  setResizable(resizable: boolean): void {
    this.resizable = resizable;
  }
  isResizable(): boolean {
    return this.resizable;
  }
  setMovable(movable: boolean): void {
    this.movable = movable;
  }
  isMovable(): boolean {
    return this.movable;
  }
  setMinimizable(minimizable: boolean): void {
    this.minimizable = minimizable;
  }
  isMinimizable(): boolean {
    return this.minimizable;
  }
  setMaximizable(maximizable: boolean): void {
    this.maximizable = maximizable;
  }
  isMaximizable(): boolean {
    return this.maximizable;
  }
  setClosable(closable: boolean): void {
    this.closable = closable;
  }
  isClosable(): boolean {
    return this.closable;
  }
  setFullScreenable(fullScreenable: boolean): void {
    this.fullScreenable = fullScreenable;
  }
  isFullScreenable(): boolean {
    return this.fullScreenable;
  }
  setFocusable(focusable: boolean): void {
    this.focusable = focusable;
  }
  isFocusable(): boolean {
    return this.focusable;
  }
  setEnabled(isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
  }
  isEnabled(): boolean {
    return this.#isEnabled;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  setOpacity(opacity: number): void {
    this.#opacity = Math.min(1, Math.max(0, opacity));
  }
  getOpacity(): number {
    return this.#opacity;
  }
  setHasShadow(hasShadow: boolean): void {
    this.#hasShadow = hasShadow;
  }
  hasShadow(): boolean {
    return this.#hasShadow;
  }
  setBackgroundColor(color: string): void {
    this.#background = color;
  }
  getBackgroundColor(): string {
    return this.#background;
  }
  setAlwaysOnTop(isOnTop: boolean, level = 'floating', relativeLevel = 0): void {
    record('always-on-top', { isOnTop, level, relativeLevel });
    if (isOnTop === this.#isOnTop) return;
    this.#isOnTop = isOnTop;
    this.emit('always-on-top-changed', createEvent(), isOnTop);
  }
  isAlwaysOnTop(): boolean {
    return this.#isOnTop;
  }
  moveTop(): void {
    record('move-top');
  }
  setVisibleOnAllWorkspaces(isVisible: boolean, options: object = {}): void {
    this.#isOnAllWorkspaces = isVisible;
    record('all-workspaces', { isVisible, ...options });
  }
  isVisibleOnAllWorkspaces(): boolean {
    return this.#isOnAllWorkspaces;
  }
  /** Keeps the window out of recordings. */
  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
    record('content-protection', { isProtected });
  }
  isContentProtected(): boolean {
    return this.#isProtected;
  }
  setSkipTaskbar(skip: boolean): void {
    record('skip-taskbar', { skip });
  }
  setIgnoreMouseEvents(ignore: boolean): void {
    record('ignore-mouse', { ignore });
  }
  /** -1 takes the bar away, above 1 it has no end. */
  setProgressBar(progress: number, options: object = {}): void {
    record('progress-bar', { progress, ...options });
  }
  flashFrame(flash: boolean): void {
    record('flash-frame', { flash });
  }
  setOverlayIcon(overlay: unknown, description: string): void {
    record('overlay-icon', { shown: overlay !== null, description });
  }
  setThumbarButtons(buttons: ThumbarButton[]): boolean {
    record('thumbar-buttons', { tooltips: buttons.map(({ tooltip }) => tooltip) });
    return process.platform === 'win32';
  }
  setThumbnailToolTip(tip: string): void {
    record('thumbnail-tip', { tip });
  }
  setIcon(): void {
    record('window-icon');
  }
  setMenu(menu: unknown): void {
    record('window-menu', { shown: menu !== null });
  }
  removeMenu(): void {
    this.setMenu(null);
  }
  setMenuBarVisibility(isVisible: boolean): void {
    this.menuBarVisible = isVisible;
  }
  isMenuBarVisible(): boolean {
    return this.menuBarVisible;
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.autoHideMenuBar = hide;
  }
  isMenuBarAutoHide(): boolean {
    return this.autoHideMenuBar;
  }
  setTitleBarOverlay(options: object): void {
    record('title-bar-overlay', { ...options });
  }
  setWindowButtonVisibility(isVisible: boolean): void {
    record('window-buttons', { isVisible });
  }
  setWindowButtonPosition(position: object | null): void {
    record('window-buttons', { position });
  }
}
