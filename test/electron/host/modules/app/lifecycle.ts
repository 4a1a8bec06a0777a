import { record } from '../../osLog.ts';
import { state } from '../../session.ts';
import { app as events, BrowserWindow, Preventable } from '../../windows.ts';

/** The part of `app` that starts and ends the program. */
export interface Lifecycle {
  whenReady(): Promise<void>;
  isReady(): boolean;
  quit(): void;
  exit(code?: number): void;
  relaunch(options?: { args?: readonly string[]; execPath?: string }): void;
}

/** What the host does with it. */
export interface LifecycleControl {
  readonly members: Lifecycle;
  /** Resolves when somebody waits for `ready`. */
  readonly isAwaited: Promise<void>;
  /** Emits `ready`. */
  becomeReady(): void;
  /** The program is about to end, or does. */
  isQuitting(): boolean;
  /** A window refused to close: whatever wanted to end the program does not any more. */
  staysOpen(): void;
  /** The last window is gone. */
  allWindowsClosed(): void;
}

/**
 * Makes it. The order of a quit: `before-quit`, `close` of every window, `will-quit`, `quit`; each of the first three
 * may be refused. Without a quit, `window-all-closed` comes after the last window, and quits when nobody listens.
 * `end` ends the process with a code.
 */
export function createLifecycle(end: (code: number) => void): LifecycleControl {
  let isQuitting = false;
  let isExiting = false;
  const ready = Promise.withResolvers<void>();
  const awaited = Promise.withResolvers<void>();

  /** Emits what may be refused, and says whether it was. */
  const refused = (name: string): boolean => {
    const event = new Preventable();
    events.emit(name, event);
    if (event.defaultPrevented) isQuitting = false;
    return event.defaultPrevented;
  };
  const exit = (code = 0): void => {
    if (isExiting) return;
    isExiting = true;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    events.emit('quit', new Preventable(), code);
    end(code);
  };
  const willQuit = (): void => {
    if (!refused('will-quit')) exit();
  };
  const quit = (): void => {
    if (isExiting || isQuitting) return;
    isQuitting = true;
    if (refused('before-quit')) return;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) willQuit();
    for (const window of windows) window.close();
  };
  return {
    members: {
      whenReady: () => {
        awaited.resolve();
        return ready.promise;
      },
      isReady: () => state.ready,
      quit,
      exit,
      relaunch: (options = {}) => record('relaunch', { args: process.argv.slice(1), ...options }),
    },
    isAwaited: awaited.promise,
    becomeReady: () => {
      events.emit('will-finish-launching');
      state.ready = true;
      events.emit('ready', new Preventable(), {});
      ready.resolve();
    },
    isQuitting: () => isExiting || isQuitting,
    staysOpen: () => {
      isQuitting = false;
    },
    allWindowsClosed: () => {
      if (isExiting) return;
      if (isQuitting) willQuit();
      else if (events.listenerCount('window-all-closed') > 0) events.emit('window-all-closed');
      else quit();
    },
  };
}
