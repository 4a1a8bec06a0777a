/**
 * What our own page may use. Electron grants everything when nobody decides.
 * 1. Camera and microphone: `media`; the system has its word on them as well.
 * 2. Screens and windows: `display-capture`. Electron asks this before it asks what to share, so it is given here and
 *    the person decides in the picker; without their choice there is no picture.
 * 3. The invitation on the clipboard: writing text, never reading.
 * 4. Choosing the speaker, and full screen.
 * 5. Services in the local network and on this computer, where Chromium asks before a page speaks to them.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'media',
  'display-capture',
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
