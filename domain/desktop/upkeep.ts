import type { EpochMs } from '../time.ts';

/** A proxy server that asks who is there. */
export interface ProxyQuestion {
  /** `host:port` of the proxy. */
  readonly server: string;
  /** What the server calls the area it guards. Untrusted text. */
  readonly realm: string;
  /** The last answer was not accepted. */
  readonly isRepeated: boolean;
  /** Whether an answer can be kept on this computer without lying there in clear. */
  readonly canRemember: boolean;
}

/** A person's answer to a {@link ProxyQuestion}; `null` where they would rather not say. */
export interface ProxyAnswer {
  readonly server: string;
  readonly credentials: { readonly username: string; readonly password: string } | null;
  readonly remember: boolean;
}

/** What is wrong with an administrator's file, so that all or a part of it does not count. */
export interface ManagedProblem {
  readonly kind: 'unreadable' | 'not-json' | 'writable-by-all' | 'invalid';
  /** Where in the file, as `settings.proxy.mode`; empty when it is the file as a whole. */
  readonly at: string;
}

/** What an organisation has decided about this program. */
export interface ManagedInfo {
  /** Whether anything it decided is in force. */
  readonly isManaged: boolean;
  /** Where the file is looked for. */
  readonly path: string;
  readonly problems: readonly ManagedProblem[];
  /** The organisation's meeting service, `http(s)://host:port`; `null` when the one in the program is used. */
  readonly service: string | null;
}

/** A report of a crash, kept on this computer. */
export interface CrashReport {
  readonly id: string;
  readonly timeMs: EpochMs;
  /** Bytes. */
  readonly size: number;
}

/** A line the page wants to have in the log file. */
export interface PageLogLine {
  readonly level: 'error' | 'warn' | 'info';
  readonly message: string;
}

/** Longer lines of the page are not accepted; characters. */
export const LONGEST_LOG_LINE = 4_000;
