import type { DesktopSettings, Preferences } from '../domain/desktop/desktopSettings.ts';
import type { PageFacts, ShellCommand } from '../domain/desktop/pageFacts.ts';
import type { PrivacyKind, PrivacyStatus } from '../domain/desktop/privacy.ts';
import type { UnfinishedRecording } from '../domain/desktop/recordings.ts';
import type { ScreenChoice, ScreenRequest, ScreenSources } from '../domain/desktop/screens.ts';
import type { PageNotice, ShellNotice } from '../domain/desktop/shellNotice.ts';
import type { Presence } from '../domain/desktop/presence.ts';
import type { UpdateState } from '../domain/desktop/updates.ts';
import type {
  CrashReport,
  ManagedInfo,
  PageLogLine,
  ProxyAnswer,
  ProxyQuestion,
} from '../domain/desktop/upkeep.ts';
import type { RoomCode } from '../domain/ids.ts';
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
  /** Fails with `certificate-mismatch` when the host last showed a certificate that its pins do not allow. */
  'service:check': { argument: { host: string }; answer: null };
  /** The `umeet://` link the program was started with, once; `null` when there is none. */
  'link:take': { argument: undefined; answer: string | null };
  /** What the page is doing now; told whenever it changes. */
  'page:tell': { argument: PageFacts; answer: null };
  'preferences:get': { argument: undefined; answer: Preferences };
  'preferences:change': { argument: Partial<DesktopSettings>; answer: Preferences };
  /** The proxy server that waits for an answer, if one does. */
  'proxy:asked': { argument: undefined; answer: ProxyQuestion | null };
  'proxy:answer': { argument: ProxyAnswer; answer: null };
  'managed:get': { argument: undefined; answer: ManagedInfo };
  /** Writes a line into the log file; `rate-limited` when there are too many. */
  'log:write': { argument: PageLogLine; answer: null };
  /** Shows the folder of the log files in the system's file manager. */
  'logs:open': { argument: undefined; answer: null };
  /** Reports of crashes on this computer, the newest first. */
  'crash:reports': { argument: undefined; answer: readonly CrashReport[] };
  /** The bytes of one of the `crash:reports`, by its id; `too-large` above 32 MB. */
  'crash:read': { argument: { id: string }; answer: Uint8Array };
  'crash:clear': { argument: undefined; answer: null };
  'updates:get': { argument: undefined; answer: UpdateState };
  /** Looks now; what comes of it is told by `updates:changed`. */
  'updates:check': { argument: undefined; answer: null };
  /** Ends the program, installs what was fetched and starts it again; `forbidden` while in a meeting. */
  'updates:install': { argument: undefined; answer: null };
  /** Ends the program and puts back the version before this one; `forbidden` while in a meeting. */
  'updates:goBack': { argument: undefined; answer: null };
  /** Forgets everything but the log files and starts the program again; `forbidden` while in a meeting. */
  'app:reset': { argument: undefined; answer: null };
  /** What the system allows of these settings, asked of it anew. */
  'presence:get': { argument: undefined; answer: Presence };
  /** What the system lets this program use. */
  'privacy:status': { argument: undefined; answer: PrivacyStatus };
  /** Opens the page of the system's settings where that is decided; `not-found` where there is none. */
  'privacy:open': { argument: { what: PrivacyKind }; answer: null };
  /** What can be shared now, with fresh pictures. For the request that is open only. */
  'screen:sources': { argument: { request: string }; answer: ScreenSources };
  /** Answers an open request; `null` shares nothing. */
  'screen:answer': { argument: { request: string; choice: ScreenChoice | null }; answer: null };
  /** Begins the file of a recording in the person's folder of videos; the program names it. */
  'recording:begin': { argument: { room: RoomCode }; answer: { id: string; name: string } };
  /** The next bytes of it, on the disk when this answers; `disk-full` or `recording-failed` keep what was there. */
  'recording:append': { argument: { id: string; bytes: Uint8Array }; answer: null };
  'recording:finish': { argument: { id: string }; answer: null };
  /** Recordings that were never finished, the newest first. */
  'recording:kept': { argument: undefined; answer: readonly UnfinishedRecording[] };
  /** Shows a recording in its folder; an unfinished one is not told of again. */
  'recording:show': { argument: { id: string }; answer: null };
  /** Deletes an unfinished recording. */
  'recording:remove': { argument: { id: string }; answer: null };
  /** Tells the person by the system's means, if they do not look at the window and wish to be told. */
  'notice:show': { argument: PageNotice; answer: null };
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
  /** A proxy server asks who is there; `null` when the question is no longer open. */
  'proxy:ask': ProxyQuestion | null;
  'updates:changed': UpdateState;
  'presence:changed': Presence;
  /** The computer slept and is awake again. */
  'power:resumed': null;
  /** Whether the window can be seen now: not minimised, not in the tray. The page cannot tell, because it is never throttled. */
  'window:seen': boolean;
  /** The page asked for a screen: let the person choose. */
  'screen:choose': ScreenRequest;
  /** A request was answered or given up; its dialog goes. */
  'screen:closed': { readonly request: string };
  /** Asked for by a notice about a meeting that was lost. */
  'meeting:rejoin': null;
  /** The system could not show this; the page must. */
  'notice:failed': ShellNotice;
}

/** All call names; the bridge carries no others. */
export const CALL_NAMES = [
  'app:info',
  'service:address',
  'service:pin',
  'service:check',
  'link:take',
  'page:tell',
  'preferences:get',
  'preferences:change',
  'proxy:asked',
  'proxy:answer',
  'managed:get',
  'log:write',
  'logs:open',
  'crash:reports',
  'crash:read',
  'crash:clear',
  'updates:get',
  'updates:check',
  'updates:install',
  'updates:goBack',
  'app:reset',
  'presence:get',
  'privacy:status',
  'privacy:open',
  'screen:sources',
  'screen:answer',
  'recording:begin',
  'recording:append',
  'recording:finish',
  'recording:kept',
  'recording:show',
  'recording:remove',
  'notice:show',
] as const satisfies readonly (keyof Calls)[];

/** All event names; the bridge carries no others. */
export const EVENT_NAMES = [
  'link:opened',
  'service:state',
  'command:run',
  'preferences:changed',
  'proxy:ask',
  'updates:changed',
  'presence:changed',
  'power:resumed',
  'window:seen',
  'screen:choose',
  'screen:closed',
  'meeting:rejoin',
  'notice:failed',
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
