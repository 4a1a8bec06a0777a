import { parseRoomCode, type RoomCode } from '../ids.ts';

/** What an invitation says: a room, and where the service that holds it is. */
export interface Invitation {
  readonly code: RoomCode;
  /** `https://host:port` of the service; `undefined` for a bare code, which means this client's own service. */
  readonly origin: string | undefined;
  /** `sha256/<base64url>` of the certificate that service shows, when no certificate authority vouches for it. */
  readonly fingerprint: string | undefined;
}

/** The desktop program's own link scheme. */
export const LINK_SCHEME = 'umeet';

const FINGERPRINT = /^sha256\/[A-Za-z0-9_-]{43}$/;
const WEB_LINK = /^(https?:\/\/[^/?#\s@]+)\/?#\/m\/([^/?#\s]+)(?:\?([^#\s]*))?$/i;
const APP_LINK = /^umeet:\/\/([^/?#\s@]+)\/m\/([^/?#\s]+)\/?(?:\?([^#\s]*))?$/i;
const LONGEST_LINK = 512;

/** True for the text form of a certificate fingerprint. */
export function isFingerprint(text: string): boolean {
  return FINGERPRINT.test(text);
}

/**
 * Reads what a person pasted or an operating system handed over: a web link
 * (`https://host/#/m/abc-defg-hij?pin=sha256/…`), an app link (`umeet://host/m/abc-defg-hij?pin=…`) or a
 * bare code. `undefined` for anything else. The text is untrusted: nothing but host, code and pin is taken from it.
 */
export function parseInvitation(text: string): Invitation | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_LINK) return undefined;
  const bare = parseRoomCode(trimmed);
  if (bare) return { code: bare, origin: undefined, fingerprint: undefined };
  const web = WEB_LINK.exec(trimmed);
  if (web) return fromParts(web[1]?.toLowerCase(), web[2], web[3]);
  const app = APP_LINK.exec(trimmed);
  if (!app?.[1]) return undefined;
  return fromParts(appLinkOrigin(app[1].toLowerCase(), app[3]), app[2], app[3]);
}

/** The address to hand to others: opens in any browser, and in the desktop program when pasted there. */
export function webInvitation(invitation: Invitation & { readonly origin: string }): string {
  return `${invitation.origin}/#/m/${invitation.code}${query(invitation.fingerprint)}`;
}

/** The address that opens the desktop program. Plain http is kept for services on this computer only. */
export function appInvitation(invitation: Invitation & { readonly origin: string }): string {
  const [scheme = '', host = ''] = invitation.origin.split('://');
  const pin = query(invitation.fingerprint);
  const plain = scheme === 'http' ? `${pin ? '&' : '?'}plain=1` : '';
  return `${LINK_SCHEME}://${host}/m/${invitation.code}${pin}${plain}`;
}

function query(fingerprint: string | undefined): string {
  return fingerprint === undefined ? '' : `?pin=${fingerprint}`;
}

function fromParts(
  origin: string | undefined,
  codeText: string | undefined,
  search: string | undefined,
): Invitation | undefined {
  const code = parseRoomCode(codeText ?? '');
  if (!code || !origin) return undefined;
  const pin = parameter(search, 'pin');
  if (pin !== undefined && !isFingerprint(pin)) return undefined;
  return { code, origin, fingerprint: pin };
}

function appLinkOrigin(host: string, search: string | undefined): string {
  const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  return loopback && parameter(search, 'plain') === '1' ? `http://${host}` : `https://${host}`;
}

function parameter(search: string | undefined, name: string): string | undefined {
  const pair = search?.split('&').find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1).replaceAll(/%2f/gi, '/');
}
