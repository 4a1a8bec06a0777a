import type * as Electron from 'electron';
import type { Page } from '@playwright/test';
import type { HostDoor } from '../host/door.ts';
import type { HostOptions } from '../host/options.ts';

/** How the program is started. What is left out is as it would be for a person who just installed it. */
export interface LaunchOptions {
  /** Folder with the program's `package.json`; the built project, or what `UMEET_APP_DIR` names. */
  readonly appDir?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for its data; a fresh one that goes when the program has ended. */
  readonly userData?: string;
  /** Pretended system; only the host can. */
  readonly platform?: NodeJS.Platform;
  /** Pretend to be installed; only the host can. `UMEET_APP_PACKAGED=1` makes it the rule. */
  readonly packaged?: boolean;
  /** `false` for a start that ends by itself before a window is there, such as a second one. */
  readonly waitReady?: boolean;
  /** What else only the host can pretend. */
  readonly host?: Pick<HostOptions, 'languages' | 'displays' | 'openUrl' | 'home'>;
}

/** Electron as the main process sees it. */
export type ElectronModule = typeof Electron;

/** The running program; the same on both backends. */
export interface TestApp {
  readonly backend: 'electron' | 'host';
  readonly userData: string;
  readonly pid: number | undefined;
  /**
   * Runs a function in the main process. It is carried as text, so it sees nothing of the test; argument and result
   * are carried as JSON.
   */
  evaluate<T, A = undefined>(
    run: (electron: ElectronModule, argument: A) => T | Promise<T>,
    argument?: A,
  ): Promise<T>;
  /** As {@link evaluate}, with the door of the host as `host`; for tests marked `@host`. */
  evaluateOnHost<T, A = undefined>(
    run: (electron: ElectronModule & { host: HostDoor }, argument: A) => T | Promise<T>,
    argument?: A,
  ): Promise<T>;
  windows(): Page[];
  /** The first window, with its page loaded. */
  firstWindow(): Promise<Page>;
  /** The window that opens next, or because of `trigger`. */
  waitForWindow(trigger?: () => Promise<unknown>): Promise<Page>;
  /** Exit code, once it has ended; `null` when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Everything it wrote so far. */
  output(): string;
  /** Ends it, without asking its windows, and removes what it left. Idempotent. */
  close(): Promise<void>;
}

/** What both backends are started with: everything is decided. */
export interface Start extends LaunchOptions {
  readonly appDir: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly userData: string;
  /** Nobody reads the folder for its data once it is closed. */
  readonly isForgotten?: boolean;
}
