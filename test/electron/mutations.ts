import type { BuildName } from '../../scripts/lib/builds.ts';

/** A bug that somebody could make in one line, and the test that must notice. */
export interface Mutation {
  readonly name: string;
  /** Source file, from the project's folder. */
  readonly file: string;
  /** The place in it; there must be exactly one. */
  readonly find: string | RegExp;
  readonly replace: string;
  /** The bundles that the file goes into. */
  readonly builds: readonly BuildName[];
  /** Title of a test in `test/desktop/` that fails with the bug, and passes without. */
  readonly caughtBy: string;
}

const HOME = 'opens Home, from our own origin, and knows what it is';
const BRIDGE = 'a page has the bridge and nothing else of the program';
const CONTRACT = 'the bridge refuses names and arguments outside its contract';
const POLICY = 'no foreign script, style, frame or evaluated text runs in the page';
const STAYS = 'the window stays at home, and only safe addresses are opened outside';
const NO_USE = 'our own page gets no permission that it has no use for';
const FILES = 'our files are served from their folder, and no others';
const STRANGER_ASKS = 'a page of another origin gets no permission';
const STRANGER_CALLS = 'a page of another origin is not listened to, even with our bridge';
const REDIRECT = 'a server cannot send a page of ours elsewhere';
const SECOND = 'a second start hands its link over and ends';
const COLD = 'a link on the command line opens its room, and a broken one opens Home';
const MAC = 'a Mac opens a link before the program is ready, and keeps the program without windows';
const CRASH = 'a service that crashes comes back at its address, and the page is told';
const PIN = 'a pin is taken for a host and a certificate, and for nothing else';
const FORGED =
  'a link that names another certificate is refused and says why, the right one is then taken';
const CALL =
  'a link opens the program, which pins the certificate, both see and hear each other, and a screen is shown';

const AWAKE = 'the screen stays on in a meeting, which hears of the end of a sleep';
const MANAGED = 'what an administrator decided is in force, locked and told';
const LOG = 'the log file has what the page says, without secrets';
const VAULT = 'the login at a proxy is asked for, kept enciphered, and given again';
const AFTER_MEETING = 'a newer version waits for the end of a meeting';
const AROUND = 'tray, menu and the keys for the microphone follow a meeting';
const PICTURE = 'the page may open one small picture that stays on top, and nothing else';
const PICKER = 'one request at a time, by its own answer alone, and none after a reload @host';
const RECORDED = 'a page writes the recording that it began last, and reaches no other file';

const KEEPER = 'main/features/recordings.ts';
const PREFERENCES = 'main/windows/securePreferences.ts';

/** A bug in the main process. */
function inMain(
  name: string,
  caughtBy: string,
  file: string,
  [find, replace]: readonly [string | RegExp, string],
): Mutation {
  return { name, caughtBy, file, find, replace, builds: ['main'] };
}

/** A bug in the bridge. */
function inPreload(
  name: string,
  caughtBy: string,
  file: string,
  [find, replace]: readonly [string, string],
): Mutation {
  return { name, caughtBy, file, find, replace, builds: ['preload'] };
}

