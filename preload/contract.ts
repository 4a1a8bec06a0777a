import type { DesktopSettings, Preferences } from '../domain/desktop/desktopSettings.ts';
import type { PageFacts, ShellCommand } from '../domain/desktop/pageFacts.ts';
import type { Reply } from '../domain/reply.ts';

// THE IPC CONTRACT. The bridge (preload), the gate and its guards (main) and the platform adapter (renderer)
// derive from these types: a call without a guard, a handler or an adapter does not compile.

/** Facts about the program that the interface shows or decides by. */
export interface AppInfo {
  readonly version: string;
  readonly os: 'windows' | 'macos' | 'linux';
  /** The system's preferred languages, best first, as BCP 47 tags. */
  readonly languages: readonly string[];
}

/** Where a meeting service answers. */
export interface ServiceAddress {
  /** `http(s)://host:port`, without a slash at the end. */
  readonly origin: string;
}

/** What the renderer may ask of the desktop program: argument and answer of each call. */
export interface Calls {
  'app:info': { argument: undefined; answer: AppInfo };
  /** The service inside this program, started when first asked for. */
  'service:address': { argument: undefined; answer: ServiceAddress };
  /** Accept, from now on and for this host only, the certificate an invitation names. */
  'service:pin': { argument: { host: string; fingerprint: string }; answer: null };
  /** The `umeet://` link the program was started with, once; `null` when there is none. */
  'link:take': { argument: undefined; answer: string | null };
  /** What the page is doing now; told whenever it changes. */
  'page:tell': { argument: PageFacts; answer: null };
  'preferences:get': { argument: undefined; answer: Preferences };
  'preferences:change': { argument: Partial<DesktopSettings>; answer: Preferences };
}

/** What the desktop program tells the renderer unasked. */
export interface Events {
  /** A `umeet://` link was opened while the program runs. Untrusted text. */
  'link:opened': string;
  /** The service inside this program stopped or came back. */
  'service:state': 'running' | 'restarting' | 'stopped';
  /** Chosen in the menu, the tray, the jump list or by a global key. */
  'command:run': ShellCommand;
  'preferences:changed': Preferences;
}

/** All call names; the bridge carries no others. */
export const CALL_NAMES = [
  'app:info',
  'service:address',
  'service:pin',
  'link:take',
  'page:tell',
  'preferences:get',
  'preferences:change',
] as const satisfies readonly (keyof Calls)[];

/** All event names; the bridge carries no others. */
export const EVENT_NAMES = [
  'link:opened',
  'service:state',
  'command:run',
  'preferences:changed',
] as const satisfies readonly (keyof Events)[];

export type CallName = keyof Calls;
export type EventName = keyof Events;

/** `window.umeet` on the desktop; absent in a browser. */
export interface Bridge {
  call<N extends CallName>(
    name: N,
    argument: Calls[N]['argument'],
  ): Promise<Reply<Calls[N]['answer']>>;
  /** Returns its own undo. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
}

// Both lists are complete: a name missing from a list makes one of these a type error.
type Complete<All, Listed> = [All] extends [Listed] ? true : never;
const callsListed: Complete<CallName, (typeof CALL_NAMES)[number]> = true;
const eventsListed: Complete<EventName, (typeof EVENT_NAMES)[number]> = true;
void callsListed;
void eventsListed;
