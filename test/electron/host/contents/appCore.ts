import { EventEmitter } from 'node:events';

/** What windows and pages need of `app`. */
export interface AppCore extends EventEmitter {
  getName(): string;
  getAppPath(): string;
}

/** What windows tell the program's life; modules/app.ts listens. */
export interface WindowNews {
  /** The last window is gone. */
  allClosed: () => void;
  /** A window refused to close, and with it a quit. */
  staysOpen: () => void;
}

/** Where windows tell it. */
export const windowNews: WindowNews = { allClosed: () => undefined, staysOpen: () => undefined };

/** The app's emitter. Its members are put in by modules/app.ts, which imports windows and pages. */
export const app = new EventEmitter() as AppCore;