/** The planted bugs of `npm run test:desktop -- --mutate`. */
export const MUTATIONS: readonly Mutation[] = [
  inMain('windows without a sandbox', BRIDGE, PREFERENCES, ['sandbox: true', 'sandbox: false']),
  inMain('no context isolation', BRIDGE, PREFERENCES, [
    'contextIsolation: true',
    'contextIsolation: false',
  ]),
  inMain('Node in pages', BRIDGE, PREFERENCES, ['nodeIntegration: false', 'nodeIntegration: true']),
  inMain('web security off', BRIDGE, PREFERENCES, ['webSecurity: true', 'webSecurity: false']),
  inMain('webview tags', BRIDGE, PREFERENCES, ['webviewTag: false', 'webviewTag: true']),
  inMain('permissions for every origin', STRANGER_ASKS, 'main/policy/permissions.ts', [
    'question.origin === ourOrigin',
    'true',
  ]),
  inMain('every permission for our page', NO_USE, 'main/policy/permissions.ts', [
    'ALLOWED.has(question.permission)',
    'true',
  ]),
  inMain('window.open opens', STAYS, 'main/features/navigation.ts', [
    "return { action: 'deny' };",
    "return { action: 'allow' };",
  ]),
  inMain('pages navigate anywhere', STAYS, 'main/features/navigation.ts', [
    "contents.on('will-navigate', stayHome);",
    '',
  ]),
  inMain('pages are redirected anywhere', REDIRECT, 'main/features/navigation.ts', [
    "contents.on('will-redirect', stayHome);",
    '',
  ]),
  inMain('every address is opened outside', STAYS, 'main/policy/origins.ts', [
    /return \(protocol === 'https:'.*/,
    'return true;',
  ]),
  inMain('plain http is opened outside', STAYS, 'main/policy/origins.ts', [
    "(protocol === 'https:'",
    "(protocol.startsWith('http')",
  ]),
  inMain('no content security policy', POLICY, 'main/policy/assets.ts', [
    "'content-security-policy': CONTENT_SECURITY_POLICY,",
    '',
  ]),
  inMain('inline scripts are allowed', POLICY, 'main/policy/assets.ts', [
    `"script-src 'self' 'wasm-unsafe-eval'"`,
    `"script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'"`,
  ]),
  inMain('files from outside the folder', FILES, 'main/policy/assets.ts', [
    /if \(inside === ''.*\) return undefined;/,
    '',
  ]),
  inMain('the scheme is not secure', HOME, 'main/features/appPage.ts', [
    'secure: true',
    'secure: false',
  ]),
  inMain('any page may call', STRANGER_CALLS, 'main/ipc/gate.ts', [
    "if (!isOurPage(event, parts.ourOrigin)) return fail('forbidden', name);",
    '',
  ]),
  inMain('the sender is not compared', STRANGER_CALLS, 'main/ipc/gate.ts', [
    'frame.origin === ourOrigin',
    'true',
  ]),
  inMain('arguments are not checked', CONTRACT, 'main/ipc/gate.ts', [
    "if (!guarded.success) return fail('bad-request', name);",
    '',
  ]),
  inMain('a host may be anything', PIN, 'main/ipc/guards.ts', [
    /\.regex\(\/\^\(\[a-z0-9\.-\]\+\|.*'not a host'\)/,
    '',
  ]),
  inPreload('the bridge carries any name', CONTRACT, 'preload/bridge.ts', [
    'CALL_NAMES.includes(name)',
    'true',
  ]),
  inPreload('the page gets ipcRenderer', BRIDGE, 'preload/index.ts', [
    "contextBridge.exposeInMainWorld('umeet', createBridge(ipcRenderer));",
    "contextBridge.exposeInMainWorld('umeet', createBridge(ipcRenderer));" +
      "contextBridge.exposeInMainWorld('ipcRenderer', { send: () => undefined });",
  ]),
  inMain('links are not checked', COLD, 'main/policy/links.ts', [
    'return ours && parseInvitation(text) !== undefined;',
    'return ours;',
  ]),
  inMain('the command line is not read', COLD, 'main/features/links.ts', [
    'offerFrom(argv, inbox);',
    '',
  ]),
  inMain('no single-instance lock', SECOND, 'main/index.ts', [
    'if (!app.requestSingleInstanceLock()) return app.quit();',
    '',
  ]),
  inMain('a second start says nothing', SECOND, 'main/features/links.ts', [
    'offerFrom(otherArgv, inbox);',
    '',
  ]),
  inMain('the window stays minimized', SECOND, 'main/windows/meetingWindow.ts', [
    'if (window.isMinimized()) window.restore();',
    '',
  ]),
  inMain('open-url is not heard', MAC, 'main/features/links.ts', ["'open-url'", "'open-file'"]),
  inMain('a Mac ends with its last window', MAC, 'main/features/lifecycle.ts', [
    "if (platform !== 'darwin') app.quit();",
    'app.quit();',
  ]),
  inMain('the Dock opens nothing', MAC, 'main/features/lifecycle.ts', [
    "app.on('activate', openWindow);",
    '',
  ]),
  inMain('a crashed service stays away', CRASH, 'main/features/embeddedService.ts', [
    'if (isUp) this.#restartLater();',
    '',
  ]),
  inMain('the page is not told of a crash', CRASH, 'main/features/embeddedService.ts', [
    "this.#parts.tell('restarting');",
    '',
  ]),
  inMain('any certificate is a pinned one', FORGED, 'main/policy/pins.ts', [
    'known.isRefused = shown === undefined || !known.pinned.includes(shown);',
    'known.isRefused = shown === undefined;',
  ]),
  inMain('pins are forgotten', CALL, 'main/policy/pins.ts', [
    'known.pinned = withLast(known.pinned, fingerprint);',
    '',
  ]),
  inMain('the screen goes dark in a meeting', AWAKE, 'main/features/power.ts', [
    "blocker ??= powerSaveBlocker.start('prevent-display-sleep');",
    '',
  ]),
  inMain('an administrator is overruled', MANAGED, 'main/features/preferences.ts', [
    "if (refused !== undefined) return fail('setting-locked', refused);",
    '',
  ]),
  inMain('room codes in the log', LOG, 'main/policy/redact.ts', [
    ".replaceAll(ROOM_CODE, '$1-…')",
    '',
  ]),
  inMain('secrets on the disk as they are', VAULT, 'main/features/vault.ts', [
    'await safeStorage.encryptStringAsync(secret)',
    'Buffer.from(secret)',
  ]),
  inMain('updates in a meeting', AFTER_MEETING, 'main/features/updates.ts', [
    "return this.#parts.page.getState().meeting.at !== 'none';",
    'return false;',
  ]),
  inMain('the tray forgets the mute', AROUND, 'main/policy/callState.ts', [
    "return microphone === 'on' ? 'call' : 'muted';",
    "return 'call';",
  ]),
  inMain('a picture of any address', PICTURE, 'main/policy/pictureInPicture.ts', [
    " && url === 'about:blank'",
    '',
  ]),
  inMain('two screen pickers at once', PICKER, 'main/features/screenShare.ts', [
    ' && !this.#open && ',
    ' && ',
  ]),
  inMain('a recording of anything', RECORDED, 'main/ipc/guards.ts', [
    "typeof value === 'string' && isRoomCode(value)",
    "typeof value === 'string'",
  ]),
  inMain('a recording takes pieces without anything in them', RECORDED, 'main/ipc/guards.ts', [
    'byteLength > 0 && ',
    '',
  ]),
  inMain('a recording is appended to under any name', RECORDED, KEEPER, [
    /if \(present\?\.id !== id\)(?= return .*\n\s+return append)/,
    'if (!present)',
  ]),
  inMain('a recording stays unfinished', RECORDED, KEEPER, [
    /strike\(id\);(?=\n\s+return null;)/,
    '',
  ]),
  inMain('a recording is told of while it is made', RECORDED, KEEPER, [
    'id !== present?.id && isThere(',
    'isThere(',
  ]),
  inMain('a recording that was shown is told of again', RECORDED, KEEPER, [
    'if (id !== present?.id) strike(id);',
    '',
  ]),
  inMain('a recording that is whole is deleted', RECORDED, KEEPER, ['|| !isUnfinished', '']),
  inMain('a recording outlives its page', RECORDED, 'main/core.ts', [
    'dialogue.recordings.pageLeft();',
    '',
  ]),
];
