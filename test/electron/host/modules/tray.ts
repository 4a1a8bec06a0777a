import { EventEmitter } from 'node:events';
import { record } from '../osLog.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';
import type { Menu } from './menu.ts';
import { toImage, type NativeImage } from './nativeImage.ts';

/** What a person sees of an icon in the system's tray. */
export interface TrayState {
  readonly tray: Tray;
  image: NativeImage;
  toolTip: string;
  title: string;
  menu: Menu | null;
}

/** The icons in the tray, oldest first. */
export const trays: TrayState[] = [];

function usable(image: NativeImage | string): NativeImage {
  const picture = toImage(image);
  if (picture.isEmpty()) throw new Error(`Failed to load image from path '${String(image)}'`);
  return picture;
}

/** An icon in the system's tray. */
export class Tray extends EventEmitter {
  readonly #state: TrayState;
  #ignoresDoubleClick = false;
  #destroyed = false;

  constructor(image: NativeImage | string) {
    super();
    needReady('Tray');
    const self = strict('Tray', this);
    this.#state = { tray: self, image: usable(image), toolTip: '', title: '', menu: null };
    trays.push(this.#state);
    record('tray', { action: 'create' });
    return self;
  }

  setImage(image: NativeImage | string): void {
    this.#alive().image = usable(image);
  }
  setPressedImage(image: NativeImage | string): void {
    this.#alive();
    usable(image);
  }
  setToolTip(toolTip: string): void {
    this.#alive().toolTip = toolTip;
  }
  setTitle(title: string): void {
    this.#alive().title = title;
  }
  getTitle(): string {
    return this.#alive().title;
  }
  setContextMenu(menu: Menu | null): void {
    this.#alive().menu = menu;
  }
  popUpContextMenu(menu?: Menu): void {
    const shown = menu ?? this.#alive().menu;
    shown?.popup();
  }
  closeContextMenu(): void {
    this.#alive();
  }
  displayBalloon(options: object): void {
    this.#alive();
    record('tray', { action: 'balloon', ...options });
    this.emit('balloon-show', {});
  }
  removeBalloon(): void {
    this.#alive();
  }
  focus(): void {
    this.#alive();
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#alive();
    this.#ignoresDoubleClick = ignore;
  }
  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoresDoubleClick;
  }
  getBounds(): { x: number; y: number; width: number; height: number } {
    this.#alive();
    return { x: 0, y: 0, width: 16, height: 16 };
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    trays.splice(trays.indexOf(this.#state), 1);
    record('tray', { action: 'destroy' });
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }

  #alive(): TrayState {
    if (this.#destroyed) throw new Error('Tray is destroyed');
    return this.#state;
  }
}
