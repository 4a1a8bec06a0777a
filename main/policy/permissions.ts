/**
 * What our own page may use. Electron grants everything when nobody decides.
 * 1. Camera and microphone: `media`; the screen is a permission of its own (`display-capture`) and not given.
 * 2. The invitation on the clipboard: writing text, never reading.
 * 3. Choosing the speaker, and full screen.
 * 4. Services in the local network and on this computer, where Chromium asks before a page speaks to them.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'media',
  'clipboard-sanitized-write',
  'speaker-selection',
  'fullscreen',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** Who asks for what. */
export interface PermissionQuestion {
  readonly permission: string;
  /** Origin of the asking frame; `undefined` when it is not known. */
  readonly origin: string | undefined;
  readonly isMainFrame: boolean;
}

/** Decides a permission: our own page's top frame, and only what {@link ALLOWED} names. */
export function mayUse(question: PermissionQuestion, ourOrigin: string): boolean {
  return question.isMainFrame && question.origin === ourOrigin && ALLOWED.has(question.permission);
}
