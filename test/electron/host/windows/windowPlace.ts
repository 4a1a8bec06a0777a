import type { BaseWindowConstructorOptions, Rectangle } from 'electron';
import { createEvent } from '../contents/event.ts';
import { screen } from '../modules/screen.ts';
import { record } from '../osLog.ts';
import { WindowTraits } from './windowTraits.ts';

/** What a window does when its place changes; the app does not see it. */
export interface PlaceListener {
  resized(): void;
  /** Maximizing shows a window that was hidden. */
  mustShow(): void;
  /** Minimized windows lose the focus. */
  mustBlur(): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const NO_LIMIT: Size = { width: 0, height: 0 };

/** A window's place on the screen. Nothing is drawn; the page has the size that is said here. */
export class WindowPlace extends WindowTraits {
  readonly #listener: PlaceListener;
  #bounds: Rectangle;
  /** Where it goes back to when it is no longer maximized or full screen. */
  #normal: Rectangle;
  #minimum: Size;
  #maximum: Size;
  #isMinimized = false;
  #isMaximized = false;
  #isFullScreen = false;

  constructor(options: BaseWindowConstructorOptions, title: string, listener: PlaceListener) {
    super(options, title);
    const { width = 800, height = 600 } = options;
    this.#listener = listener;
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#maximum = { width: options.maxWidth ?? 0, height: options.maxHeight ?? 0 };
    const size = this.#withinLimits({ width, height });
    this.#bounds = { ...this.#centre(size), ...size };
    if (options.x !== undefined) this.#bounds.x = options.x;
    if (options.y !== undefined) this.#bounds.y = options.y;
    this.#normal = this.#bounds;
    if (options.fullscreen) this.#fill(screen.getDisplayMatching(this.#bounds).bounds, 'full');
  }

  #withinLimits({ width, height }: Size): Size {
    const fit = (value: number, low: number, high: number): number =>
      Math.round(Math.max(low, high > 0 ? Math.min(value, high) : value));
    return {
      width: fit(width, this.#minimum.width, this.#maximum.width),
      height: fit(height, this.#minimum.height, this.#maximum.height),
    };
  }
  #centre({ width, height }: Size): { x: number; y: number } {
    const { workArea } = screen.getPrimaryDisplay();
    return {
      x: Math.round(workArea.x + (workArea.width - width) / 2),
      y: Math.round(workArea.y + (workArea.height - height) / 2),
    };
  }
  #fill(area: Rectangle, how: 'full' | 'maximized'): void {
    if (this.isNormal()) this.#normal = this.#bounds;
    if (how === 'full') this.#isFullScreen = true;
    else this.#isMaximized = true;
    this.#bounds = { ...area };
  }
  #place(bounds: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    const isResized = before.width !== bounds.width || before.height !== bounds.height;
    const isMoved = before.x !== bounds.x || before.y !== bounds.y;
    if (isResized) {
      this.#listener.resized();
      this.emit('resize', createEvent());
      this.emit('resized', createEvent());
    }
    if (isMoved) {
      this.emit('move', createEvent());
      this.emit('moved', createEvent());
    }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const wanted = { ...this.#bounds, ...bounds };
    this.#place({ ...wanted, ...this.#withinLimits(wanted) });
    if (this.isNormal()) this.#normal = this.#bounds;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  /** Where the window is when it is neither maximized, minimized nor full screen. */
  getNormalBounds(): Rectangle {
    return { ...this.#normal };
  }
  /** Windows have no frame here: content and window are of one size. */
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  setContentBounds(bounds: Rectangle): void {
    this.setBounds(bounds);
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }
  getContentSize(): [number, number] {
    return this.getSize();
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  getPosition(): [number, number] {
    return [this.#bounds.x, this.#bounds.y];
  }
  center(): void {
    this.setBounds(this.#centre(this.#bounds));
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = { width, height };
  }
  getMinimumSize(): [number, number] {
    return [this.#minimum.width, this.#minimum.height];
  }
  setMaximumSize(width: number, height: number): void {
    this.#maximum = width > 0 && height > 0 ? { width, height } : NO_LIMIT;
  }
  getMaximumSize(): [number, number] {
    return [this.#maximum.width, this.#maximum.height];
  }
  /** Binds a person who drags the window, and there is none. */
  setAspectRatio(ratio: number): void {
    record('aspect-ratio', { ratio });
  }

  minimize(): void {
    if (this.#isMinimized) return;
    this.#isMinimized = true;
    this.emit('minimize', createEvent());
    this.#listener.mustBlur();
  }
  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.emit('restore', createEvent());
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  maximize(): void {
    this.#listener.mustShow();
    if (this.#isMaximized) return;
    const { workArea } = screen.getDisplayMatching(this.#bounds);
    if (this.isNormal()) this.#normal = this.#bounds;
    this.#isMaximized = true;
    this.#place({ ...workArea });
    this.emit('maximize', createEvent());
  }
  unmaximize(): void {
    if (!this.#isMaximized) return;
    this.#isMaximized = false;
    this.#place({ ...this.#normal });
    this.emit('unmaximize', createEvent());
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen === this.#isFullScreen) return;
    if (isFullScreen) {
      const { bounds } = screen.getDisplayMatching(this.#bounds);
      if (this.isNormal()) this.#normal = this.#bounds;
      this.#isFullScreen = true;
      this.#place({ ...bounds });
    } else {
      this.#isFullScreen = false;
      const { workArea } = screen.getDisplayMatching(this.#normal);
      this.#place(this.#isMaximized ? { ...workArea } : { ...this.#normal });
    }
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen', createEvent());
  }
  isFullScreen(): boolean {
    return this.#isFullScreen;
  }
  isNormal(): boolean {
    return !this.#isMinimized && !this.#isMaximized && !this.#isFullScreen;
  }
}
